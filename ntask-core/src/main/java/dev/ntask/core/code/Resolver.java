package dev.ntask.core.code;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Turns what instructions mention into what they reach, by where each class comes from. */
final class Resolver {
    private final Project project;
    private final Access access;
    private final CanonicalNames names;
    private final Dispatch dispatch;
    private final Resources resources;

    Resolver(Project project, CanonicalNames names, Dispatch dispatch, Resources resources) {
        this.project = project;
        this.access = new Access(project);
        this.names = names;
        this.dispatch = dispatch;
        this.resources = resources;
    }

    /** Everything a method leads to. */
    Set<Vertex> reachedBy(Vertex caller, MethodFacts facts) throws IOException {
        Set<Vertex> reached = new LinkedHashSet<>();
        for (Reference reference : facts.references()) {
            resolve(reference, caller, reached);
        }
        return reached;
    }

    private void resolve(Reference reference, Vertex caller, Set<Vertex> reached) throws IOException {
        switch (reference.kind()) {
            case TYPE -> type(Vertex.Kind.SHAPE, reference.owner(), reached);
            case INSTANCE -> type(Vertex.Kind.INSTANCE, reference.owner(), reached);
            case LITERAL -> type(Vertex.Kind.LITERAL, reference.owner(), reached);
            case NAME -> name(reference.owner(), reached);
            case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL -> call(reference, caller, reached);
            case STATIC_FIELD, FIELD -> field(reference, caller, reached);
            case SWITCH_MAP -> switchMap(reference, caller, reached);
        }
    }

    /** A text that reads like the name of a project class or package. */
    void name(String name, Set<Vertex> reached) {
        if (!project.named(name).isEmpty()) {
            reached.add(Vertex.type(Vertex.Kind.NAME, name));
        }
    }

    /** A project class counts as asked, a library class as all libraries, a platform class not at all. */
    void type(Vertex.Kind kind, String name, Set<Vertex> reached) throws IOException {
        switch (project.origin(name)) {
            case PROJECT -> reached.add(Vertex.type(kind, name));
            case LIBRARY -> reached.add(Vertex.LIBRARIES);
            case PLATFORM -> {}
        }
    }

    /** Adds a method if the class itself declares it. */
    void ifDeclared(String owner, String signature, Set<Vertex> reached) {
        MemberHeader method = project.project(owner).methods().get(signature);
        if (method != null) {
            reached.add(Vertex.method(owner, method));
        }
    }

    private void call(Reference call, Vertex caller, Set<Vertex> reached) throws IOException {
        if (project.header(call.owner()) == null) {
            outsideCall(call.owner(), call, caller, reached);
            return;
        }
        Optional<Vertex> target = dispatch.resolve(call.owner(), call.name() + call.descriptor());
        if (target.isEmpty()) {
            for (String outside : dispatch.outside(call.owner())) {
                outsideCall(outside, call, caller, reached);
            }
        }
        forbid(target, caller, reached);
        if (call.kind() == Reference.Kind.VIRTUAL_CALL && !isPrivate(target)) {
            reached.add(new Vertex(Vertex.Kind.DISPATCH, call.owner(), call.name(), call.descriptor()));
        } else if (target.isPresent()) {
            reached.add(target.get());
            if (call.kind() == Reference.Kind.STATIC_CALL) {
                reached.add(Vertex.type(Vertex.Kind.TOUCH, target.get().owner()));
            }
        }
    }

    private void forbid(Optional<Vertex> member, Vertex user, Set<Vertex> reached) {
        if (member.isPresent() && !access.isAllowed(user.owner(), member.get())) {
            Vertex it = member.get();
            reached.add(new Vertex(Vertex.Kind.FORBIDDEN, it.owner(), it.name(), it.descriptor()));
        }
    }

    private boolean isPrivate(Optional<Vertex> target) {
        return target.isPresent()
                && Objects.requireNonNull(project.project(target.get().owner())
                                .methods()
                                .get(target.get().name() + target.get().descriptor()))
                        .is(Opcodes.ACC_PRIVATE);
    }

    private void outsideCall(String owner, Reference call, Vertex caller, Set<Vertex> reached) throws IOException {
        if (project.origin(owner) == ClassOrigin.LIBRARY) {
            reached.add(Vertex.LIBRARIES);
            return;
        }
        Optional<OpaqueCalls.Rule> rule = rule(owner, call.name());
        if (rule.isPresent()) {
            apply(rule.get(), owner, call, caller, reached);
        }
    }

