package dev.ntask.runtime.fingerprint;

/**
 * SHA-256 and length of some bytes.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param size the number of bytes
 */
public record Digest(String sha256, long size) {
    /** Creates a digest; rejects what is not 64 lower-case hexadecimal digits, so that it can name a file. */
    public Digest {
        if (!isHex(sha256) || size < 0) {
            throw new IllegalArgumentException("not a SHA-256 digest with size: " + sha256 + "/" + size);
        }
    }

    private static boolean isHex(String text) {
        if (text.length() != 64) {
            return false;
        }
        for (int i = 0; i < 64; i++) {
            char c = text.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
