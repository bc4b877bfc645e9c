package dev.ntask.core.code;

import java.util.Optional;

/**
 * What the code index knows of one task.
 *
 * @param digest the code digest: SHA-256 in hexadecimal
 * @param usesLibrary whether the digest of all library jars is part of it
 * @param opaqueBy the call that hides what the task runs ({@code a.Tasks.load calls java.lang.Class.forName}), in which
 *     case the digest is that of the whole class path
 */
public record TaskCode(String digest, boolean usesLibrary, Optional<String> opaqueBy) {}