    private Optional<OpaqueCalls.Rule> rule(String owner, String name) throws IOException {
        Optional<OpaqueCalls.Rule> rule = OpaqueCalls.rule(owner, name);
        if (rule.isPresent()) {
            return rule;
        }
        boolean isListed = OpaqueCalls.isListedSomewhere(name);
        for (String above : dispatch.platformLineage(owner)) {
            rule = rule.isPresent() || !isListed ? rule : OpaqueCalls.rule(above, name);
            if (OpaqueCalls.isOpaqueAncestor(above)) {
                return Optional.of(OpaqueCalls.Rule.OPAQUE);
            }
        }
        return rule;
    }

    private void apply(OpaqueCalls.Rule rule, String owner, Reference call, Vertex caller, Set<Vertex> reached)
            throws IOException {
        String text = call.text();
        String literal = call.literal();
        Optional<String> resource = resource(rule, text, literal);
        if (rule == OpaqueCalls.Rule.CLASS_PATH && !"java.class.path".equals(text)) {
            return;
        }
        if (rule == OpaqueCalls.Rule.LIBRARY) {
            reached.add(Vertex.LIBRARIES);
        } else if (rule == OpaqueCalls.Rule.CLASS_NAME
                && text != null
                && call.descriptor().equals("(Ljava/lang/String;)Ljava/lang/Class;")) {
            String named = text.replace('.', '/');
            type(Vertex.Kind.LITERAL, named, reached);
            type(Vertex.Kind.TOUCH, named, reached);
        } else if (resource.isPresent() && resources.isPlainFile(resource.get())) {
            reached.add(new Vertex(Vertex.Kind.RESOURCE, "", resource.get(), ""));
            if (findsAll(call.name())) {
                reached.add(Vertex.LIBRARIES);
            }
        } else {
            reached.add(new Vertex(
                    runsNothing(rule) ? Vertex.Kind.LOOKS : Vertex.Kind.OPAQUE,
                    words(caller.owner(), caller.name()),
                    words(owner, call.name()),
                    ""));
        }
    }

    /** Whether a call finds the resource in every entry of the class path, and not in the first only. */
    private static boolean findsAll(String call) {
        return call.equals("getResources") || call.equals("resources") || call.equals("getSystemResources");
    }

    /** The full name of the resource that a call with these constants reads. */
    private static Optional<String> resource(OpaqueCalls.Rule rule, @Nullable String text, @Nullable String literal) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (rule) {
            case LOADER_RESOURCE -> Optional.of(text);
            case CLASS_RESOURCE -> {
                if (text.startsWith("/")) {
                    yield Optional.of(text.substring(1));
                }
                yield literal == null
                        ? Optional.empty()
                        : Optional.of(literal.substring(0, literal.lastIndexOf('/') + 1) + text);
            }
            default -> Optional.empty();
        };
    }

    private static boolean runsNothing(OpaqueCalls.Rule rule) {
        return switch (rule) {
            case LOOKS, CLASS_RESOURCE, LOADER_RESOURCE -> true;
            case OPAQUE, CLASS_NAME, LIBRARY, CLASS_PATH -> false;
        };
    }

    private static String words(String owner, String method) {
        return owner.replace('/', '.') + "." + method;
    }

    private void field(Reference field, Vertex user, Set<Vertex> reached) throws IOException {
        if (project.header(field.owner()) == null) {
            type(Vertex.Kind.SHAPE, field.owner(), reached);
            return;
        }
        Optional<Vertex> target = dispatch.resolveField(field.owner(), field.name(), field.descriptor());
        forbid(target, user, reached);
        if (target.isPresent()) {
            reached.add(target.get());
            if (field.kind() == Reference.Kind.STATIC_FIELD) {
                reached.add(Vertex.type(Vertex.Kind.TOUCH, target.get().owner()));
            }
        } else {
            for (String outside : dispatch.outside(field.owner())) {
                type(Vertex.Kind.SHAPE, outside, reached);
            }
        }
    }

    /** Of javac's table only the enum is real; its initializer runs when the table is filled. */
    private void switchMap(Reference map, Vertex user, Set<Vertex> reached) throws IOException {
        Optional<EnumSwitchMap> known = names.switchMap(map.owner(), map.name());
        if (known.isPresent()) {
            type(Vertex.Kind.TOUCH, known.get().enumName(), reached);
        } else {
            Reference table = Reference.member(Reference.Kind.STATIC_FIELD, map.owner(), map.name(), map.descriptor());
            field(table, user, reached);
        }
    }
}
