package dev.ntask.processor.model;

/**
 * A text and where it was written.
 *
 * @param text the text
 * @param origin the annotation value or expression it comes from
 */
public record Located(String text, Origin origin) {}
