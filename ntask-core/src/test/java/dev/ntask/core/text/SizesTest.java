package dev.ntask.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0 B, 0",
        "7B, 7",
        "1kB, 1000",
        "1 KB, 1000",
        "1 KiB, 1024",
        "5 GiB, 5368709120",
        "500 MB, 500000000",
        "1.5 MiB, 1572864",
        "0.0001 kB, 0",
        "2 TB, 2000000000000",
        "8388607 TiB, 9223370937343148032"
    })
    void readsWhatPeopleWrite(String text, long bytes) {
        assertEquals(OptionalLong.of(bytes), Sizes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "GiB",
                " 1 B",
                "1  B",
                "1 B ",
                "-1 B",
                "+1 B",
                "1 gib",
                "1,5 B",
                ".5 B",
                "1. B",
                "1.2.3 B",
                "8388608 TiB",
                "1e3 B",
                "99999999999999999999999999999999999999999 B",
                "١ B"
            })
    void takesNothingElse(String text) {
        assertEquals(OptionalLong.empty(), Sizes.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "1048576, 1 MiB",
        "5368709120, 5 GiB",
        "9223372036854775807, 8388608 TiB"
    })
    void writesTheGreatestUnitThatIsFilled(long bytes, String text) {
        assertEquals(text, Sizes.format(bytes));
    }
}
