package dev.ntask.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''       | 0
            abc      | 3
            Größe    | 5
            構築      | 4
            ｱ        | 1
            Ａ        | 2
            e\u0301  | 1
            \uD83D\uDE80 | 2
            a\u200Db | 2
            """)
    void countsWhatATerminalShows(String text, int columns) {
        assertEquals(columns, Columns.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abcdef   | 6  | abcdef
            abcdefg  | 6  | abc...
            構築構築   | 7  | 構築...
            構築構築   | 6  | 構...
            abcdef   | 1  | a...
            """)
    void cutsWhatIsTooWide(String text, int width, String expected) {
        assertEquals(expected, Columns.cut(text, width));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one two three      | 7  | one two/three
            one two three      | 6  | one/two/three
            one                | 9  | one
            ''                 | 5  | ''
            abcdefgh ij        | 3  | abc/def/gh/ij
            x abcdefgh         | 3  | x/abc/def/gh
            構築する             | 5  | 構築/する
            構築                | 1  | 構/築
            """)
    void breaksBetweenWordsAndWithinLongOnes(String text, int width, String expected) {
        assertEquals(expected, String.join("/", Columns.wrap(text, width)));
    }

    @Test
    void nothingIsLostAndNoLineIsTooWide() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append("ab 構é".charAt(random.nextInt(5)));
            }
            int width = 2 + random.nextInt(20);
            var lines = Columns.wrap(text.toString(), width);
            assertEquals(
                    text.toString().replace(" ", ""), String.join("", lines).replace(" ", ""), "seed " + seed);
            assertTrue(lines.stream().allMatch(line -> Columns.of(line) <= width), "seed " + seed + ": " + lines);
        }
    }
}
