package dev.example.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void numbersStandAtTheRight() {
        String expected = """
                fruit   count
                ------  -----
                apple       3
                cherry    120
                """;
        assertEquals(expected, new Table(CsvReader.read("fruit,count\napple,3\ncherry,120\n")).render());
    }

    @Test
    void shortRowsAreFilledUp() {
        assertEquals("a  b\n-  -\n1\n", new Table(List.of(List.of("a", "b"), List.of("1"))).render());
    }

    @Test
    void noRowsPrintNothing() {
        assertEquals("", new Table(List.of()).render());
    }
}
