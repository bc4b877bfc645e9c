package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Hasher;

/**
 * Makes a file name of an action's name, which may be long and hold slashes, quotes or anything else an argument can.
 *
 * <p>It begins with what is readable of the name and ends with a part of its digest, so that two actions never share a file,
 * not even where the file system disregards case.
 */
public final class SafeName {
    private static final int READABLE = 40;
    private static final int DIGEST = 32;

    private SafeName() {}

    /** Returns the file name of an action, or of anything else that has a name. */
    public static String of(String action) {
        StringBuilder name = new StringBuilder(READABLE + DIGEST + 1);
        for (int i = 0; i < action.length() && i < READABLE; i++) {
            char c = action.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
            name.append(plain ? c : '_');
        }
        Hasher hasher = new Hasher().putInt(action.length());
        for (int i = 0; i < action.length(); i++) {
            // Character by character, since an argument may be no valid Unicode.
            hasher.putInt(action.charAt(i));
        }
        return name.append('-').append(hasher.digest(), 0, DIGEST).toString();
    }
}
