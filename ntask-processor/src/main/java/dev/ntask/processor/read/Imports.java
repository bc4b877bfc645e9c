package dev.ntask.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import java.util.ArrayList;
import java.util.List;

/** The imports of a source, as written (JLS 7.5). */
final class Imports {
    private static final String ALL = ".*";

    private final List<String> single = new ArrayList<>();
    private final List<String> onDemand = new ArrayList<>();
    private final List<String> singleStatic = new ArrayList<>();
    private final List<String> onDemandStatic = new ArrayList<>();

    Imports(CompilationUnitTree unit) {
        for (ImportTree tree : unit.getImports()) {
            String text = tree.getQualifiedIdentifier().toString();
            if (text.endsWith(ALL)) {
                (tree.isStatic() ? onDemandStatic : onDemand).add(text.substring(0, text.length() - ALL.length()));
            } else {
                (tree.isStatic() ? singleStatic : single).add(text);
            }
        }
    }

    /** Returns the classes and members that are imported by name and have this one. */
    List<String> named(String simpleName) {
        List<String> named = new ArrayList<>(single);
        named.addAll(singleStatic);
        named.removeIf(name -> !name.endsWith("." + simpleName));
        return named;
    }

    /** Returns the packages and classes from which everything is imported. */
    List<String> onDemand() {
        List<String> all = new ArrayList<>(onDemand);
        all.addAll(onDemandStatic);
        return all;
    }

    /** Returns the classes that a static member of a name may come from, those that name it first. */
    List<String> ownersOf(String member) {
        List<String> owners = new ArrayList<>();
        for (String name : singleStatic) {
            if (name.endsWith("." + member)) {
                owners.add(name.substring(0, name.length() - member.length() - 1));
            }
        }
        owners.addAll(onDemandStatic);
        return owners;
    }
}
