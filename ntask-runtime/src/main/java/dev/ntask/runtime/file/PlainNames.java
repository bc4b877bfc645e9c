package dev.ntask.runtime.file;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Names by which an entry of a directory can be asked for, instead of being looked for among all.
 *
 * <p>That must find what a list of the directory would, and nothing else. So a name is in ASCII, which has one form in every
 * locale; not longer than file systems allow; and the system is one where a name in other letters is another name, mostly:
 * some mounts and directories of Linux are otherwise, which {@link #answersToOther} tells.
 */
public final class PlainNames {
    private static final boolean EXACT = System.getProperty("os.name", "").equals("Linux");

    private static final int LONGEST = 255;

    private PlainNames() {}

    /** Tells whether a name is one. */
    public static boolean has(String name) {
        if (!EXACT || name.isEmpty() || name.length() > LONGEST || name.equals(".") || name.equals("..")) {
            return false;
        }
        return isAscii(name);
    }

    /** Tells whether all of some names are. */
    public static boolean haveAll(Iterable<String> names) {
        for (String name : names) {
            if (!has(name)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether a directory has an entry of a name with its letters in the other case: either there are two, or the
     * directory does not tell them apart, and only a list says which it has.
     */
    public static boolean answersToOther(Path directory, String name) {
        String other = swapped(name);
        return !other.equals(name) && Files.exists(directory.resolve(other), LinkOption.NOFOLLOW_LINKS);
    }

    private static String swapped(String name) {
        char[] letters = name.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            char c = letters[i];
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                letters[i] = (char) (c ^ 0x20);
            }
        }
        return new String(letters);
    }

    /** Tells whether nothing in a name can stand for what Java could not decode. */
    public static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) > '~' || name.charAt(i) == '?') {
                return false;
            }
        }
        return true;
    }
}
