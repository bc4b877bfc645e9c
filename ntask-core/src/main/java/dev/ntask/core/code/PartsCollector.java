package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes {@link CodeParts} of what was walked for an index. */
final class PartsCollector {
    /** Enough to tell two parts of one project apart; nothing but an explanation depends on it. */
    private static final int DIGITS = 16;

    private final Project project;
    private final Map<String, Start> starts = new LinkedHashMap<>();
    private final Map<String, ClassPlaces> places = new HashMap<>();
    private final List<CodePart> parts = new ArrayList<>();

    /** Where a task begins, and in which of the graphs. */
    private record Start(Vertex root, Reach reach) {}

    PartsCollector(Project project) {
        this.project = project;
    }

    /** Notes a task, whose reach has been walked. */
    void add(String task, Vertex root, Reach reach) {
        starts.put(task, new Start(root, reach));
    }

    CodeParts collect(CodeIndex index) throws IOException {
        SortedMap<String, CodeParts.Root> roots = new TreeMap<>();
        Map<Reach, Map<Vertex, Integer>> numbers = new HashMap<>();
        List<Integer> everything = List.of();
        for (Map.Entry<String, Start> task : starts.entrySet()) {
            Start start = task.getValue();
            TaskCode code = Objects.requireNonNull(index.tasks().get(task.getKey()));
            int part = walk(start, numbers.computeIfAbsent(start.reach(), reach -> new HashMap<>()));
            if (code.opaqueBy().isPresent()) {
                everything = everything.isEmpty() ? addEverything(index) : everything;
                part = addOpaque(parts.get(part), everything);
            }
            roots.put(task.getKey(), new CodeParts.Root(code.digest(), part, code.opaqueBy()));
        }
        return new CodeParts(roots, parts);
    }

    /** Adds what a task reaches, as far as no other task did, and returns the number of its first part. */
    private int walk(Start start, Map<Vertex, Integer> numbers) throws IOException {
        List<Vertex> found = new ArrayList<>();
        int first = parts.size();
        int root = number(start.root(), first, numbers, found);
        for (int i = 0; i < found.size(); i++) {
            Vertex vertex = found.get(i);
            VertexFacts facts = start.reach().facts(vertex);
            List<Integer> next = new ArrayList<>();
            for (Vertex target : facts.next()) {
                next.add(number(target, first, numbers, found));
            }
            String title = start.reach().title(vertex);
            parts.add(part(vertex, shortened(new FieldHasher().put(title).finish()), facts.label(), next));
        }
        return root;
    }

    private static int number(Vertex vertex, int first, Map<Vertex, Integer> numbers, List<Vertex> found) {
        Integer known = numbers.get(vertex);
        if (known == null) {
            known = first + found.size();
            numbers.put(vertex, known);
            found.add(vertex);
        }
        return known;
    }

    private CodePart part(Vertex vertex, String title, Sha256 label, List<Integer> next) throws IOException {
        ClassPlaces place = places(vertex.owner());
        int line = place.lines().getOrDefault(vertex.name() + vertex.descriptor(), 0);
        String owner = vertex.owner();
        boolean numbered = Symbols.looksNumbered(owner);
        return new CodePart(
                title,
                shortened(label),
                place.file(),
                vertex.kind() == Vertex.Kind.METHOD ? line : 0,
                numbered ? "" : step(vertex),
                numbered ? "" : what(vertex, place.file()),
                next);
    }

    private static String step(Vertex vertex) {
        return switch (vertex.kind()) {
            case TASK -> Words.type(vertex.owner()) + "." + vertex.name();
            case METHOD -> Words.method(vertex.owner(), vertex.name());
            default -> "";
        };
    }

    private static String what(Vertex vertex, String file) {
        String type = Words.type(vertex.owner());
        return switch (vertex.kind()) {
            case METHOD -> method(vertex, type, file);
            case FIELD -> "field " + within(type, file) + vertex.name();
            case SHAPE -> "class " + type;
            case MEMBERS -> "members of class " + type;
            case RESOURCE -> "resource " + vertex.name();
            case SERVICES -> "what META-INF/services offers to the JDK";
            case LIBRARIES -> "libraries or resources";
            case OPAQUE, LOOKS -> "call of " + vertex.name() + " in " + vertex.owner();
            case TASK, DISPATCH, TOUCH, INSTANCE, LITERAL, NAME, FORBIDDEN -> "";
        };
    }

    /** What javac made is part of the method that it was made for. */
    private static String method(Vertex vertex, String type, String file) {
        if (vertex.name().startsWith("<")) {
            return (vertex.name().equals("<init>") ? "constructor of " : "initializer of ") + type;
        }
        return Symbols.looksNumberedMethod(vertex.name()) ? "" : within(type, file) + vertex.name() + "()";
    }

    /** The class, where the name of the file does not say it. */
    private static String within(String type, String file) {
        return file.equals(type + ".java") ? "" : type + ".";
    }

    private ClassPlaces places(String owner) throws IOException {
        if (project.header(owner) == null) {
            return ClassPlaces.UNKNOWN;
        }
        ClassPlaces known = places.get(owner);
        if (known == null) {
            known = PlaceReader.read(owner, project.source().classBytes(owner).orElseThrow());
            places.put(owner, known);
        }
        return known;
    }

    /** Adds all that an opaque task may run: each class and resource, and the libraries. */
    private List<Integer> addEverything(CodeIndex index) throws IOException {
        List<Integer> added = new ArrayList<>();
        for (Map.Entry<String, String> type : index.classes().entrySet()) {
            String name = type.getKey();
            added.add(addFile("class file", name, places(name).file(), "class file " + name, type.getValue()));
        }
        for (Map.Entry<String, String> resource : index.resources().entrySet()) {
            String name = resource.getKey();
            added.add(addFile("resource", name, "", "resource " + name, resource.getValue()));
        }
        added.add(
                addFile("libraries", "", "", "libraries", index.libraryDigest().orElse("")));
        return added;
    }

    private int addFile(String kind, String name, String file, String what, String content) {
        Sha256 title = new FieldHasher().put(kind).put(name).finish();
        Sha256 digest = new FieldHasher().put(content).finish();
        parts.add(new CodePart(shortened(title), shortened(digest), file, 0, "", what, List.of()));
        return parts.size() - 1;
    }

    private int addOpaque(CodePart root, List<Integer> everything) {
        List<Integer> next = new ArrayList<>(root.next());
        next.addAll(everything);
        parts.add(new CodePart(root.title(), root.content(), root.file(), root.line(), root.step(), root.what(), next));
        return parts.size() - 1;
    }

    private static String shortened(Sha256 digest) {
        return digest.hex().substring(0, DIGITS);
    }
}
