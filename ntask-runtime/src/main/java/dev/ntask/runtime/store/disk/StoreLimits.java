package dev.ntask.runtime.store.disk;

import java.time.Duration;

/**
 * How much a store may keep.
 *
 * @param bytes the size of all results with their contents
 * @param age how long ago a result may have been used last
 */
public record StoreLimits(long bytes, Duration age) {}
