package dev.ntask.runtime.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ntask.runtime.fingerprint.Digest;
import dev.ntask.runtime.fingerprint.Encoder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionResultCodecTest {
    private static final Digest A = Digest.of(new byte[] {'a'});

    private static final ActionResult RESULT = new ActionResult(
            "api.test --pattern='a b'",
            A,
            new OutputTree(
                    List.of(new OutputTree.File("build/é", A, 0755), new OutputTree.File("build/x", A, 0600)),
                    List.of(new OutputTree.Link("build/l", "../somewhere/")),
                    List.of("build/empty")),
            Digest.of(new byte[0]),
            "o1 e2",
            Duration.ofNanos(1_234_567_890_123L),
            Instant.ofEpochMilli(1_700_000_000_000L));

    @Test
    void aResultIsReadBackAsItWas() throws IOException {
        byte[] bytes = ActionResultCodec.encode(RESULT);
        assertEquals(RESULT, ActionResultCodec.decode(bytes));
        assertArrayEquals(bytes, ActionResultCodec.encode(RESULT));
    }

    /** If this fails, entries of the ntask before cannot be read: give the format another name. */
    @Test
    void bytesArePinnedToTheFormat() {
        assertEquals(
                "1e7d37369080c8cd2c1ed7e0851eae689deb1f69f0750c7ac772883c47a548b7",
                Digest.of(ActionResultCodec.encode(RESULT)).sha256());
    }

    @Test
    void everyTruncationIsRecognised() {
        byte[] good = ActionResultCodec.encode(RESULT);
        for (int length = 0; length < good.length; length++) {
            byte[] truncated = Arrays.copyOf(good, length);
            assertThrows(IOException.class, () -> ActionResultCodec.decode(truncated));
        }
    }

    @Test
    void everyFlippedBitIsRecognised() {
        byte[] good = ActionResultCodec.encode(RESULT);
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] damaged = good.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(IOException.class, () -> ActionResultCodec.decode(damaged));
        }
    }

    /** Bytes that somebody sealed correctly but filled with anything are no other exception than damaged ones. */
    @Test
    void sealedNonsenseIsRecognised() throws IOException {
        Random random = new Random(11);
        byte[] good = ActionResultCodec.encode(RESULT);
        byte[] content = Arrays.copyOfRange(good, 0, good.length - 8);
        int rejected = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] changed = content.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            byte[] sealed = Envelope.seal(new Encoder().putRaw(changed));
            try {
                ActionResultCodec.decode(sealed);
            } catch (IOException e) {
                rejected++;
            }
        }
        assertEquals(true, rejected > 500, "rejected " + rejected);
    }

    @Test
    void anotherFormatIsNamed() {
        byte[] sealed = Envelope.seal(Envelope.begin("ntask action result 99").putString("x"));
        IOException thrown = assertThrows(IOException.class, () -> ActionResultCodec.decode(sealed));
        assertEquals("of another format: ntask action result 99 instead of ntask action result 2", thrown.getMessage());
    }
}
