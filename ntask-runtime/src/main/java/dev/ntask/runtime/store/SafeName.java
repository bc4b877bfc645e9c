package dev.ntask.runtime.store;

import dev.ntask.runtime.fingerprint.Hasher;

/**
 * Makes a file name of an action's name, which may be long and hold slashes, quotes or anything else an argument can.
 *
 * <p>Two actions never share a file, not even where the file system disregards case. Most names are spelt out, behind an
 * equals sign and with capitals marked. Of any other the beginning is what is readable of it, and the end is a part of its
 * digest.
 */
public final class SafeName {
    private static final int LONGEST = 100;
    private static final int READABLE = 40;
    private static final int DIGEST = 32;

    private SafeName() {}

    /** Returns the file name of an action, or of anything else that has a name. */
    public static String of(String action) {
        StringBuilder name = new StringBuilder(LONGEST);
        return isSpeltOut(action, name) ? name.toString() : digested(action);
    }

    private static boolean isSpeltOut(String action, StringBuilder name) {
        name.append('=');
        for (int i = 0; i < action.length() && name.length() <= LONGEST; i++) {
            char c = action.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                name.append('^').append((char) (c - 'A' + 'a'));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.') {
                name.append(c);
            } else {
                return false;
            }
        }
        // Windows drops points at the end.
        return name.length() > 1 && name.length() <= LONGEST && name.charAt(name.length() - 1) != '.';
    }

    private static String digested(String action) {
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
