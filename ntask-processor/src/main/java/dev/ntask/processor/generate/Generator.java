package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import dev.ntask.processor.generate.Chunks.Chunk;
import dev.ntask.processor.model.ClassModel;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.Project;
import dev.ntask.processor.model.TaskModel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;

/** Writes everything that is generated. */
public final class Generator {
    private static final String SERVICE = "META-INF/services/dev.ntask.runtime.Launch";

    private final Output output;

    /** Creates a generator. */
    public Generator(Output output) {
        this.output = output;
    }

    /** Writes the constants and invokers of a class. */
    public void writeConstants(ClassModel type, Element origin) {
        ClassName name = Owners.generated(type.name());
        output.source(name, ConstantsWriter.write(type), Set.of(origin), unnamedTypes(type.tasks()));
    }

    /** Writes what is generated once: registry, commands, program and service file. */
    public void writeProject(
            List<ClassModel> classes,
            Project project,
            Optional<String> chosenPackage,
            Collection<? extends Element> origins) {
        String packageName = Packages.of(project.tasks(), chosenPackage);
        ClassName registry = ClassName.get(packageName, "NtaskRegistry");
        ClassName main = ClassName.get(packageName, "NtaskMain");
        RegistryWriter registries = new RegistryWriter(project, new Invokers(classes), registry);
        MainWriter mains = new MainWriter(main);
        CommandNames commands = new CommandNames(packageName, project.tasks());
        List<Chunk> chunks = Chunks.of(project);
        Set<String> unnamed = unnamedTypes(project.tasks());

        output.source(registry, registries.registry(chunks), origins, unnamed);
        output.source(main, mains.main(registry, chunks), origins, unnamed);
        for (Chunk chunk : chunks) {
            output.source(registries.chunkName(chunk), registries.chunk(chunk), origins, unnamed);
            output.source(mains.commandsName(chunk), mains.commands(chunk, commands::of), origins, unnamed);
            for (int ordinal = chunk.start(); ordinal < chunk.end(); ordinal++) {
                TaskModel task = project.tasks().get(ordinal);
                output.source(commands.of(ordinal), CommandWriter.write(commands.of(ordinal), task), origins, unnamed);
            }
        }
        output.resource(SERVICE, main.canonicalName() + "\n", origins);
    }

    /** The author's types that can be named without a package only, so that no import may take their names. */
    private static Set<String> unnamedTypes(List<TaskModel> tasks) {
        Set<String> names = new TreeSet<>();
        for (TaskModel task : tasks) {
            addIfUnnamed(task.method().owner(), names);
            for (ParameterModel parameter : task.parameters()) {
                if (parameter.type().conversion().type() instanceof ClassName type) {
                    addIfUnnamed(type, names);
                }
            }
        }
        return names;
    }

    private static void addIfUnnamed(ClassName type, Set<String> names) {
        if (type.packageName().isEmpty()) {
            names.add(type.topLevelClassName().simpleName());
        }
    }
}
