package dev.ntask.core.glob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobPatternTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            *.java            | A.java                | true
            *.java            | a/b/C.java            | true
            *.java            | a/b/C.java.txt        | false
            *.java            | odd.java/readme       | true
            /*.java           | A.java                | true
            /*.java           | a/B.java              | false
            src/**/*.java     | src/A.java            | true
            src/**/*.java     | src/a/b/C.java        | true
            src/**/*.java     | other/src/A.java      | false
            src/**            | src/a                 | true
            src/**            | src                   | false
            **/gen            | gen/x                 | true
            **/gen            | a/b/gen/x/y           | true
            a/**/b            | a/b                   | true
            a/**/b            | a/x/y/b               | true
            a/**/b            | a/x/y/bb              | false
            a/*/b             | a/x/y/b               | false
            build/classes/    | build/classes/A.class | true
            build/classes/    | build/classes         | false
            build/            | sub/build/x           | true
            doc/*.txt         | doc/a/b.txt           | false
            a?c               | abc                   | true
            ?.txt             | ä.txt                 | false
            ??.txt            | ä.txt                 | true
            [a-c]x            | bx                    | true
            [!a-c]x           | bx                    | false
            [[:digit:]]       | 7                     | true
            \\*               | *                     | true
            \\*               | a                     | false
            \\!keep           | !keep                 | true
            #notes            | #notes                | true
            a**/x             | abc/x                 | true
            a**/x             | a/b/x                 | true
            b/a**c/x          | b/a/c/x               | false
            """)
    void coversFilesAsGitWouldIgnoreThem(String pattern, String path, boolean expected) {
        assertEquals(expected, GlobPattern.parse(pattern).covers(path, false));
    }

    @Test
    void aSlashAtTheEndAsksForADirectory() {
        GlobPattern pattern = GlobPattern.parse("build/classes/");

        assertTrue(pattern.directoryOnly());
        assertTrue(pattern.covers("build/classes", true));
    }

    @Test
    void spacesAtTheEndCountOnlyIfQuoted() {
        assertTrue(GlobPattern.parse("notes  ").covers("notes", false));
        assertTrue(GlobPattern.parse("notes\\ ").covers("notes ", false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~            | 0 | the pattern is empty
            ~  ~          | 0 | the pattern is empty
            /             | 0 | the pattern is empty
            !             | 0 | nothing follows the !
            !/            | 0 | nothing follows the !
            src/[ab       | 4 | this class has no closing ]; write \\[ for the character
            ä/[ab         | 2 | this class has no closing ]; write \\[ for the character
            a[]           | 1 | this class has no closing ]; write \\[ for the character
            a[b/          | 1 | this class has no closing ]; write \\[ for the character
            a[[:alpha:]   | 1 | this class has no closing ]; write \\[ for the character
            [[:letter:]]  | 1 | there is no character class [:letter:]
            x[z-a]        | 2 | this range runs backwards
            x[/]          | 1 | this class matches no character
            [ä]           | 1 | a class matches one byte, this character has more; write two patterns
            a\\           | 1 | nothing follows the backslash; write \\\\ for the character
            a\\/          | 1 | nothing follows the backslash; write \\\\ for the character
            ../x          | 0 | a path cannot leave the project
            a/../b        | 2 | a path cannot leave the project
            ./src/**      | 0 | leave out the .
            a//b          | 2 | this segment is empty
            //etc         | 1 | this segment is empty
            a//           | 2 | this segment is empty
            src/*.{c,h}   | 6 | there are no {a,b} alternatives; write one pattern for each
            """)
    void rejectsWhatCouldNeverMatch(String pattern, int position, String reason) {
        GlobSyntaxException e = assertThrows(GlobSyntaxException.class, () -> GlobPattern.parse(pattern));

        assertEquals(position + " " + reason, e.position() + " " + e.reason());
        assertEquals("malformed pattern \"" + pattern + "\" at " + (position + 1) + ": " + reason, e.getMessage());
    }

    @Test
    void rejectsCharactersNoPathHas() {
        assertEquals(
                1,
                assertThrows(GlobSyntaxException.class, () -> GlobPattern.parse("a\0b"))
                        .position());
        assertThrows(GlobSyntaxException.class, () -> GlobPattern.parse("a\ud800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "a/{one}{two}", "\\{a,b}", "a}b,{", "...", "a/.../b", ".a", "..a", "[]]", "[!]]"})
    void acceptsWhatOnlyLooksOdd(String pattern) {
        assertEquals(pattern, GlobPattern.parse(pattern).text());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            build/classes/**   | build/classes | no
            build/classes/     | build/classes | build/classes
            build/cla*/x       | build         | no
            /pom.xml           | pom.xml       | pom.xml
            pom.xml            | ''            | pom.xml
            a/b\\*c            | a/b*c         | a/b*c
            a/b\\*c*/d         | a             | no
            *.java             | ''            | no
            /*.java            | ''            | no
            **/x               | ''            | no
            a/b**              | a             | no
            a**/b              | ''            | no
            !src/gen/**        | src/gen       | no
            größe/ä/*          | größe/ä       | no
            """)
    void knowsItsLiteralPart(String pattern, String prefix, String literal) {
        GlobPattern parsed = GlobPattern.parse(pattern);

        assertEquals(prefix, parsed.literalPrefix());
        assertEquals(literal.equals("no") ? Optional.empty() : Optional.of(literal), parsed.literal());
        assertEquals(!literal.equals("no"), parsed.isLiteral());
    }

    @ParameterizedTest(name = "{0} below {1}: {2}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            *.java        | any/where     | true
            src/**        | src           | true
            src/**        | src/a/b       | true
            src/**        | srcs          | false
            src/**        | sr            | false
            src/**        | ''            | true
            src/*/x       | src           | true
            src/*/x       | src/a         | true
            src/*/x       | src/a/b       | false
            src/*/x       | src/a/x       | true
            src/a*b/x     | src/aab       | true
            src/a*b/x     | src/ac        | false
            src/[ab]/x    | src/c         | false
            build/        | build         | true
            build/out/    | build/out/a   | true
            build/out/    | build/other   | false
            /pom.xml      | src           | false
            /pom.xml      | pom.xml       | true
            a**/x         | b             | false
            a**/x         | abc/d         | true
            """)
    void tellsWhereAWalkNeedNotGo(String pattern, String directory, boolean expected) {
        assertEquals(expected, GlobPattern.parse(pattern).mayMatchBelow(directory));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*b", "!x", "#x", "a ", "[a]", "a\\b", "{a,b}", "ä", "a?", " "})
    void escapesAnyTextToItself(String literal) {
        GlobPattern pattern = GlobPattern.parse("x/" + GlobPattern.escape(literal));

        assertEquals(Optional.of("x/" + literal), pattern.literal());
    }

    @Test
    void isAValueByItsText() {
        assertEquals(GlobPattern.parse("a/*"), GlobPattern.parse("a/*"));
        assertEquals(
                GlobPattern.parse("a/*").hashCode(), GlobPattern.parse("a/*").hashCode());
        assertNotEquals(GlobPattern.parse("a/*"), GlobPattern.parse("!a/*"));
    }
}
