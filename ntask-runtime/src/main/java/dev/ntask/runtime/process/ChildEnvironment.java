package dev.ntask.runtime.process;

import java.util.Map;
import java.util.Objects;

/** Gives a child exactly the variables it is to have. */
final class ChildEnvironment {
    private ChildEnvironment() {}

    /**
     * Turns the variables that a child would inherit into those it is to have. Those that stay are not touched: the JDK
     * keeps their bytes, which need not be text.
     */
    static void set(Map<String, String> inherited, Map<String, String> wanted) {
        inherited.keySet().retainAll(wanted.keySet());
        for (Map.Entry<String, String> variable : wanted.entrySet()) {
            if (!Objects.equals(inherited.get(variable.getKey()), variable.getValue())) {
                inherited.put(variable.getKey(), variable.getValue());
            }
        }
    }
}
