package dev.ntask.processor.read;

import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Documentation;
import dev.ntask.processor.model.Located;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Reads the parameters of a task's method. */
final class ParameterReader {
    private final Elements elements;
    private final Sources sources;
    private final Findings findings;
    private final TypeReader types;

    ParameterReader(ProcessingEnvironment environment, Sources sources, Findings findings) {
        this.elements = environment.getElementUtils();
        this.sources = sources;
        this.findings = findings;
        this.types = new TypeReader(elements, environment.getTypeUtils());
    }

    /** Returns the parameters whose types are supported; each of the others has its diagnostic. */
    List<ParameterModel> read(ExecutableElement method, String task, Documentation documentation) {
        List<ParameterModel> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            if (TypeReader.isUnresolved(parameter.asType())) {
                findings.deferType();
                continue;
            }
            Optional<ValueType> type = types.read(parameter.asType(), elements.getPackageOf(method));
            if (type.isPresent()) {
                parameters.add(read(parameter, type.get(), documentation));
            } else if (method.getTypeParameters().isEmpty()) {
                findings.add(
                        Message.UNSUPPORTED_TYPE,
                        sources.of(parameter),
                        parameter.getSimpleName(),
                        task,
                        TypeText.of(parameter.asType()),
                        "which no word on the command line can become");
            }
        }
        return parameters;
    }

    private ParameterModel read(VariableElement parameter, ValueType type, Documentation documentation) {
        String name = parameter.getSimpleName().toString();
        Optional<Mirror> arg = Mirror.of(sources, parameter, Author.ARG);
        Optional<Mirror> defaults = Mirror.of(sources, parameter, Author.DEFAULT);
        if (arg.map(Mirror::isUnresolved).orElse(false)
                || defaults.map(Mirror::isUnresolved).orElse(false)) {
            findings.defer();
        }
        return new ParameterModel(
                name,
                type,
                arg.map(mirror -> mirror.strings("names")).orElse(List.of()),
                defaults.filter(mirror -> mirror.has("value")).map(mirror -> mirror.strings("value")),
                arg.map(mirror -> mirror.strings("choices")).orElse(List.of()),
                arg.flatMap(mirror -> mirror.string("description"))
                        .map(Located::text)
                        .orElse(documentation.parameters().getOrDefault(name, "")),
                arg.flatMap(mirror -> mirror.string("env")),
                sources.of(parameter));
    }
}
