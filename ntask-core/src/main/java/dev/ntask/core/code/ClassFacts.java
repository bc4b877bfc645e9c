package dev.ntask.core.code;

import java.util.Map;

/**
 * A class as far as code can depend on it.
 *
 * @param shape kind, supertypes and record components
 * @param methods by name and descriptor
 * @param fields by name and descriptor
 * @param switchMaps by field: javac's tables from enum constants to switch keys, where this class holds such
 */
record ClassFacts(
        ClassHeader header,
        ErasedCode shape,
        Map<String, MethodFacts> methods,
        Map<String, FieldFacts> fields,
        Map<String, EnumSwitchMap> switchMaps) {}
