package dev.ntask.runtime.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ntask.runtime.event.LineStreams.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineStreamsTest {
    @Test
    void linesFromOneSourceAreOneRun() {
        LineStreams.Builder builder = new LineStreams.Builder();
        for (Source source : new Source[] {Source.OUT, Source.OUT, Source.ERR, Source.CAPTURED, Source.CAPTURED}) {
            builder.add(source);
        }
        builder.add(Source.OUT);
        assertEquals("o2 e1 c2 o1", builder.build().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "o1", "e12 o3 c4", "o2147483647"})
    void whatWasWrittenIsRead(String text) {
        assertEquals(text, LineStreams.parse(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "o", "x1", "o0", "o-1", "o1  e1", "o1e1", "o99999999999"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> LineStreams.parse(text));
    }
}
