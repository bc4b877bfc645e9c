package dev.ntask.runtime.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives each action of a run a log file's name of its own: the action's name where that is one on every file system, else
 * what is readable of it and a part of its digest.
 */
final class LogNames {
    private static final int LONGEST = 100;
    private static final int READABLE = 40;
    private static final int DIGEST_BYTES = 5;
    private static final String HEX = "0123456789abcdef";

    /** Names that Windows keeps for devices, whatever follows the first dot. */
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private final Map<String, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(String action) {
        String known = names.get(action);
        if (known != null) {
            return known;
        }
        String name = choose(action) + ".log";
        names.put(action, name);
        return name;
    }

    private String choose(String action) {
        if (isFileName(action) && take(action)) {
            return action;
        }
        String digested = readable(action) + "-" + digest(action);
        String name = digested;
        for (int i = 2; !take(name); i++) {
            name = digested + "-" + i;
        }
        return name;
    }

    /** False for a name that differs from an earlier one in case only: many file systems take both for one. */
    private boolean take(String name) {
        return taken.add(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isFileName(String action) {
        if (action.isEmpty() || action.length() > LONGEST || action.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < action.length(); i++) {
            if (!plain(action.charAt(i))) {
                return false;
            }
        }
        int dot = action.indexOf('.');
        return !DEVICES.contains((dot < 0 ? action : action.substring(0, dot)).toLowerCase(Locale.ROOT));
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    private static String readable(String action) {
        StringBuilder name = new StringBuilder(READABLE);
        for (int i = 0; i < action.length() && i < READABLE; i++) {
            char c = action.charAt(i);
            name.append(plain(c) && (c != '.' || i > 0) ? c : '_');
        }
        String text = name.toString();
        int dot = text.indexOf('.');
        return DEVICES.contains((dot < 0 ? text : text.substring(0, dot)).toLowerCase(Locale.ROOT)) ? "_" + text : text;
    }

    private static String digest(String action) {
        byte[] digest = sha256(action.getBytes(StandardCharsets.UTF_16BE));
        StringBuilder hex = new StringBuilder(2 * DIGEST_BYTES);
        for (int i = 0; i < DIGEST_BYTES; i++) {
            hex.append(HEX.charAt(digest[i] >> 4 & 0xf)).append(HEX.charAt(digest[i] & 0xf));
        }
        return hex.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
