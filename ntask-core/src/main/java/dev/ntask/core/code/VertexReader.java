package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * Reads the vertices of the graph one by one. There are two graphs: once a task calls into a library, the library may look
 * at every class it is handed, so class literals and instances bring in all their members.
 */
final class VertexReader {
    private static final Sha256 NOTHING = new FieldHasher().finish();

    private final Project project;
    private final CanonicalNames names;
    private final Dispatch dispatch;
    private final Resolver resolver;
    private final Resources resources;
    private final boolean withLibraries;

    VertexReader(Project project, CanonicalNames names, Resources resources, boolean withLibraries) {
        this.project = project;
        this.names = names;
        this.dispatch = new Dispatch(project);
        this.resolver = new Resolver(project, names, dispatch, resources);
        this.resources = resources;
        this.withLibraries = withLibraries;
    }

    /** The vertex by names that survive renumbering. */
    String title(Vertex vertex) throws IOException {
        if (vertex.isOpaque() || vertex.kind() == Vertex.Kind.RESOURCE) {
            return vertex.kind() + " " + vertex.owner() + " " + vertex.name();
        }
        String member = vertex.kind() == Vertex.Kind.FIELD
                ? vertex.name() + " " + names.descriptor(vertex.descriptor())
                : names.method(vertex.owner(), vertex.name(), vertex.descriptor());
        return vertex.kind() + " " + names.type(vertex.owner()) + " " + member;
    }

    VertexFacts read(Vertex vertex) throws IOException {
        return switch (vertex.kind()) {
            case TASK -> task(vertex);
            case METHOD -> method(vertex);
            case DISPATCH -> dispatch(vertex);
            case FIELD -> field(vertex);
            case TOUCH -> touch(project.project(vertex.owner()));
            case INSTANCE -> instance(vertex.owner());
            case SHAPE -> shape(vertex.owner());
            case LITERAL -> literal(project.project(vertex.owner()));
            case NAME -> named(vertex.owner());
            case MEMBERS -> members(vertex.owner());
            case RESOURCE -> resource(vertex.name());
            case SERVICES -> services();
            case LIBRARIES -> libraries();
            case OPAQUE, LOOKS, FORBIDDEN -> new VertexFacts(NOTHING, List.of());
        };
    }

    /** Parameters are built and values taken apart by generated code that no instruction of the task names. */
    private VertexFacts task(Vertex task) throws IOException {
        Set<Vertex> next = new LinkedHashSet<>();
        next.add(new Vertex(Vertex.Kind.METHOD, task.owner(), task.name(), task.descriptor()));
        next.add(Vertex.type(Vertex.Kind.TOUCH, task.owner()));
        ClassFacts facts = project.facts(task.owner());
        MethodFacts method = facts.methods().get(task.name() + task.descriptor());
        if (method == null) {
            throw new IllegalArgumentException(
                    "class " + task.owner().replace('/', '.') + " has no method " + task.name() + task.descriptor());
        }
        if (!method.header().is(Opcodes.ACC_STATIC)) {
            next.add(Vertex.type(Vertex.Kind.INSTANCE, task.owner()));
            resolver.ifDeclared(task.owner(), "<init>()V", next);
        }
        for (String type : NamedTypes.in(task.owner(), method.header())) {
            resolver.type(Vertex.Kind.MEMBERS, type, next);
        }
        next.add(Vertex.SERVICES);
        return new VertexFacts(NOTHING, List.copyOf(next));
    }

    private VertexFacts dispatch(Vertex call) throws IOException {
        Dispatch.Selection selection = dispatch.select(call.owner(), call.name(), call.descriptor());
        FieldHasher label = new FieldHasher().put(selection.isDeclared() ? "declared" : "");
        for (String owner : selection.packages()) {
            label.put(names.type(owner));
        }
        return new VertexFacts(label.finish(), List.copyOf(selection.methods()));
    }

    private VertexFacts named(String name) {
        List<Vertex> next = new ArrayList<>();
        if (withLibraries) {
            for (String type : project.named(name)) {
                next.add(Vertex.type(Vertex.Kind.MEMBERS, type));
            }
        }
        return new VertexFacts(NOTHING, next);
    }

    private VertexFacts method(Vertex vertex) throws IOException {
        MethodFacts method = Objects.requireNonNull(
                project.facts(vertex.owner()).methods().get(vertex.name() + vertex.descriptor()));
        Set<Vertex> next = resolver.reachedBy(vertex, method);
        if (method.header().is(Opcodes.ACC_NATIVE)) {
            next.add(new Vertex(Vertex.Kind.OPAQUE, vertex.owner().replace('/', '.'), "native " + vertex.name(), ""));
        }
        return new VertexFacts(names.label(method.code()), List.copyOf(next));
    }

    private VertexFacts field(Vertex vertex) throws IOException {
        FieldFacts field =
                Objects.requireNonNull(project.facts(vertex.owner()).fields().get(vertex.name() + vertex.descriptor()));
        return new VertexFacts(names.label(field.code()), List.of());
    }

    /** Initialization (JVMS 5.5): the class, its superclasses, and interfaces that declare defaults. */
    private VertexFacts touch(ClassHeader header) throws IOException {
        Set<Vertex> next = new LinkedHashSet<>();
        resolver.ifDeclared(header.name(), "<clinit>()V", next);
        next.add(Vertex.type(Vertex.Kind.SHAPE, header.name()));
        if (header.isEnum()) { // EnumSet, EnumMap, valueOf: the JDK finds the constants by calling this
            resolver.ifDeclared(header.name(), "values()[L" + header.name() + ";", next);
        }
        if (!header.isInterface()) {
            initializeAbove(header.name(), next);
        }
        return new VertexFacts(NOTHING, List.copyOf(next));
    }

