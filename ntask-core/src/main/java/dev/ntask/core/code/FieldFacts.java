package dev.ntask.core.code;

/**
 * A field's behaviour.
 *
 * @param code flags and the ConstantValue
 */
record FieldFacts(MemberHeader header, ErasedCode code) {}
