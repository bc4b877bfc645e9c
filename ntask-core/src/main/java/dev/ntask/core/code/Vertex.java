package dev.ntask.core.code;

/**
 * A point of the graph that a closure walks.
 *
 * @param name of the method, field or resource; empty for a class
 */
record Vertex(Kind kind, String owner, String name, String descriptor) {

    static final Vertex SERVICES = new Vertex(Kind.SERVICES, "", "", "");
    static final Vertex LIBRARIES = new Vertex(Kind.LIBRARIES, "", "", "");

    /** What a closure reaches. */
    enum Kind {
        /** A task: its method, its class, and what its parameters and value are made of. */
        TASK,
        /** The code of one method. */
        METHOD,
        /** A virtual call: every method it may select. */
        DISPATCH,
        FIELD,
        /** A class that is initialized. */
        TOUCH,
        /** A class of which there are instances: the JDK and the libraries may call what it overrides. */
        INSTANCE,
        /** A class that is mentioned: its kind and supertypes. */
        SHAPE,
        /** A class literal that may go anywhere. */
        LITERAL,
        /** A text that is the name of a class or a package: a library may load what is there. */
        NAME,
        /** A class that somebody may look at by reflection or build from data: all of it. */
        MEMBERS,
        RESOURCE,
        /** A member that its user may not touch: an error when they are linked, in classes compiled apart. */
        FORBIDDEN,
        /** What the project offers to the JDK in {@code META-INF/services}. */
        SERVICES,
        LIBRARIES,
        /** A call behind which anything may run; the owner is the caller in words, the name the call. */
        OPAQUE,
        /** A call that may look at anything, and runs nothing; in words as above. */
        LOOKS
    }

    /** Whether what a call leads to is out of sight, so that the whole class path counts. */
    boolean isOpaque() {
        return kind == Kind.OPAQUE || kind == Kind.LOOKS;
    }

    static Vertex type(Kind kind, String owner) {
        return new Vertex(kind, owner, "", "");
    }

    static Vertex method(String owner, MemberHeader method) {
        return new Vertex(Kind.METHOD, owner, method.name(), method.descriptor());
    }
}
