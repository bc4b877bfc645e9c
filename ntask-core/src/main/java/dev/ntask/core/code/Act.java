package dev.ntask.core.code;

/**
 * What an instruction does that a cached task must not.
 *
 * @param what the variable, the property, or the field with its class; empty if there is none
 * @param words the call or the field as an author would write it
 * @param line in the source, 0 if unknown
 */
record Act(Impurity.Kind kind, String what, String words, int line) {}
