package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;

/**
 * What generated code calls the generated members of a task.
 *
 * @param constants the generated class with the task's constant
 * @param constant the constant with the task's name
 * @param host the generated class with the methods
 * @param bind the method that converts words
 * @param run the method that calls the task
 */
record Invoker(ClassName constants, String constant, ClassName host, String bind, String run) {}
