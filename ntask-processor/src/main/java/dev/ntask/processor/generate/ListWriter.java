package dev.ntask.processor.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes lists of constants; one so long that its method would near the limit of 64 KB is built in several methods. */
final class ListWriter {
    private static final int LONGEST = 500;

    private final TypeSpec.Builder host;
    private int parts;

    ListWriter(TypeSpec.Builder host) {
        this.host = host;
    }

    CodeBlock strings(List<String> strings) {
        return list(
                ClassName.get(String.class),
                strings.stream().map(string -> CodeBlock.of("$S", string)).toList());
    }

    CodeBlock list(TypeName type, List<CodeBlock> elements) {
        if (elements.size() <= LONGEST) {
            return CodeBlock.of("$T.of($L)", List.class, elements.stream().collect(CodeBlock.joining(", ")));
        }
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), type);
        CodeBlock.Builder all = CodeBlock.builder().addStatement("$T all = new $T<>()", list, ArrayList.class);
        for (int start = 0; start < elements.size(); start += LONGEST) {
            List<CodeBlock> part = elements.subList(start, Math.min(start + LONGEST, elements.size()));
            String method = add(list, CodeBlock.of("return $L;\n", list(type, part)));
            all.addStatement("all.addAll($L())", method);
        }
        return CodeBlock.of("$L()", add(list, all.addStatement("return all").build()));
    }

    private String add(TypeName list, CodeBlock body) {
        String name = "list" + parts++;
        host.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(list)
                .addCode(body)
                .build());
        return name;
    }
}
