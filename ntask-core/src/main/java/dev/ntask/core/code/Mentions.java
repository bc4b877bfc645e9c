package dev.ntask.core.code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects what a method's instructions mention, bootstrap arguments included. */
final class Mentions {
    private static final String TASK_REF = "Ldev/ntask/TaskRef";

    private final Set<Reference> references = new LinkedHashSet<>();

    List<Reference> all() {
        return List.copyOf(references);
    }

    void add(Reference reference) {
        references.add(reference);
    }

    /** Mentions a class by internal name or, for an array, its element by descriptor. */
    void type(Reference.Kind kind, String classOrArray) {
        if (!classOrArray.startsWith("[")) {
            references.add(Reference.type(kind, classOrArray));
            return;
        }
        Type element = Type.getType(classOrArray).getElementType();
        if (element.getSort() == Type.OBJECT) {
            boolean makesInstances = kind == Reference.Kind.INSTANCE;
            references.add(Reference.type(makesInstances ? Reference.Kind.TYPE : kind, element.getInternalName()));
        }
    }

    void field(boolean isStatic, String owner, String name, String descriptor) {
        Reference.Kind kind = isStatic ? Reference.Kind.STATIC_FIELD : Reference.Kind.FIELD;
        references.add(Reference.member(kind, owner, name, descriptor));
    }

    /** An invokedynamic: the object it makes, and all that its bootstrap method is given. */
    void dynamicCall(String descriptor, Handle bootstrap, List<?> arguments) {
        Type made = Type.getReturnType(descriptor);
        if (made.getDescriptor().startsWith(TASK_REF)
                && bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("metafactory")) {
            // A dependency, not a call: its code enters through the task graph. Calling a TaskRef is opaque. What is
            // something else beside (altMetafactory) may be called as that.
            return;
        }
        if (made.getSort() == Type.OBJECT) {
            boolean isLambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory");
            type(isLambda ? Reference.Kind.INSTANCE : Reference.Kind.TYPE, made.getInternalName());
        }
        bootstrap(bootstrap, arguments);
    }

    private void bootstrap(Handle method, List<?> arguments) {
        handle(method);
        for (Object argument : arguments) {
            if (argument instanceof Type type) {
                bootstrapType(method, type);
            } else {
                constant(argument);
            }
        }
    }

    /** Marker interfaces of a lambda are implemented; other types are only looked at, as far as the JDK is concerned. */
    private void bootstrapType(Handle bootstrap, Type type) {
        if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
            return;
        }
        if (bootstrap.getName().equals("altMetafactory")) {
            type(Reference.Kind.INSTANCE, type.getInternalName());
        } else if (bootstrap.getOwner().startsWith("java/")) {
            type(Reference.Kind.TYPE, type.getInternalName());
        } else {
            type(Reference.Kind.LITERAL, type.getInternalName());
        }
    }

    void constant(Object constant) {
        if (constant instanceof String text) {
            for (String name : NamesInText.of(text)) {
                references.add(Reference.type(Reference.Kind.NAME, name));
            }
        }
        if (constant instanceof Handle handle) {
            handle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            Type made = Type.getType(dynamic.getDescriptor());
            if (made.getSort() == Type.OBJECT || made.getSort() == Type.ARRAY) {
                type(Reference.Kind.LITERAL, made.getInternalName());
            }
            bootstrap(dynamic.getBootstrapMethod(), Symbols.arguments(dynamic));
        }
    }

    private void handle(Handle handle) {
        if (handle.getOwner().startsWith("[")) {
            return; // an array's clone()
        }
        switch (handle.getTag()) {
            case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC ->
                field(true, handle.getOwner(), handle.getName(), handle.getDesc());
            case Opcodes.H_GETFIELD, Opcodes.H_PUTFIELD ->
                field(false, handle.getOwner(), handle.getName(), handle.getDesc());
            case Opcodes.H_NEWINVOKESPECIAL -> {
                type(Reference.Kind.INSTANCE, handle.getOwner());
                call(Reference.Kind.SPECIAL_CALL, handle);
            }
            case Opcodes.H_INVOKESPECIAL -> call(Reference.Kind.SPECIAL_CALL, handle);
            case Opcodes.H_INVOKESTATIC -> call(Reference.Kind.STATIC_CALL, handle);
            default -> call(Reference.Kind.VIRTUAL_CALL, handle);
        }
    }

    private void call(Reference.Kind kind, Handle handle) {
        references.add(Reference.member(kind, handle.getOwner(), handle.getName(), handle.getDesc()));
    }
}
