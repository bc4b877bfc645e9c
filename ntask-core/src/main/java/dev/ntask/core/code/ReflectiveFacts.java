package dev.ntask.core.code;

import java.util.SortedSet;

/**
 * What a library can learn of a class by looking at it: flags, names, signatures, parameter names, visible annotations.
 *
 * @param digest the members in their order
 * @param types the classes that the members' types and annotations name, to which a library may go on
 * @param names texts in annotations that read like names of classes or packages
 */
record ReflectiveFacts(Sha256 digest, SortedSet<String> types, SortedSet<String> names) {}