    private void initializeAbove(String name, Set<Vertex> next) {
        for (String type : project.lineage(name)) {
            ClassHeader above = project.header(type);
            if (above != null && !type.equals(name) && (!above.isInterface() || above.hasDefaultMethods())) {
                resolver.ifDeclared(type, "<clinit>()V", next);
            }
        }
    }

    private VertexFacts instance(String name) throws IOException {
        Set<Vertex> next = new LinkedHashSet<>(dispatch.callbacks(name));
        next.add(Vertex.type(Vertex.Kind.TOUCH, name));
        if (project.project(name).isInterface()) {
            initializeAbove(name, next); // the class of the lambda is initialized, and what is above it
        }
        for (Vertex method : dispatch.hiddenCallbacks(name)) {
            next.add(new Vertex(Vertex.Kind.FORBIDDEN, method.owner(), method.name(), method.descriptor()));
        }
        if (withLibraries) {
            next.add(Vertex.type(Vertex.Kind.MEMBERS, name));
        }
        return new VertexFacts(NOTHING, List.copyOf(next));
    }

    private VertexFacts shape(String name) throws IOException {
        ClassFacts facts = project.facts(name);
        Set<Vertex> next = new LinkedHashSet<>();
        for (String supertype : Project.supertypes(facts.header())) {
            resolver.type(Vertex.Kind.SHAPE, supertype, next);
        }
        return new VertexFacts(names.label(facts.shape()), List.copyOf(next));
    }

    /** The JDK asks an enum's class for its constants (EnumSet, EnumMap, valueOf). */
    private VertexFacts literal(ClassHeader header) {
        List<Vertex> next = new ArrayList<>();
        next.add(Vertex.type(header.isEnum() ? Vertex.Kind.TOUCH : Vertex.Kind.SHAPE, header.name()));
        if (withLibraries) {
            next.add(Vertex.type(Vertex.Kind.MEMBERS, header.name()));
        }
        return new VertexFacts(NOTHING, next);
    }

    private VertexFacts members(String name) throws IOException {
        ClassHeader header = project.project(name);
        Set<Vertex> next = new LinkedHashSet<>();
        next.add(Vertex.type(Vertex.Kind.INSTANCE, name));
        for (MemberHeader method : header.methods().values()) {
            // Derived from the lambdas, which are here themselves; it holds their numbers as text.
            if (!method.name().equals("$deserializeLambda$")) {
                next.add(Vertex.method(name, method));
            }
        }
        for (MemberHeader field : header.fields().values()) {
            next.add(new Vertex(Vertex.Kind.FIELD, name, field.name(), field.descriptor()));
        }
        ReflectiveFacts reflective = project.reflective(name);
        Set<String> types = new LinkedHashSet<>(reflective.types());
        types.addAll(header.memberClasses());
        types.addAll(Project.supertypes(header));
        for (String type : types) {
            resolver.type(Vertex.Kind.MEMBERS, type, next);
        }
        for (String text : reflective.names()) {
            resolver.name(text, next);
        }
        String packageInfo = name.substring(0, name.lastIndexOf('/') + 1) + "package-info";
        if (project.header(packageInfo) != null) {
            next.add(Vertex.type(Vertex.Kind.MEMBERS, packageInfo)); // its annotations stand for all classes inside
        }
        return new VertexFacts(reflective.digest(), List.copyOf(next));
    }

    /** What the project does not hold may be in a library, now or later. */
    private VertexFacts resource(String name) throws IOException {
        String digest = resources.digest(name);
        List<Vertex> next = digest.equals(Resources.ABSENT) ? List.of(Vertex.LIBRARIES) : List.of();
        return new VertexFacts(new FieldHasher().put(digest).finish(), next);
    }

    /** What the project offers to the JDK itself, which looks there at moments of its own. */
    private VertexFacts services() throws IOException {
        FieldHasher out = new FieldHasher();
        Set<Vertex> next = new LinkedHashSet<>();
        for (String name : resources.services()) {
            String service = name.substring(Resources.SERVICES.length()).replace('.', '/');
            String digest = resources.digest(name); // also where it does not count: an index lists them all
            if (!OwnPackages.contain(service) && project.origin(service) == ClassOrigin.PLATFORM) {
                out.put(name).put(digest);
                for (String provider : resources.providers(name)) {
                    resolver.type(Vertex.Kind.MEMBERS, provider, next);
                }
            }
        }
        return new VertexFacts(out.finish(), List.copyOf(next));
    }

    /** All jars as one, and what of the project's files they may find: each resource, and the classes these name. */
    private VertexFacts libraries() throws IOException {
        FieldHasher out = new FieldHasher().put(project.source().libraryDigest());
        Set<Vertex> next = new LinkedHashSet<>();
        for (String name : project.source().projectResources()) {
            out.put(name).put(resources.digest(name));
            if (withLibraries) {
                for (String text : resources.names(name)) {
                    resolver.name(text, next);
                }
                for (String provider : resources.providers(name)) {
                    resolver.type(Vertex.Kind.MEMBERS, provider, next);
                }
            }
        }
        next.remove(Vertex.LIBRARIES);
        return new VertexFacts(out.finish(), List.copyOf(next));
    }
}
