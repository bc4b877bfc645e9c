package dev.ntask.runtime.registry;

/** Thrown when a word on the command line is not a value of its parameter's type. */
public final class ArgumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /** Creates an exception: {@code 'abc' is not a whole number} for a parameter. */
    public ArgumentException(String parameter, String reason) {
        super(reason);
        this.parameter = parameter;
    }

    /** Returns the name of the Java parameter. */
    public String parameter() {
        return parameter;
    }
}
