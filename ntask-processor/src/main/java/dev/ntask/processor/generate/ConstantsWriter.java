package dev.ntask.processor.generate;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.ntask.processor.model.ClassModel;
import dev.ntask.processor.model.MethodModel;
import dev.ntask.processor.model.ParameterModel;
import dev.ntask.processor.model.TaskModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code Tasks_} for {@code Tasks}: a constant with the name of each task, to be used in annotations, and what
 * calls it from other packages.
 */
final class ConstantsWriter {
    static final ArrayTypeName VALUES = ArrayTypeName.of(ClassName.OBJECT);

    private final Invokers invokers;
    private final Map<ClassName, List<TaskModel>> byOwner;
    private final ConverterWriter converters = new ConverterWriter();

    private ConstantsWriter(ClassModel type) {
        this.invokers = new Invokers(List.of(type));
        this.byOwner = Owners.byOwner(type.tasks());
    }

    static TypeSpec.Builder write(ClassModel type) {
        ConstantsWriter writer = new ConstantsWriter(type);
        TypeSpec.Builder top = writer.type(type.name());
        writer.converters.methods().forEach(top::addMethod);
        return top.addAnnotation(Generated.suppressWarnings());
    }

    private TypeSpec.Builder type(ClassName owner) {
        ClassName name = Owners.generated(owner);
        TypeSpec.Builder builder = TypeSpec.classBuilder(name)
                .addJavadoc("The names of the tasks of {@link $T}, and how generated code calls them.\n", owner)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(Generated.privateConstructor());
        if (name.enclosingClassName() != null) {
            builder.addModifiers(Modifier.STATIC);
        }
        Map<ClassName, TypeSpec.Builder> hosts = new LinkedHashMap<>();
        hosts.put(name, builder);
        for (TaskModel task : byOwner.getOrDefault(owner, List.of())) {
            Invoker invoker = invokers.of(task);
            builder.addField(constant(task, invoker));
            if (task.callable()) {
                TypeSpec.Builder host = hosts.computeIfAbsent(invoker.host(), ConstantsWriter::moreMethods);
                addMethods(host, task, invoker);
            }
        }
        hosts.remove(name);
        hosts.values().forEach(host -> builder.addType(host.build()));
        for (ClassName nested : byOwner.keySet()) {
            if (owner.equals(nested.enclosingClassName())) {
                builder.addType(type(nested).build());
            }
        }
        return builder;
    }

    private static TypeSpec.Builder moreMethods(ClassName name) {
        return TypeSpec.classBuilder(name)
                .addJavadoc("More methods than fit into one class.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(Generated.privateConstructor());
    }

    private static FieldSpec constant(TaskModel task, Invoker invoker) {
        return FieldSpec.builder(String.class, invoker.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The name of the task $L.\n", Links.to(task.method()))
                .initializer("$S", task.name())
                .build();
    }

    private void addMethods(TypeSpec.Builder host, TaskModel task, Invoker invoker) {
        if (!task.parameters().isEmpty()) {
            host.addMethod(bind(task, invoker));
        }
        host.addMethod(run(task.method(), task.parameters(), invoker));
    }

    private MethodSpec bind(TaskModel task, Invoker invoker) {
        CodeBlock.Builder body = CodeBlock.builder()
                .addStatement(
                        "$T values = new $T[$L]",
                        VALUES,
                        ClassName.OBJECT,
                        task.parameters().size());
        for (int i = 0; i < task.parameters().size(); i++) {
            body.add(
                    converters.assignment("values[" + i + "]", task.parameters().get(i)));
        }
        return MethodSpec.methodBuilder(invoker.bind())
                .addJavadoc("Converts words into the arguments of $L.\n\n", Links.to(task.method()))
                .addJavadoc("@param arguments the words\n@return the values, in the order of the parameters\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(Names.ARGUMENTS, "arguments")
                .returns(VALUES)
                .addCode(body.addStatement("return values").build())
                .build();
    }

    private static MethodSpec run(MethodModel method, List<ParameterModel> parameters, Invoker invoker) {
        CodeBlock.Builder call = CodeBlock.builder().add("$T.$L(", method.owner(), method.name());
        for (int i = 0; i < parameters.size(); i++) {
            TypeName type = parameters.get(i).type().declared();
            call.add("$L($T) values[$L]", i == 0 ? "" : ", ", type, i);
        }
        return MethodSpec.methodBuilder(invoker.run())
                .addJavadoc("Calls $L.\n\n", Links.to(method))
                .addJavadoc("@param values its arguments\n@throws Throwable what it throws\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(VALUES, "values")
                .addException(Throwable.class)
                .addStatement(call.add(")").build())
                .build();
    }
}
