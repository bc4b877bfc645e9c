package dev.ntask.runtime.report;

import java.nio.file.Path;

/**
 * Where the records of runs are kept, and how many.
 *
 * @param directory of all runs, absolute; made if it is not there
 * @param keep how many runs stay, the current one included; 0 for all
 * @param apart whether a user chose the directory, so that another run of the project may be recorded elsewhere
 * @param pid the number of this ntask, which tells such runs apart
 */
public record RunsKept(Path directory, int keep, boolean apart, long pid) {}
