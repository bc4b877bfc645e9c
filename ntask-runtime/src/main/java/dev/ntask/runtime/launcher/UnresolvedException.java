package dev.ntask.runtime.launcher;

/** Says which library could not be resolved, and why. */
public final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String coordinates;

    /**
     * Creates an exception.
     *
     * @param coordinates those of the library as they are written; empty if it is no one's fault
     * @param reason one line
     */
    public UnresolvedException(String coordinates, String reason) {
        super(reason);
        this.coordinates = coordinates;
    }

    /** Returns the coordinates of the library as they are written, or an empty string. */
    public String coordinates() {
        return coordinates;
    }
}
