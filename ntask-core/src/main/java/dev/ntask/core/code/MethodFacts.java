package dev.ntask.core.code;

import java.util.List;

/**
 * A method's behaviour: what it does, and what that refers to.
 *
 * @param code flags and symbolic instructions
 * @param references what the instructions mention, each once, in order
 */
record MethodFacts(MemberHeader header, ErasedCode code, List<Reference> references) {}
