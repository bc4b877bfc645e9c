package dev.ntask.runtime.fingerprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that decides an action's result: named fields in a fixed order, and their digest.
 *
 * @param fields the fields, by kind and then by name, each once; they are hashed in this order
 */
public record Fingerprint(List<Field> fields) {
    /**
     * The meaning of all fields. Raise it when a field is hashed in another way, or when ntask itself would make another
     * result of the same fields: then no result of an older ntask is found.
     */
    public static final int SCHEMA_VERSION = 1;

    private static final Kind[] KINDS = Kind.values();

    /** Creates a fingerprint; the list is copied and must be in order. {@link FingerprintBuilder} sorts. */
    public Fingerprint {
        fields = List.copyOf(fields);
        for (int i = 1; i < fields.size(); i++) {
            if (fields.get(i - 1).compareTo(fields.get(i)) >= 0) {
                throw new IllegalArgumentException("fields are not in order: " + fields.get(i));
            }
        }
    }

    /** Returns the bytes that are hashed; they are also how a fingerprint is stored, under its own digest. */
    public byte[] encode() {
        Encoder out = new Encoder().putInt(fields.size());
        for (Field field : fields) {
            out.putString(field.kind.name()).putString(field.name).putString(field.value);
        }
        return out.toBytes();
    }

    /** Returns the digest of the fields: what an action's result is stored under. Computed anew by each call. */
    public Digest digest() {
        return Digest.of(encode());
    }

    /** Reads back what {@link #encode} returned. */
    public static Fingerprint decode(byte[] bytes) throws IOException {
        Decoder in = new Decoder(bytes);
        int count = in.readCount(12);
        List<Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(new Field(kind(in.readString()), in.readString(), in.readString()));
        }
        in.requireEnd();
        try {
            return new Fingerprint(fields);
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged fingerprint", e);
        }
    }

    private static Kind kind(String name) throws IOException {
        for (Kind kind : KINDS) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IOException("unknown kind of field: " + name);
    }

    /**
     * One thing that decides the result.
     *
     * @param name what it is among its kind: a file's path, a variable's name; empty where there is only one
     * @param value its value, or the digest of it
     */
    public record Field(Kind kind, String name, String value) implements Comparable<Field> {
        /** Compares by kind, then by name; the value does not matter. */
        @Override
        public int compareTo(Field other) {
            int byKind = kind.compareTo(other.kind);
            return byKind != 0 ? byKind : name.compareTo(other.name);
        }
    }

    /** What a field stands for; each says why it decides the result. Hashed by name, compared in this order. */
    public enum Kind {
        /** The meaning of all other fields; raised when ntask itself would make other results of them. */
        SCHEMA("schema"),
        /** Which task it is: two tasks may have the same inputs. */
        TASK("task"),
        /** An input file's content, executable bit and link target. */
        INPUT("input"),
        /** A word given to a parameter: the body sees it. */
        ARGUMENT("argument"),
        /** A declared environment variable: the body may read it. Unset is another value than empty. */
        ENVIRONMENT("env"),
        /** What a declared tool printed: another compiler makes other results. */
        TOOL("tool"),
        /** The digest of the bytecode that the body reaches: another program makes other results. */
        CODE("body"),
        /** A dependency's outcome or fingerprint: the body may use what the dependency made. */
        DEPENDENCY("upstream"),
        /** The Java feature version: the JDK's behaviour is part of the body's. */
        JAVA("java"),
        /** Operating system and architecture: commands differ between them. */
        PLATFORM("platform"),
        /** The declared patterns and settings: they decide which files are looked at and where commands run. */
        DECLARATION("declaration");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns the stable word that users and machines see. */
        public String word() {
            return word;
        }
    }
}
