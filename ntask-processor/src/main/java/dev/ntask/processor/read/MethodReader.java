package dev.ntask.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.sun.source.tree.MethodTree;
import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.MethodModel;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what generated code and class files call a method, and whether generated code can call it. */
final class MethodReader {
    private final Elements elements;
    private final Types types;
    private final Sources sources;
    private final Findings findings;

    MethodReader(ProcessingEnvironment environment, Sources sources, Findings findings) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.sources = sources;
        this.findings = findings;
    }

    MethodModel read(ExecutableElement method) {
        TypeElement owner = Sources.ownerOf(method);
        List<TypeName> erasures = new ArrayList<>();
        StringBuilder descriptor = new StringBuilder("(");
        for (VariableElement parameter : method.getParameters()) {
            TypeMirror erasure = types.erasure(parameter.asType());
            descriptor.append(descriptor(erasure));
            erasures.add(TypeName.get(erasure));
        }
        descriptor.append(')').append(descriptor(types.erasure(method.getReturnType())));
        return new MethodModel(
                ClassName.get(owner),
                internalName(owner),
                method.getSimpleName().toString(),
                descriptor.toString(),
                erasures);
    }

    /** Returns the line of the method's name. */
    int line(ExecutableElement method) {
        return sources.tree(method) instanceof MethodTree
                ? sources.of(method).place().line()
                : 0;
    }

    /** Reports why generated code cannot call the method; false if it cannot. */
    boolean check(ExecutableElement method, String task) {
        boolean callable = true;
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            findings.add(Message.PRIVATE_METHOD, sources.of(method), task);
            callable = false;
        }
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            findings.add(Message.INSTANCE_METHOD, sources.of(method), task);
            callable = false;
        }
        if (!method.getTypeParameters().isEmpty()) {
            String parameters = "<"
                    + String.join(
                            ", ",
                            method.getTypeParameters().stream()
                                    .map(Object::toString)
                                    .toList())
                    + ">";
            findings.add(Message.GENERIC_METHOD, sources.of(method), task, parameters);
            callable = false;
        }
        if (TypeReader.isUnresolved(method.getReturnType())) {
            findings.defer();
            callable = false;
        } else if (method.getReturnType().getKind() != TypeKind.VOID) {
            findings.add(Message.RETURNS_VALUE, sources.of(method), task, TypeText.of(method.getReturnType()));
            callable = false;
        }
        for (Element type = method.getEnclosingElement();
                type instanceof TypeElement;
                type = type.getEnclosingElement()) {
            if (type.getModifiers().contains(Modifier.PRIVATE)) {
                findings.add(Message.PRIVATE_CLASS, sources.of(method), task, type.getSimpleName());
                callable = false;
            }
        }
        return callable;
    }

    private String internalName(TypeElement type) {
        return internalName(elements, type);
    }

    /** Returns what class files call a class (JVMS 4.2.1). */
    static String internalName(Elements elements, TypeElement type) {
        return elements.getBinaryName(type).toString().replace('.', '/');
    }

    /** Writes an erased type as a descriptor (JVMS 4.3.2). */
    private String descriptor(TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN -> "Z";
            case BYTE -> "B";
            case SHORT -> "S";
            case CHAR -> "C";
            case INT -> "I";
            case LONG -> "J";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            case VOID -> "V";
            case ARRAY -> "[" + descriptor(((ArrayType) type).getComponentType());
            case DECLARED -> "L" + internalName((TypeElement) ((DeclaredType) type).asElement()) + ";";
            default -> "Ljava/lang/Object;"; // not resolved; javac says so
        };
    }
}
