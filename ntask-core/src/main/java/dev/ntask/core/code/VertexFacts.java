package dev.ntask.core.code;

import java.util.List;

/**
 * What a vertex contributes.
 *
 * @param label its own content
 * @param next what it leads to, in any order
 */
record VertexFacts(Sha256 label, List<Vertex> next) {}
