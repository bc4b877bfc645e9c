package dev.ntask.processor.model;

import java.util.Optional;

/** What a task's or a group's name looks like. */
public final class TaskNames {
    private TaskNames() {}

    /** Returns a name with dots only; {@code api:lint} is {@code api.lint}. */
    public static String normalize(String name) {
        return name.replace(':', '.');
    }

    /** Returns what is wrong with the full name of a task or group, if anything. */
    public static Optional<String> problemOfTask(String name) {
        if (name.indexOf('@') >= 0) {
            return Optional.of("suffixes with '@' do not exist yet");
        }
        for (String part : normalize(name).split("\\.", -1)) {
            if (part.isEmpty()) {
                return Optional.of(name.isEmpty() ? "it is empty" : "a part of it is empty");
            }
            Optional<String> problem = problemOfCharacters(part);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    /** Returns what is wrong with a group's own name, if anything. */
    public static Optional<String> problemOfGroup(String name) {
        if (name.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (name.indexOf('.') >= 0 || name.indexOf(':') >= 0) {
            return Optional.of("it contains '" + (name.indexOf('.') >= 0 ? '.' : ':')
                    + "'; to put one group into another, nest their classes");
        }
        return problemOfCharacters(name);
    }

    private static Optional<String> problemOfCharacters(String part) {
        if (part.charAt(0) == '-') {
            return Optional.of("it begins with '-'");
        }
        return part.codePoints()
                .filter(c -> c != '-' && (!Character.isJavaIdentifierPart(c) || Character.isIdentifierIgnorable(c)))
                .mapToObj(c -> "it contains '" + Character.toString(c) + "'")
                .findFirst();
    }
}
