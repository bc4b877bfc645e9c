package dev.ntask.core.code;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One computation of the code index. */
final class Indexing {
    /** Goes up when the same code gets another digest by design. */
    private static final String SCHEMA = "ntask code 2";

    private final ClassSource source;
    private final Project project;
    private final Resources resources;
    /** Tasks that stay within the project and the JDK. */
    private final Reach alone;

    private final Reach withLibraries;
    private final PartsCollector parts;
    private boolean usesLibrary;

    Indexing(ClassSource source) throws IOException {
        this.source = source;
        this.project = new Project(source);
        this.resources = new Resources(source);
        CanonicalNames names = new CanonicalNames(project);
        this.alone = new Reach(new VertexReader(project, names, resources, false));
        this.withLibraries = new Reach(new VertexReader(project, names, resources, true));
        this.parts = new PartsCollector(project);
    }

    CodeIndex index(List<TaskMethod> tasks) throws IOException {
        SortedMap<String, TaskCode> codes = new TreeMap<>();
        for (TaskMethod task : tasks) {
            codes.put(task.taskName(), code(task));
        }
        return new CodeIndex(
                source.javaVersion(),
                usesLibrary ? Optional.of(source.libraryDigest()) : Optional.empty(),
                project.digests(),
                resources.read(),
                usesLibrary,
                codes);
    }

    /** What the index was made of. */
    CodeParts parts(CodeIndex index) throws IOException {
        return parts.collect(index);
    }

    private TaskCode code(TaskMethod task) throws IOException {
        if (project.origin(task.owner()) != ClassOrigin.PROJECT) {
            throw new IllegalArgumentException(
                    "task " + task.taskName() + ": no class " + task.owner().replace('/', '.') + " in the project");
        }
        Vertex root = new Vertex(Vertex.Kind.TASK, task.owner(), task.method(), task.descriptor());
        Reach.Component reached = alone.from(root);
        if (reached.usesLibrary()) {
            reached = withLibraries.from(root);
            parts.add(task.taskName(), root, withLibraries);
        } else {
            parts.add(task.taskName(), root, alone);
        }
        FieldHasher out = new FieldHasher()
                .put(SCHEMA)
                .put(task.owner())
                .put(task.method())
                .put(task.descriptor());
        boolean opaque = reached.opaqueBy() != null;
        out.put(opaque ? wholeClassPath() : reached.digest());
        usesLibrary |= reached.usesLibrary() || opaque;
        return new TaskCode(
                out.finish().hex(),
                reached.usesLibrary() || opaque,
                Optional.ofNullable(reached.opaqueBy()),
                reached.runsUnseen());
    }

    /** What an opaque task may run: anything. */
    private Sha256 wholeClassPath() throws IOException {
        FieldHasher out = new FieldHasher().put(source.libraryDigest());
        for (Map.Entry<String, String> entry : project.digests().entrySet()) {
            out.put(entry.getKey()).put(entry.getValue());
        }
        for (String name : source.projectResources()) {
            out.put(name).put(resources.digest(name));
        }
        return out.finish();
    }
}
