package dev.ntask.core.code;

import java.util.Optional;

/**
 * What the code index knows of one task.
 *
 * @param digest the code digest: SHA-256 in hexadecimal
 * @param usesLibrary whether the digest of all library jars is part of it
 * @param opaqueBy the call that hides what the task reaches ({@code a.Tasks.load calls java.lang.Class.forName}), in
 *     which case the digest is that of the whole class path
 * @param runsUnseen whether such a call may run anything, also what asks how classes are loaded, rather than only look at
 *     classes and resources through a loader of its own
 */
public record TaskCode(String digest, boolean usesLibrary, Optional<String> opaqueBy, boolean runsUnseen) {}
