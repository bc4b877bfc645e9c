package dev.ntask.runtime.launcher;

import java.util.Map;

/** Whether archives are made, and when: what the user says in the environment. */
enum ArchiveUse {
    /** Never; the script uses none either. */
    NONE,
    /** By a process of their own, after this one has ended. */
    BEHIND,
    /** Before this process ends. */
    AT_ONCE;

    private static final String VARIABLE = "NTASK_ARCHIVE";

    static ArchiveUse of(Map<String, String> environment) {
        String wish = environment.getOrDefault(VARIABLE, "");
        if (wish.equals("off") || hasFlags(environment)) {
            return NONE;
        }
        return wish.equals("wait") ? AT_ONCE : BEHIND;
    }

    /** Flags that Java takes from the environment may forbid archives, or make them others; the script asks the same. */
    private static boolean hasFlags(Map<String, String> environment) {
        return !environment.getOrDefault("JAVA_TOOL_OPTIONS", "").isEmpty()
                || !environment.getOrDefault("JDK_JAVA_OPTIONS", "").isEmpty()
                || !environment.getOrDefault("_JAVA_OPTIONS", "").isEmpty();
    }
}
