package dev.ntask.runtime.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words given to a task's parameters, by parameter name; those not given are absent.
 *
 * <p>Two actions of one task are the same exactly when these are equal. Immutable.
 */
public final class Arguments {
    private static final Arguments NONE = new Arguments(Map.of());

    private final Map<String, List<String>> words;

    private Arguments(Map<String, List<String>> words) {
        TreeMap<String, List<String>> copy = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry : words.entrySet()) {
            copy.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        this.words = Collections.unmodifiableMap(copy);
    }

    /** Returns no words at all. */
    public static Arguments none() {
        return NONE;
    }

    /** Returns words by the name of their parameter. */
    public static Arguments of(Map<String, List<String>> words) {
        return words.isEmpty() ? NONE : new Arguments(words);
    }

    /** Returns these words and, after them, one parameter's words; used by generated code to write constants. */
    public Arguments with(String parameter, String... values) {
        TreeMap<String, List<String>> all = new TreeMap<>(words);
        all.put(parameter, List.of(values));
        return new Arguments(all);
    }

    /** Returns these words completed with the defaults of the parameters for which none were given. */
    public Arguments orDefaultsOf(List<Parameter> parameters) {
        TreeMap<String, List<String>> all = new TreeMap<>(words);
        for (Parameter parameter : parameters) {
            if (!all.containsKey(parameter.name()) && (!parameter.defaults().isEmpty() || parameter.repeatable())) {
                all.put(parameter.name(), parameter.defaults());
            }
        }
        return of(all);
    }

    /** Returns all words by parameter name, sorted. */
    public Map<String, List<String>> asMap() {
        return words;
    }

    /** Tells whether words were given for a parameter. */
    public boolean has(String parameter) {
        return words.containsKey(parameter);
    }

    /** Returns the words of a parameter; empty if none were given. */
    public List<String> words(String parameter) {
        return words.getOrDefault(parameter, List.of());
    }

    /**
     * Returns the one word of a parameter.
     *
     * @throws ArgumentException if none was given
     */
    public String word(String parameter) {
        List<String> all = words(parameter);
        if (all.size() != 1) {
            throw new ArgumentException(parameter, all.isEmpty() ? "a value is required" : "only one value is allowed");
        }
        return all.get(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arguments arguments && words.equals(arguments.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    /** Returns the words as they could be typed: {@code --pattern=auth}; empty for none. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, List<String>> entry : words.entrySet()) {
            for (String word : entry.getValue()) {
                text.append(text.length() == 0 ? "" : " ")
                        .append("--")
                        .append(entry.getKey())
                        .append('=')
                        .append(word);
            }
        }
        return text.toString();
    }
}
