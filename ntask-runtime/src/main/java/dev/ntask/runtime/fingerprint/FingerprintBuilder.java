package dev.ntask.runtime.fingerprint;

import dev.ntask.runtime.fingerprint.Fingerprint.Field;
import dev.ntask.runtime.fingerprint.Fingerprint.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Collects the fields of one action's fingerprint, in any order. */
public final class FingerprintBuilder {
    /** What a tool prints is shown in an explanation if it is at most this long; else only its digest is kept. */
    private static final int SHOWN = 200;

    private final List<Field> fields = new ArrayList<>();

    /** Creates a builder for an action of a task; the schema's version is its first field. */
    public FingerprintBuilder(String task) {
        add(Kind.SCHEMA, "", Integer.toString(Fingerprint.SCHEMA_VERSION));
        add(Kind.TASK, "", task);
    }

    /** Adds a regular input file; of its permissions only the executable bit counts, so that umask does not. */
    public FingerprintBuilder input(String path, Digest content, boolean executable) {
        return add(Kind.INPUT, path, content.sha256() + (executable ? " executable" : ""));
    }

    /**
     * Adds an input that is a symbolic link.
     *
     * @param target the link's text
     * @param content the digest of what it leads to, where that is a file
     */
    public FingerprintBuilder inputLink(String path, String target, Optional<Digest> content, boolean executable) {
        String what = content.isPresent() ? " " + content.get().sha256() + (executable ? " executable" : "") : "";
        return add(Kind.INPUT, path, "link " + Quoted.of(target) + what);
    }

    /** Adds the value bound to a parameter; an {@code Optional} without one is unset. */
    public FingerprintBuilder argument(String parameter, Optional<String> value) {
        return add(Kind.ARGUMENT, parameter, quotedOrUnset(value));
    }

    /** Adds the values bound to a parameter that takes many. */
    public FingerprintBuilder arguments(String parameter, List<String> values) {
        return add(Kind.ARGUMENT, parameter, Quoted.of(values));
    }

    /** Adds a declared environment variable; unset differs from empty. */
    public FingerprintBuilder environment(String variable, Optional<String> value) {
        return add(Kind.ENVIRONMENT, variable, quotedOrUnset(value));
    }

    /** Adds what a declared tool's command printed. */
    public FingerprintBuilder tool(String command, String output) {
        String shown = Quoted.of(output);
        return add(
                Kind.TOOL,
                command,
                shown.length() <= SHOWN
                        ? shown
                        : "sha256 " + new Hasher().putString(shown).digest());
    }

    /** Adds the digest of the code that the body reaches. */
    public FingerprintBuilder code(String digest) {
        return add(Kind.CODE, "", digest);
    }

    /** Adds what a dependency contributes: its outcome digest, its fingerprint, or both. */
    public FingerprintBuilder dependency(String action, String contribution) {
        return add(Kind.DEPENDENCY, action, contribution);
    }

    /** Adds the Java feature version. */
    public FingerprintBuilder java(int feature) {
        return add(Kind.JAVA, "", Integer.toString(feature));
    }

    /** Adds operating system and architecture, as in {@code linux-amd64}. */
    public FingerprintBuilder platform(String platform) {
        return add(Kind.PLATFORM, "", platform);
    }

    /** Adds a declared setting: {@code inputs}, {@code outputs}, {@code cwd}. The order of its values counts. */
    public FingerprintBuilder declaration(String name, List<String> values) {
        return add(Kind.DECLARATION, name, Quoted.of(values));
    }

    /** Returns the fingerprint; a field added twice with one value counts once. */
    public Fingerprint build() {
        List<Field> sorted = new ArrayList<>(fields);
        Collections.sort(sorted);
        List<Field> distinct = new ArrayList<>(sorted.size());
        for (Field field : sorted) {
            if (distinct.isEmpty() || distinct.get(distinct.size() - 1).compareTo(field) != 0) {
                distinct.add(field);
            } else if (!distinct.get(distinct.size() - 1).equals(field)) {
                throw new AssertionError("two values for one field, this is a bug: " + field);
            }
        }
        return new Fingerprint(distinct);
    }

    /**
     * Returns the fields so far as bytes, in the order in which they were added: the same bytes are the same fields, but not
     * the other way round.
     */
    public byte[] toBytes() {
        Encoder out = new Encoder().putInt(fields.size());
        for (Field field : fields) {
            out.putString(field.kind().word()).putString(field.name()).putString(field.value());
        }
        return out.toBytes();
    }

    private FingerprintBuilder add(Kind kind, String name, String value) {
        fields.add(new Field(kind, name, value));
        return this;
    }

    private static String quotedOrUnset(Optional<String> value) {
        return value.isPresent() ? Quoted.of(value.get()) : Quoted.UNSET;
    }
}
