package dev.ntask.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSplitterTest {
    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter = new LineSplitter(lines::add);

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        a\\n           ; a
        a\\nb\\n       ; a|b
        a\\nb          ; a|b
        \\n            ; ''
        \\n\\na\\n     ; ||a
        a\\r\\nb\\r\\n ; a|b
        a\\rb\\n       ; a\\rb
        ; ''
        """)
    void cutsAtLineEnds(String text, String expected) {
        String input = text == null ? "" : unescape(text);
        for (int piece = 1; piece <= Math.max(1, input.length()); piece++) {
            lines.clear();
            feed(input.getBytes(StandardCharsets.UTF_8), piece);
            splitter.finish();
            assertEquals(unescape(expected), String.join("|", lines), "in pieces of " + piece);
        }
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\r", "\r");
    }

    @Test
    void aCharacterInTwoPiecesStaysWhole() {
        feed("gr\u00fc\u00dfe \ud83d\ude00\n".getBytes(StandardCharsets.UTF_8), 1);
        assertEquals(List.of("gr\u00fc\u00dfe \ud83d\ude00"), lines);
    }

    @Test
    void bytesThatAreNoTextBecomeReplacementCharacters() {
        feed(new byte[] {'a', (byte) 0xff, (byte) 0xc3, 'b', '\n', (byte) 0x80, '\n'}, 2);
        assertEquals(List.of("a\ufffd\ufffdb", "\ufffd"), lines);
    }

    @Test
    void bytesThatTheTextDoesNotTellAreHandedOnToo() {
        List<String> all = new ArrayList<>();
        LineSplitter exact = new LineSplitter(new LineSplitter.Lines() {
            @Override
            public void accept(String line) {
                all.add(line);
            }

            @Override
            public void accept(String line, String bytes) {
                all.add(line + "=" + bytes);
            }
        });
        byte[] written = "gr\u00fc\u00df\ncr\r\n\n\r\n".getBytes(StandardCharsets.UTF_8);
        exact.accept(written, 0, written.length);
        exact.accept(new byte[] {(byte) 0xff, 'x', '\n', 'e', '\r'}, 0, 5);
        exact.finish();
        assertEquals(List.of("gr\u00fc\u00df", "cr=cr\r\n", "", "=\r\n", "\ufffdx=\u00ffx\n", "e=e\r"), all);
    }

    @Test
    void aLineWithoutEndIsCutBetweenCharacters() {
        byte[] endless = "\u00e4".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        feed(endless, 8191);
        splitter.finish();
        assertEquals("\u00e4".repeat(1 << 20), String.join("", lines));
        assertEquals(2, lines.size());
    }

    @Test
    void partsAreHandedOnBeforeTheirLineIsComplete() {
        List<String> parts = new ArrayList<>();
        LineSplitter live = new LineSplitter(lines::add, parts::add);
        byte[] bytes = "go on\u00e4? yes\nx\n".getBytes(StandardCharsets.UTF_8);
        live.accept(bytes, 0, 6);
        assertEquals(List.of("go on"), parts, "half a character is no part");
        live.accept(bytes, 6, 3);
        assertEquals(List.of("go on", "\u00e4? "), parts);
        live.accept(bytes, 9, bytes.length - 9);
        assertEquals(List.of("go on", "\u00e4? "), parts);
        assertEquals(List.of("go on\u00e4? yes", "x"), lines);
    }

    @Test
    void aPartNeverHoldsHalfALineEnd() {
        List<String> parts = new ArrayList<>();
        LineSplitter live = new LineSplitter(lines::add, parts::add);
        for (byte b : "10%\r20%\r\nok\r\n".getBytes(StandardCharsets.UTF_8)) {
            live.accept(new byte[] {b}, 0, 1);
        }
        assertEquals("10%\r20%ok", String.join("", parts));
        assertEquals(List.of("10%\r20%", "ok"), lines);
    }

    private void feed(byte[] bytes, int piece) {
        for (int i = 0; i < bytes.length; i += piece) {
            splitter.accept(bytes, i, Math.min(piece, bytes.length - i));
        }
    }
}
