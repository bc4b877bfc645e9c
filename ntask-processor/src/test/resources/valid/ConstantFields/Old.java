class Old {
    @Deprecated(forRemoval = true)
    static final String NAME = "old";
}
