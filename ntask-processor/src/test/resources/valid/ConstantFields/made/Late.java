class Late {
    static final String NAME = "late";
}
