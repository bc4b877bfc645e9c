package dev.ntask.core.graph;

/**
 * One dependency.
 *
 * @param from the node that depends
 * @param to the node it depends on
 */
public record Edge(String from, String to) {}
