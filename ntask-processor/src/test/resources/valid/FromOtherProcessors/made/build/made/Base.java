package build.made;

public class Base {
    protected static final String NAME = "prepare";
    public static final String LEVEL = "LOW";

    protected static <T> T inherited(T value) {
        return value;
    }
}
