package dev.ntask.processor;

import com.google.testing.compile.Compilation;
import dev.ntask.runtime.Launch;
import dev.ntask.runtime.registry.Registry;
import dev.ntask.runtime.registry.TaskDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.tools.JavaFileObject;

/** The classes of a compilation, loaded. */
final class CompiledProject extends ClassLoader {
    private final Map<String, byte[]> classes = new HashMap<>();

    private CompiledProject(Compilation compilation) throws IOException {
        super(CompiledProject.class.getClassLoader());
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", "");
                try (InputStream in = file.openInputStream()) {
                    classes.put(path.replaceFirst("\\.class$", "").replace('/', '.'), in.readAllBytes());
                }
            }
        }
    }

    /** Loads the project whose sources these are; they must compile without a warning. */
    static CompiledProject of(String... sources) throws IOException {
        return of(Compiling.compile(sources));
    }

    static CompiledProject of(Compilation compilation) throws IOException {
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError(Compiling.problems(compilation));
        }
        return new CompiledProject(compilation);
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    Launch launch(String className) throws ReflectiveOperationException {
        return (Launch) loadClass(className).getConstructor().newInstance();
    }

    Registry registry() throws ReflectiveOperationException {
        return launch("NtaskMain").registry();
    }

    static TaskDefinition task(Registry registry, String name) {
        for (TaskDefinition task : registry.tasks()) {
            if (task.name().equals(name)) {
                return task;
            }
        }
        throw new NoSuchElementException(name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
