package dev.ntask.runtime.execute;

import dev.ntask.runtime.input.Inputs;
import dev.ntask.runtime.store.ContentStore;
import dev.ntask.runtime.store.Outputs;
import dev.ntask.runtime.store.Results;
import dev.ntask.runtime.store.TaskLocks;

/**
 * Everything that lets results be reused.
 *
 * @param inputs the project's files
 * @param fingerprinter says what decides a result
 * @param results where results are found and kept
 * @param contents where bytes are kept
 * @param outputs the files that actions write
 * @param locks who works on which outputs
 */
public record TaskCache(
        Inputs inputs,
        Fingerprinter fingerprinter,
        Results results,
        ContentStore contents,
        Outputs outputs,
        TaskLocks locks) {}
