package dev.ntask.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} explains what the processor can say, and nothing else. */
class ErrorsDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @Test
    void everyCodeHasItsEntryInOrderAndNoOtherHasOne() throws IOException {
        List<String> documented = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                documented.add(line.substring(3, line.indexOf(':')));
            }
        }
        List<String> codes = Arrays.stream(Message.values()).map(Message::code).toList();
        assertEquals(codes, documented);
    }

    @Test
    void everyEntryNamesAWayOut() throws IOException {
        String[] entries = Files.readString(PAGE).split("\n## ", -1);
        for (int i = 1; i < entries.length; i++) {
            assertTrue(entries[i].contains("*Way out:* "), entries[i]);
        }
    }

    @Test
    void whatIsNoErrorSaysSo() throws IOException {
        String page = Files.readString(PAGE);
        for (Message message : Message.values()) {
            if (message.kind() != Place.Kind.ERROR) {
                String kind = message.kind() == Place.Kind.WARNING ? "(warning)" : "(note)";
                String title = page.substring(page.indexOf("## " + message.code()));
                assertTrue(title.lines().findFirst().orElse("").endsWith(kind), message.code());
            }
        }
    }
}
