package dev.ntask.core.code;

import java.util.Map;

/**
 * One of javac's tables from enum constants to switch keys. The keys count up over all switches of a top-level class, so
 * only the constants' names are meaning.
 *
 * @param constants by key
 */
record EnumSwitchMap(String enumName, Map<Integer, String> constants) {}
