package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/** Finds the methods and fields that names mean (JVMS 5.4.3) and the methods that calls select (JVMS 5.4.6). */
final class Dispatch {
    private static final String OBJECT = "java/lang/Object";

    /**
     * The methods that a virtual call may select.
     *
     * @param isDeclared whether a class of the project declares the method that is called
     * @param packages which of them only their own package can override, where that decides between them; else empty
     */
    record Selection(Set<Vertex> methods, boolean isDeclared, SortedSet<String> packages) {}

    private final Project project;
    private final Map<String, Optional<Set<String>>> overridable = new HashMap<>();
    private final Map<String, Set<String>> platformLineages = new HashMap<>();

    Dispatch(Project project) {
        this.project = project;
    }

    /** The project class in the owner's lineage that declares the method. */
    Optional<Vertex> resolve(String owner, String signature) {
        for (String type : project.lineage(owner)) {
            ClassHeader header = project.header(type);
            MemberHeader method = header == null ? null : header.methods().get(signature);
            if (method != null) {
                return Optional.of(Vertex.method(type, method));
            }
        }
        return Optional.empty();
    }

    /** The class itself first, then its interfaces, then what is above it (JVMS 5.4.3.2). */
    Optional<Vertex> resolveField(String owner, String name, String descriptor) {
        ClassHeader header = project.header(owner);
        if (header == null) {
            return Optional.empty();
        }
        if (header.fields().containsKey(name + descriptor)) {
            return Optional.of(new Vertex(Vertex.Kind.FIELD, owner, name, descriptor));
        }
        Optional<Vertex> found = Optional.empty();
        for (String type : header.interfaces()) {
            found = found.isPresent() ? found : resolveField(type, name, descriptor);
        }
        return found.isPresent() || header.superName() == null
                ? found
                : resolveField(header.superName(), name, descriptor);
    }

    /** The first classes above the project's, among which a name that the project does not declare is to be found. */
    List<String> outside(String owner) {
        List<String> outside = new ArrayList<>();
        for (String type : project.lineage(owner)) {
            if (project.header(type) == null) {
                outside.add(type);
            }
        }
        return outside;
    }

    /**
     * Every method that a virtual call may select over all known classes. The methods alone tell the receivers apart: which
     * of them an instance selects follows from its class's supertypes, and those are in the closure with the instance.
     * Interfaces and abstract classes count as receivers too: a lambda, or a library, makes classes below them.
     */
    Selection select(String owner, String name, String descriptor) {
        String signature = name + descriptor;
        Set<Vertex> selected = new LinkedHashSet<>();
        Optional<Vertex> resolved = resolve(owner, signature);
        // Also without a receiver in sight: a lambda, or a class in another package than a package-private method.
        resolved.filter(method -> header(method).isConcrete()).ifPresent(selected::add);
        boolean wholeChain = resolved.isPresent() && header(resolved.get()).isPackagePrivate();
        for (String receiver : project.subtypes(owner)) {
            if (project.header(receiver) != null) {
                selected.addAll(selectFor(receiver, signature, wholeChain));
            }
        }
        boolean isOfInterface =
                resolved.isPresent() && project.project(resolved.get().owner()).isInterface();
        return new Selection(selected, resolved.isPresent(), packages(selected, isOfInterface));
    }

    /** A method without a modifier is overridden from its own package only, and implements no interface's method. */
    private SortedSet<String> packages(Set<Vertex> selected, boolean isOfInterface) {
        Set<String> packages = new LinkedHashSet<>();
        SortedSet<String> own = new TreeSet<>();
        for (Vertex method : selected) {
            packages.add(method.owner().substring(0, method.owner().lastIndexOf('/') + 1));
            if (header(method).isPackagePrivate()) {
                own.add(method.owner());
            }
        }
        return packages.size() > 1 || isOfInterface ? own : Collections.emptySortedSet();
    }

    private MemberHeader header(Vertex method) {
        return Objects.requireNonNull(
                project.project(method.owner()).methods().get(method.name() + method.descriptor()));
    }

