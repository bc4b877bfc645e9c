package dev.ntask;

import java.util.List;

/** Thrown when tasks depend on each other in a circle, which a registry not made by the processor may contain. */
public final class CycleException extends DiscoveryException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // always an immutable list of strings
    private final List<String> cycle;

    /** Creates an exception for a cycle whose first and last names are the same. */
    public CycleException(List<String> cycle) {
        super("dependency cycle: " + String.join(" -> ", cycle));
        this.cycle = List.copyOf(cycle);
    }

    /** Returns the names along the cycle; the first is repeated at the end. */
    public List<String> cycle() {
        return cycle;
    }
}
