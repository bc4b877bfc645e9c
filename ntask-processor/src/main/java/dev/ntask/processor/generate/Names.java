package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;

/** The names of the classes that generated code names. */
final class Names {
    private static final String REGISTRY = "dev.ntask.runtime.registry";

    static final ClassName ARGUMENTS = ClassName.get(REGISTRY, "Arguments");
    static final ClassName ARGUMENT_EXCEPTION = ClassName.get(REGISTRY, "ArgumentException");
    static final ClassName CACHE_DEFINITION = ClassName.get(REGISTRY, "CacheDefinition");
    static final ClassName PROPAGATION = CACHE_DEFINITION.nestedClass("Propagation");
    static final ClassName CACHE_MODE = CACHE_DEFINITION.nestedClass("Mode");
    static final ClassName DEPENDENCY = ClassName.get(REGISTRY, "Dependency");
    static final ClassName DEPENDENCY_KIND = DEPENDENCY.nestedClass("Kind");
    static final ClassName PARAMETER = ClassName.get(REGISTRY, "Parameter");
    static final ClassName SHAPE = PARAMETER.nestedClass("Shape");
    static final ClassName REGISTRY_TYPE = ClassName.get(REGISTRY, "Registry");
    static final ClassName SOURCE_POSITION = ClassName.get(REGISTRY, "SourcePosition");
    static final ClassName TASK_DEFINITION = ClassName.get(REGISTRY, "TaskDefinition");
    static final ClassName TASK_METHOD = ClassName.get(REGISTRY, "TaskMethod");
    static final ClassName LAUNCH = ClassName.get("dev.ntask.runtime", "Launch");
    static final ClassName NTASK = ClassName.get("dev.ntask", "Ntask");
    static final ClassName DURATIONS = ClassName.get("dev.ntask.core.text", "Durations");
    static final ClassName COMMAND_SPEC = ClassName.get("picocli", "CommandLine", "Model", "CommandSpec");
    static final ClassName OPTION_SPEC = ClassName.get("picocli", "CommandLine", "Model", "OptionSpec");
    static final ClassName POSITIONAL_SPEC = ClassName.get("picocli", "CommandLine", "Model", "PositionalParamSpec");

    private Names() {}
}
