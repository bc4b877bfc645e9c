package dev.ntask.runtime.graph;

/** The forms in which a graph can be drawn. */
public enum GraphFormat {
    /** A tree for a terminal. */
    ASCII,
    /** A flow chart for Mermaid, as in Markdown. */
    MERMAID,
    /** Input of Graphviz. */
    DOT,
    /** Data. */
    JSON,
    /** A page for a browser. */
    HTML
}
