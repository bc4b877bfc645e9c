package dev.ntask.runtime.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.ntask.runtime.fingerprint.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputFileTest {
    @Test
    void whatDiffersInAnythingIsAnother() {
        List<InputFile> files = List.of(
                file("a", "1", false, ""),
                file("b", "1", false, ""),
                file("a", "2", false, ""),
                file("a", "1", true, ""),
                file("a", "1", false, "t"),
                file("a", "1", false, "u"),
                file("a", "", false, "t"));
        for (int i = 0; i < files.size(); i++) {
            for (int j = 0; j < files.size(); j++) {
                if (i != j) {
                    assertNotEquals(files.get(i), files.get(j));
                }
            }
        }
        assertNotEquals(files.get(0), "a");
        InputFile same = file("a", "1", false, "");
        assertEquals(files.get(0), same);
        assertEquals(files.get(0).hashCode(), same.hashCode());
    }

    private static InputFile file(String path, String content, boolean executable, String target) {
        Optional<Digest> digest =
                content.isEmpty() ? Optional.empty() : Optional.of(Digest.of(content.getBytes(StandardCharsets.UTF_8)));
        return new InputFile(path, digest, executable, target.isEmpty() ? Optional.empty() : Optional.of(target));
    }
}
