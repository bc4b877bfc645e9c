package dev.example.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
    @Test
    void fieldsAreSeparatedByCommas() {
        assertEquals(List.of(List.of("a", "b"), List.of("1", "")), CsvReader.read("a,b\n1,\n"));
    }

    @Test
    void quotedFieldsHoldCommasQuotesAndLineEnds() {
        assertEquals(List.of(List.of("a,b", "say \"hi\"", "x\ny")), CsvReader.read("\"a,b\",\"say \"\"hi\"\"\",\"x\ny\"\r\n"));
    }

    @Test
    void anOpenQuoteIsAnError() {
        Exception error = assertThrows(IllegalArgumentException.class, () -> CsvReader.read("a,\"b"));
        assertEquals("the field that opens at character 2 is not closed", error.getMessage());
    }
}