    /** Class methods win over interface defaults; all defaults count, since which one wins is a matter of shapes. */
    private List<Vertex> selectFor(String receiver, String signature, boolean wholeChain) {
        List<Vertex> selected = new ArrayList<>();
        for (String type : project.lineage(receiver)) {
            ClassHeader header = project.header(type);
            MemberHeader method = header == null ? null : header.methods().get(signature);
            if (header == null || method == null || !method.isSelectable()) {
                continue;
            }
            if (header.isInterface()
                    && !selected.isEmpty()
                    && !project.project(selected.get(0).owner()).isInterface()) {
                break;
            }
            if (method.isConcrete()) {
                selected.add(Vertex.method(type, method));
            }
            if (!header.isInterface() && !wholeChain) {
                break;
            }
        }
        return selected;
    }

    /** What the JDK and the libraries may call on an instance: overrides of theirs, and serialization hooks. */
    Set<Vertex> callbacks(String type) throws IOException {
        Optional<Set<String>> overridden = overriddenBy(type);
        Map<String, Vertex> found = new LinkedHashMap<>();
        for (String ancestor : project.lineage(type)) {
            ClassHeader header = project.header(ancestor);
            if (header == null) {
                continue;
            }
            for (MemberHeader method : header.methods().values()) {
                boolean mayOverride = method.isSelectable()
                        && (overridden.isEmpty() || overridden.get().contains(method.signature()));
                if (mayOverride && method.isConcrete()) {
                    // The first in the lineage is the one selected; interface defaults further on all count.
                    found.putIfAbsent(
                            header.isInterface() ? ancestor + "." + method.signature() : method.signature(),
                            Vertex.method(ancestor, method));
                } else if (isSerializationHook(method)) {
                    found.put(ancestor + "." + method.signature(), Vertex.method(ancestor, method));
                }
            }
        }
        return new LinkedHashSet<>(found.values());
    }

    /** Those of the callbacks that the JDK is refused, since they are less visible than what they override. */
    List<Vertex> hiddenCallbacks(String type) throws IOException {
        List<Vertex> hidden = new ArrayList<>();
        for (Vertex method : callbacks(type)) {
            if (header(method).isPackagePrivate()) {
                hidden.add(method);
            }
        }
        return hidden;
    }

    private static boolean isSerializationHook(MemberHeader method) {
        return switch (method.name()) {
            case "writeObject", "readObject", "readObjectNoData", "writeReplace", "readResolve" ->
                !method.is(Opcodes.ACC_STATIC);
            default -> false;
        };
    }

    /** Signatures that the classes above the project's let a subclass override; empty: any, we cannot see them. */
    private Optional<Set<String>> overriddenBy(String type) throws IOException {
        Set<String> signatures = new LinkedHashSet<>();
        List<String> above = new ArrayList<>(outside(type));
        above.add(OBJECT); // an interface's instances are objects too
        for (String ancestor : above) {
            Optional<Set<String>> more =
                    project.origin(ancestor) == ClassOrigin.PLATFORM ? overridable(ancestor) : Optional.empty();
            if (more.isEmpty()) {
                return Optional.empty();
            }
            signatures.addAll(more.get());
        }
        return Optional.of(signatures);
    }

    private Optional<Set<String>> overridable(String platformType) throws IOException {
        Optional<Set<String>> known = overridable.get(platformType);
        if (known == null) {
            known = findOverridable(platformType);
            overridable.put(platformType, known);
        }
        return known;
    }

    private Optional<Set<String>> findOverridable(String platformType) throws IOException {
        Set<String> signatures = new LinkedHashSet<>();
        for (String type : platformLineage(platformType)) {
            Optional<ClassHeader> header = project.platform(type);
            if (header.isEmpty()) {
                return Optional.empty();
            }
            for (MemberHeader method : header.get().methods().values()) {
                if (method.isSelectable() && !method.is(Opcodes.ACC_FINAL)) {
                    signatures.add(method.signature());
                }
            }
        }
        return Optional.of(signatures);
    }

    /** A platform class with everything above it, as far as bytes are at hand. */
    Set<String> platformLineage(String type) throws IOException {
        Set<String> known = platformLineages.get(type);
        if (known == null) {
            known = findPlatformLineage(type);
            platformLineages.put(type, known);
        }
        return known;
    }

    private Set<String> findPlatformLineage(String type) throws IOException {
        Set<String> lineage = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(type));
        for (int i = 0; i < open.size(); i++) {
            if (lineage.add(open.get(i))) {
                Optional<ClassHeader> header = project.platform(open.get(i));
                header.ifPresent(found -> open.addAll(Project.supertypes(found)));
            }
        }
        return lineage;
    }
}
