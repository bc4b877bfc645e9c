package dev.ntask.runtime.launcher;

import java.util.HashMap;
import java.util.Map;

/** The environment as the caller of ntask had it, for commands: the script changes some of it for Java's sake. */
final class CallerEnvironment {
    /** The caller's {@code LC_ALL} behind an equals sign, or empty if it had none; absent if it was not changed. */
    private static final String LOCALE = "NTASK_LC_ALL";

    private CallerEnvironment() {}

    static Map<String, String> of(Map<String, String> environment) {
        String locale = environment.get(LOCALE);
        if (locale == null) {
            return environment;
        }
        Map<String, String> callers = new HashMap<>(environment);
        callers.remove(LOCALE);
        if (locale.startsWith("=")) {
            callers.put("LC_ALL", locale.substring(1));
        } else {
            callers.remove("LC_ALL");
        }
        return callers;
    }
}
