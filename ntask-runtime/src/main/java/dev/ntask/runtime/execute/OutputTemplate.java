package dev.ntask.runtime.execute;

import dev.ntask.core.glob.GlobPattern;
import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.registry.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One declared output, in which parameters stand for their arguments: {@code build/{module}/classes/}. */
final class OutputTemplate {
    /** What stands before, between and behind the parameters; one more than those. */
    private final List<String> literals = new ArrayList<>();

    private final List<Parameter> parameters = new ArrayList<>();

    private OutputTemplate() {}

    /** Splits a pattern at the parameters that it names; other braces are only braces. */
    static OutputTemplate of(String pattern, List<Parameter> declared) {
        OutputTemplate template = new OutputTemplate();
        int start = 0;
        int brace = pattern.indexOf('{');
        while (brace >= 0) {
            Parameter named = namedAt(pattern, brace, declared);
            if (named != null) {
                template.literals.add(pattern.substring(start, brace));
                template.parameters.add(named);
                start = brace + named.name().length() + 2;
            }
            brace = pattern.indexOf('{', Math.max(start, brace + 1));
        }
        template.literals.add(pattern.substring(start));
        return template;
    }

    private static @Nullable Parameter namedAt(String pattern, int brace, List<Parameter> declared) {
        for (Parameter parameter : declared) {
            if (pattern.startsWith(parameter.name() + "}", brace + 1)) {
                return parameter;
            }
        }
        return null;
    }

    boolean namesParameters() {
        return !parameters.isEmpty();
    }

    List<Parameter> parameters() {
        return parameters;
    }

    /** The pattern for an action's arguments, whose wildcards mean themselves. */
    String resolve(Action action) {
        StringBuilder pattern = new StringBuilder(literals.get(0));
        for (int i = 0; i < parameters.size(); i++) {
            pattern.append(GlobPattern.escape(value(action, parameters.get(i)))).append(literals.get(i + 1));
        }
        return pattern.toString();
    }

    static String value(Action action, Parameter parameter) {
        return String.join(" ", action.arguments().words(parameter.name()));
    }

    /** The directory before the name that the first parameter is in, without a slash in front: {@code build/}. */
    String directory() {
        String first = literals.get(0);
        int start = first.startsWith("/") ? 1 : 0;
        return first.substring(start, Math.max(start, first.lastIndexOf('/') + 1));
    }

    /** What stands before the first parameter in its name. */
    String prefix() {
        String first = literals.get(0);
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** What stands behind the first parameter in its name, if that is all that is in it; else what begins the rest. */
    String suffix() {
        String second = literals.get(1);
        int slash = second.indexOf('/');
        return slash < 0 ? second : second.substring(0, slash);
    }

    /** How many parameters there are in the name that the first one is in. */
    int parametersInName() {
        int count = 1;
        while (count < parameters.size() && literals.get(count).indexOf('/') < 0) {
            count++;
        }
        return count;
    }

    /** The name with the parameters in it, as it is declared; and as it is for some arguments up to the first slash. */
    String name() {
        StringBuilder name = new StringBuilder(prefix());
        for (int i = 0; i < parametersInName(); i++) {
            name.append('{').append(parameters.get(i).name()).append('}').append(upToSlash(literals.get(i + 1)));
        }
        return name.toString();
    }

    /** The name for an action's arguments, up to the first slash that one of them may bring. */
    String name(Action action) {
        StringBuilder name = new StringBuilder(prefix());
        for (int i = 0; i < parametersInName(); i++) {
            name.append(value(action, parameters.get(i))).append(upToSlash(literals.get(i + 1)));
        }
        return upToSlash(name.toString());
    }

    /** Tells whether everything up to the end of that name is certain once the arguments are. */
    boolean isCertain() {
        return isPlain(literals.get(0)) && isPlain(name());
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[]\\!".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String upToSlash(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }
}
