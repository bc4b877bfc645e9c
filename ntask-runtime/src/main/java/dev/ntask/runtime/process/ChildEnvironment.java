package dev.ntask.runtime.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives children exactly the variables they are to have: what that changes in what they would inherit is found out once.
 *
 * <p>Variables that stay are not touched: the JDK keeps their bytes, which need not be text.
 */
final class ChildEnvironment {
    private final List<String> removed = new ArrayList<>();
    private final Map<String, String> changed = new HashMap<>();

    /** Compares the variables that all children are to have with those that they would inherit. */
    ChildEnvironment(Map<String, String> wanted, Map<String, String> inherited) {
        for (String name : inherited.keySet()) {
            if (!wanted.containsKey(name)) {
                removed.add(name);
            }
        }
        for (Map.Entry<String, String> variable : wanted.entrySet()) {
            if (!variable.getValue().equals(inherited.get(variable.getKey()))) {
                changed.put(variable.getKey(), variable.getValue());
            }
        }
    }

    /** Turns the variables that a child would inherit into those of all children and its own. */
    void set(Map<String, String> inherited, Map<String, String> own) {
        for (String name : removed) {
            inherited.remove(name);
        }
        inherited.putAll(changed);
        inherited.putAll(own);
    }
}
