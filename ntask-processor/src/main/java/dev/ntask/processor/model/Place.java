package dev.ntask.processor.model;

/** A place in the author's sources that a message can point at; how it does is the compiler's business. */
public interface Place {
    /** How grave a message is. */
    enum Kind {
        /** The compilation fails. */
        ERROR,
        /** The compilation goes on. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /** Returns the source file relative to its source root, with slashes. */
    String file();

    /** Returns the line, from 1; 0 if unknown. */
    int line();

    /** Returns the offset in the file, which orders the places of one file; -1 if unknown. */
    long offset();

    /** Lets the compiler say something about this place. */
    void report(Kind kind, String text);
}
