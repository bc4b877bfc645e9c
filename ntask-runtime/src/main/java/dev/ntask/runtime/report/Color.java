package dev.ntask.runtime.report;

/** The colours of lines, as what a terminal wants to be told. */
enum Color {
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36"),
    FAINT("2");

    private final String code;

    Color(String code) {
        this.code = code;
    }

    String paint(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
