package build.made;

public enum Level {
    LOW,
    HIGH
}
