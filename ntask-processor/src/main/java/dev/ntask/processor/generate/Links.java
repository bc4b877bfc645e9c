package dev.ntask.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.ntask.processor.model.MethodModel;

/** Writes Javadoc that leads from generated code back to the author's method. */
final class Links {
    private Links() {}

    static CodeBlock to(MethodModel method) {
        CodeBlock.Builder link =
                CodeBlock.builder().add("{@link $L#$L(", method.owner().toString(), method.name());
        String separator = "";
        for (TypeName parameter : method.erasures()) {
            link.add("$L$L", separator, parameter.toString());
            separator = ", ";
        }
        return link.add(")}").build();
    }
}
