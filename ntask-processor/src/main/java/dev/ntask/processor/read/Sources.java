package dev.ntask.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The source trees of one round's elements, where the compiler has any.
 *
 * <p>Trees are found from elements only, never the other way round: {@code Trees.getElement}, {@code getTypeMirror} and
 * {@code getScope} attribute a whole class before its time and so break programs that are correct.
 */
public final class Sources {
    private final ProcessingEnvironment environment;
    private final @Nullable Trees trees;
    private final Map<Element, @Nullable CompilationUnitTree> units = new HashMap<>();
    private final Map<CompilationUnitTree, LineStarts> lines = new HashMap<>();
    private final Map<TypeElement, Map<Element, Tree>> members = new HashMap<>();

    /** Creates the sources of a round. */
    public Sources(ProcessingEnvironment environment) {
        this.environment = environment;
        this.trees = treesOf(environment);
    }

    private static @Nullable Trees treesOf(ProcessingEnvironment environment) {
        try {
            return Trees.instance(environment);
        } catch (IllegalArgumentException wrapped) {
            return null; // ecj, or an IDE that wraps javac's environment
        }
    }

    /** Returns the origin of messages that are about no place in particular. */
    public Origin nowhere() {
        return new Origin(() -> new ElementPlace(environment.getMessager(), null, null, null, ""));
    }

    /** Returns an element's origin. */
    public Origin of(Element element) {
        return new Origin(() -> {
            Tree tree = nearestTree(element);
            return tree == null ? place(element, null, null) : place(element, tree);
        });
    }

    /** Returns the origin of a tree in the source of an element. */
    public Origin of(Element element, Tree tree) {
        return new Origin(() -> place(element, tree));
    }

    /** Returns the origin of an annotation, of one of its values or of one element of such a value. */
    Origin of(
            Element element,
            AnnotationMirror mirror,
            @Nullable String member,
            int index,
            @Nullable AnnotationValue value) {
        return new Origin(() -> {
            AnnotationTree annotation = AnnotationTrees.find(tree(element), mirror);
            if (annotation != null) {
                return place(element, member == null ? annotation : AnnotationTrees.value(annotation, member, index));
            }
            Tree tree = nearestTree(element);
            return tree == null ? place(element, mirror, value) : place(element, tree);
        });
    }

    /** Returns the tree of an element or, where the compiler made it up, of what it is in; null without source. */
    private @Nullable Tree nearestTree(Element element) {
        Tree tree = null;
        for (Element at = element; tree == null && at != null; at = at.getEnclosingElement()) {
            tree = at instanceof PackageElement ? null : tree(at);
        }
        return tree;
    }

    private Place place(Element element, Tree tree) {
        CompilationUnitTree unit = unit(element);
        if (trees == null || unit == null) {
            return place(element, null, null);
        }
        return new TreePlace(trees, unit, tree, file(element), this::lines);
    }

    private LineStarts lines(CompilationUnitTree unit) {
        return lines.computeIfAbsent(unit, LineStarts::of);
    }

    private Place place(Element element, @Nullable AnnotationMirror mirror, @Nullable AnnotationValue value) {
        return new ElementPlace(environment.getMessager(), element, mirror, value, file(element));
    }

    /** Returns the tree of an annotation's value, or null. */
    @Nullable
    Tree valueTree(Element element, AnnotationMirror mirror, String member, int index) {
        AnnotationTree annotation = AnnotationTrees.find(tree(element), mirror);
        return annotation == null ? null : AnnotationTrees.value(annotation, member, index);
    }

    /** Returns the source tree of a class, a member or a parameter, or null. */
    public @Nullable Tree tree(Element element) {
        if (trees == null) {
            return null;
        }
        if (element instanceof TypeElement) {
            return trees.getTree(element);
        }
        Element owner = element.getEnclosingElement();
        if (element.getKind() == ElementKind.PARAMETER && owner instanceof ExecutableElement method) {
            int index = method.getParameters().indexOf(element);
            return tree(method) instanceof MethodTree tree && index >= 0
                    ? tree.getParameters().get(index)
                    : null;
        }
        if (element.getKind() == ElementKind.METHOD && owner instanceof TypeElement type) {
            return members.computeIfAbsent(type, this::methodTrees).get(element);
        }
        return trees.getTree(element);
    }

    /** Pairs all methods of a class with their trees at once: one at a time is quadratic. */
    private Map<Element, Tree> methodTrees(TypeElement type) {
        Map<Element, Tree> found = new HashMap<>();
        ClassTree tree = trees == null ? null : trees.getTree(type);
        if (trees == null || tree == null) {
            return found;
        }
        Map<String, MethodTree> byName = new HashMap<>();
        Map<String, Integer> declared = new HashMap<>();
        for (Tree member : tree.getMembers()) {
            if (member instanceof MethodTree method) {
                byName.put(method.getName().toString(), method);
            }
        }
        List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
        for (ExecutableElement method : methods) {
            declared.merge(method.getSimpleName().toString(), 1, Integer::sum);
        }
        for (ExecutableElement method : methods) {
            String name = method.getSimpleName().toString();
            boolean alone = declared.getOrDefault(name, 0) == 1;
            Tree ofMethod = alone ? byName.get(name) : trees.getTree(method);
            if (ofMethod != null) {
                found.put(method, ofMethod);
            }
        }
        return found;
    }

    /**
     * Returns the comment that documents a method, or null. It is asked for by its tree, since for an element javac searches the
     * whole class, which for all methods of a class is quadratic.
     */
    @Nullable
    String comment(ExecutableElement method) {
        Tree tree = tree(method);
        CompilationUnitTree unit = unit(method);
        return trees == null || tree == null || unit == null
                ? environment.getElementUtils().getDocComment(method)
                : trees.getDocComment(new TreePath(new TreePath(unit), tree));
    }

    /** Returns the compilation unit of an element, or null. */
    public @Nullable CompilationUnitTree unit(Element element) {
        if (trees == null) {
            return null;
        }
        TypeElement top = topLevel(element);
        if (!units.containsKey(top)) {
            TreePath path = trees.getPath(top);
            units.put(top, path == null ? null : path.getCompilationUnit());
        }
        return units.get(top);
    }

    /** Returns an element's source file relative to its source root, with slashes. */
    public String file(Element element) {
        TypeElement top = topLevel(element);
        PackageElement enclosing = environment.getElementUtils().getPackageOf(top);
        String directory = enclosing.isUnnamed()
                ? ""
                : enclosing.getQualifiedName().toString().replace('.', '/') + "/";
        CompilationUnitTree unit = unit(element);
        if (unit == null) {
            return directory + top.getSimpleName() + ".java";
        }
        String name = unit.getSourceFile().getName().replace('\\', '/');
        return directory + name.substring(name.lastIndexOf('/') + 1);
    }

    /** Returns the top-level class of an element. */
    public static TypeElement topLevel(Element element) {
        Element at = element;
        for (Element outer = at.getEnclosingElement();
                outer != null && !(outer instanceof PackageElement);
                outer = outer.getEnclosingElement()) {
            at = outer;
        }
        return (TypeElement) at;
    }

    /** Returns the class that declares a method or a field. */
    static TypeElement ownerOf(Element member) {
        if (member.getEnclosingElement() instanceof TypeElement owner) {
            return owner;
        }
        throw new AssertionError("a member outside of a class: this is a bug");
    }
}
