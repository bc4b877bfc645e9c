package dev.ntask.processor.read;

import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** A type as an author writes it, without packages and type annotations. */
final class TypeText {
    private TypeText() {}

    /** Returns the text of a type: {@code List<Tasks.Level>} is {@code List<Level>}. */
    static String of(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> {
                DeclaredType declared = (DeclaredType) type;
                String name = simpleName((TypeElement) declared.asElement());
                List<String> arguments =
                        declared.getTypeArguments().stream().map(TypeText::of).toList();
                yield arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
            }
            case WILDCARD -> wildcard((WildcardType) type);
            case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
            default -> TypeName.get(type).withoutAnnotations().toString();
        };
    }

    private static String wildcard(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + of(type.getExtendsBound());
        }
        return type.getSuperBound() != null ? "? super " + of(type.getSuperBound()) : "?";
    }

    /** The command line knows paths by the name of their type, so no other type has that name. */
    private static String simpleName(TypeElement type) {
        String qualified = type.getQualifiedName().toString();
        boolean another = type.getSimpleName().contentEquals("Path") && !qualified.equals("java.nio.file.Path");
        return another
                ? (qualified.contains(".") ? "" : ".") + qualified
                : type.getSimpleName().toString();
    }
}
