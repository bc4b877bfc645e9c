package dev.ntask.processor.model;

/**
 * A text and where it was written.
 *
 * @param text the text
 * @param open whether it names what does not exist in this round, so that the text says nothing; javac says so at the end
 * @param origin the annotation value or expression it comes from
 */
public record Located(String text, boolean open, Origin origin) {}
