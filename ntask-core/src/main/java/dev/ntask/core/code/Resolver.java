package dev.ntask.core.code;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Turns what instructions mention into what they reach, by where each class comes from. */
final class Resolver {
    private final Project project;
    private final CanonicalNames names;
    private final Dispatch dispatch;

    Resolver(Project project, CanonicalNames names, Dispatch dispatch) {
        this.project = project;
        this.names = names;
        this.dispatch = dispatch;
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
            case STATIC_CALL, SPECIAL_CALL, VIRTUAL_CALL -> call(reference, caller, reached);
            case STATIC_FIELD, FIELD -> field(reference, reached);
            case SWITCH_MAP -> switchMap(reference, reached);
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
        if (call.kind() == Reference.Kind.VIRTUAL_CALL && !isPrivate(target)) {
            reached.add(new Vertex(Vertex.Kind.DISPATCH, call.owner(), call.name(), call.descriptor()));
        } else if (target.isPresent()) {
            reached.add(target.get());
            if (call.kind() == Reference.Kind.STATIC_CALL) {
                reached.add(Vertex.type(Vertex.Kind.TOUCH, target.get().owner()));
            }
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
        if (rule.isEmpty() && OpaqueCalls.isListedSomewhere(name)) {
            for (String above : dispatch.platformLineage(owner)) {
                rule = rule.isPresent() ? rule : OpaqueCalls.rule(above, name);
            }
        }
        return rule;
    }

    private void apply(OpaqueCalls.Rule rule, String owner, Reference call, Vertex caller, Set<Vertex> reached)
            throws IOException {
        String text = call.text();
        String literal = call.literal();
        if (rule == OpaqueCalls.Rule.LIBRARY) {
            reached.add(Vertex.LIBRARIES);
        } else if (rule == OpaqueCalls.Rule.CLASS_NAME
                && text != null
                && call.descriptor().equals("(Ljava/lang/String;)Ljava/lang/Class;")) {
            String named = text.replace('.', '/');
            type(Vertex.Kind.LITERAL, named, reached);
            type(Vertex.Kind.TOUCH, named, reached);
        } else if (rule == OpaqueCalls.Rule.LOADER_RESOURCE && text != null) {
            reached.add(resource(text));
        } else if (rule == OpaqueCalls.Rule.CLASS_RESOURCE && text != null && text.startsWith("/")) {
            reached.add(resource(text.substring(1)));
        } else if (rule == OpaqueCalls.Rule.CLASS_RESOURCE && text != null && literal != null) {
            reached.add(resource(literal.substring(0, literal.lastIndexOf('/') + 1) + text));
        } else {
            reached.add(opaque(owner, call, caller));
        }
    }

    private static Vertex resource(String name) {
        return new Vertex(Vertex.Kind.RESOURCE, "", name, "");
    }

    private Vertex opaque(String owner, Reference call, Vertex caller) throws IOException {
        String who = names.type(caller.owner()) + "." + caller.name();
        return new Vertex(Vertex.Kind.OPAQUE, who.replace('/', '.'), owner.replace('/', '.') + "." + call.name(), "");
    }

    private void field(Reference field, Set<Vertex> reached) throws IOException {
        if (project.header(field.owner()) == null) {
            type(Vertex.Kind.SHAPE, field.owner(), reached);
            return;
        }
        Optional<Vertex> target = dispatch.resolveField(field.owner(), field.name(), field.descriptor());
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
    private void switchMap(Reference map, Set<Vertex> reached) throws IOException {
        Optional<EnumSwitchMap> known = names.switchMap(map.owner(), map.name());
        if (known.isPresent()) {
            type(Vertex.Kind.TOUCH, known.get().enumName(), reached);
        } else {
            field(Reference.member(Reference.Kind.STATIC_FIELD, map.owner(), map.name(), map.descriptor()), reached);
        }
    }
}
