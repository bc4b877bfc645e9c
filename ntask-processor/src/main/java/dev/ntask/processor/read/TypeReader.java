package dev.ntask.processor.read;

import com.palantir.javapoet.TypeName;
import dev.ntask.processor.model.Conversion;
import dev.ntask.processor.model.Conversion.Kind;
import dev.ntask.processor.model.ValueType;
import dev.ntask.processor.model.ValueType.Container;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds out how words become values of a parameter's type. */
final class TypeReader {
    private static final List<String> FACTORIES = List.of("valueOf", "of", "parse");

    private final Elements elements;
    private final Types types;

    TypeReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /**
     * Reads a type.
     *
     * @param from the package that the generated converter is in
     * @return empty if no words can become such a value
     */
    Optional<ValueType> read(TypeMirror type, PackageElement from) {
        Container container = container(type);
        TypeMirror word = type;
        if (container != Container.ONE) {
            List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
            if (arguments.size() != 1) {
                return Optional.empty();
            }
            word = arguments.get(0);
        }
        return conversion(word, from)
                .map(conversion -> new ValueType(typeName(type), container, conversion, TypeText.of(type)));
    }

    private Container container(TypeMirror type) {
        return switch (qualifiedName(type)) {
            case "java.util.List" -> Container.LIST;
            case "java.util.Optional" -> Container.OPTIONAL;
            default -> Container.ONE;
        };
    }

    private Optional<Conversion> conversion(TypeMirror type, PackageElement from) {
        if (type.getKind().isPrimitive()) {
            return Optional.of(
                    Conversion.of(primitive(type.getKind()), typeName(type).box()));
        }
        if (type.getKind() != TypeKind.DECLARED
                || !((DeclaredType) type).getTypeArguments().isEmpty()) {
            return Optional.empty();
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        TypeName name = typeName(type);
        Optional<Kind> known = known(element.getQualifiedName().toString());
        if (known.isPresent()) {
            return Optional.of(Conversion.of(known.get(), name));
        }
        if (!element.getTypeParameters().isEmpty() || !isVisible(element, from)) {
            return Optional.empty();
        }
        if (element.getKind() == ElementKind.ENUM) {
            return Optional.of(new Conversion(Kind.ENUM, name, "valueOf", constants(element)));
        }
        if (element.getQualifiedName().contentEquals("java.net.URI")) {
            return Optional.of(new Conversion(Kind.FACTORY, name, "create", List.of()));
        }
        return factory(element, from)
                .map(member -> new Conversion(Kind.FACTORY, name, member, List.of()))
                .or(() -> hasConstructor(element, from)
                        ? Optional.of(Conversion.of(Kind.CONSTRUCTOR, name))
                        : Optional.empty());
    }

    private static Optional<Kind> known(String qualifiedName) {
        return switch (qualifiedName) {
            case "java.lang.String" -> Optional.of(Kind.STRING);
            case "java.lang.Boolean" -> Optional.of(Kind.BOOLEAN);
            case "java.lang.Character" -> Optional.of(Kind.CHAR);
            case "java.lang.Byte" -> Optional.of(Kind.BYTE);
            case "java.lang.Short" -> Optional.of(Kind.SHORT);
            case "java.lang.Integer" -> Optional.of(Kind.INT);
            case "java.lang.Long" -> Optional.of(Kind.LONG);
            case "java.lang.Float" -> Optional.of(Kind.FLOAT);
            case "java.lang.Double" -> Optional.of(Kind.DOUBLE);
            case "java.nio.file.Path" -> Optional.of(Kind.PATH);
            case "java.time.Duration" -> Optional.of(Kind.DURATION);
            default -> Optional.empty();
        };
    }

    private static Kind primitive(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> Kind.BOOLEAN;
            case CHAR -> Kind.CHAR;
            case BYTE -> Kind.BYTE;
            case SHORT -> Kind.SHORT;
            case INT -> Kind.INT;
            case LONG -> Kind.LONG;
            case FLOAT -> Kind.FLOAT;
            case DOUBLE -> Kind.DOUBLE;
            default -> throw new AssertionError(kind + " is no primitive type: this is a bug");
        };
    }

    private static List<String> constants(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(member -> member.getSimpleName().toString())
                .toList();
    }

    private Optional<String> factory(TypeElement type, PackageElement from) {
        for (String name : FACTORIES) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                boolean fits = method.getSimpleName().contentEquals(name)
                        && method.getModifiers().contains(Modifier.STATIC)
                        && method.getTypeParameters().isEmpty()
                        && types.isSameType(method.getReturnType(), type.asType());
                if (fits && takesOneWord(method, from)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private boolean hasConstructor(TypeElement type, PackageElement from) {
        return !type.getModifiers().contains(Modifier.ABSTRACT)
                && isStatic(type)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(constructor ->
                                constructor.getTypeParameters().isEmpty() && takesOneWord(constructor, from));
    }

    /** An inner class cannot be made without its outer object. */
    private static boolean isStatic(TypeElement type) {
        return !type.getNestingKind().isNested() || type.getModifiers().contains(Modifier.STATIC);
    }

    private boolean takesOneWord(ExecutableElement method, PackageElement from) {
        if (method.getParameters().size() != 1 || method.isVarArgs() || !isVisible(method, from)) {
            return false;
        }
        String parameter = qualifiedName(method.getParameters().get(0).asType());
        boolean word = parameter.equals("java.lang.String") || parameter.equals("java.lang.CharSequence");
        return word && method.getThrownTypes().stream().allMatch(this::isException);
    }

    private boolean isException(TypeMirror thrown) {
        TypeElement exception = elements.getTypeElement("java.lang.Exception");
        return exception != null && types.isSubtype(thrown, exception.asType());
    }

    private boolean isVisible(Element element, PackageElement from) {
        boolean samePackage = elements.getPackageOf(element).equals(from);
        for (Element at = element; at != null && !(at instanceof PackageElement); at = at.getEnclosingElement()) {
            boolean visible = samePackage
                    ? !at.getModifiers().contains(Modifier.PRIVATE)
                    : at.getModifiers().contains(Modifier.PUBLIC)
                            || (at.getEnclosingElement() != null
                                    && at.getEnclosingElement().getKind().isInterface());
            if (!visible) {
                return false;
            }
        }
        return true;
    }

    private static String qualifiedName(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? ((TypeElement) ((DeclaredType) type).asElement())
                        .getQualifiedName()
                        .toString()
                : "";
    }

    private static TypeName typeName(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations();
    }

    /** Tells whether a type names a class that does not exist in this round. */
    static boolean isUnresolved(TypeMirror type) {
        return switch (type.getKind()) {
            case ERROR -> true;
            case ARRAY -> isUnresolved(((ArrayType) type).getComponentType());
            case DECLARED -> ((DeclaredType) type).getTypeArguments().stream().anyMatch(TypeReader::isUnresolved);
            case WILDCARD ->
                isUnresolvedBound(((WildcardType) type).getExtendsBound())
                        || isUnresolvedBound(((WildcardType) type).getSuperBound());
            default -> type.getKind() == TypeKind.OTHER;
        };
    }

    private static boolean isUnresolvedBound(@Nullable TypeMirror bound) {
        return bound != null && isUnresolved(bound);
    }
}
