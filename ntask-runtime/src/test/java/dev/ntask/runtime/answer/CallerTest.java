package dev.ntask.runtime.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call comes to, in the order in which the script tells it; that it really does is {@code AnswersIT}'s to show. */
final class CallerTest {
    private static String text(String environment, String top, String... words) {
        byte[] bytes = environment.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
        byte[] text =
                Caller.of(Path.of("/opt/ntask"), List.of(words), false, bytes).text(top);
        return new String(text, StandardCharsets.ISO_8859_1).replace('\0', '|');
    }

    @Test
    void variablesAreSortedByTheirBytes() {
        assertEquals("/opt/ntask|.|||1|build|B=1|LC_ALL=C|a=2|b=\u00ff|", text("b=\u00ff|a=2|B=1|", ".", "build"));
    }

    @Test
    void aTerminalIsAnotherCaller() {
        Caller caller = Caller.of(Path.of("/opt"), List.of(), true, new byte[0]);
        assertEquals(
                "/opt|.|terminal||0|LC_ALL=C|",
                new String(caller.text("."), StandardCharsets.UTF_8).replace('\0', '|'));
    }

    @Test
    void whatShellsSetIsLeftOut() {
        assertEquals("/opt/ntask||||0|LC_ALL=C|PWDX=5|__=6|", text("PWD=1|OLDPWD=2|SHLVL=3|_=4|PWDX=5|__=6|", ""));
    }

    @Test
    void theCallersLocaleStandsApart() {
        assertEquals("/opt/ntask|./..||=de_DE|2|a|b|LC_ALL=C|", text("LC_ALL=de_DE|", "./..", "a", "b"));
        assertEquals("/opt/ntask|./..||=|2|a|b|LC_ALL=C|", text("LC_ALL=|", "./..", "a", "b"));
    }
}
