package dev.ntask.processor.generate;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.ntask.processor.model.MethodModel;

/** Writes Javadoc that leads from generated code back to the author's method. */
final class Links {
    private Links() {}

    static CodeBlock to(MethodModel method) {
        CodeBlock.Builder link = CodeBlock.builder().add("{@link $T#$L(", method.owner(), method.name());
        String separator = "";
        for (TypeName parameter : method.erasures()) {
            link.add("$L$T", separator, parameter);
            separator = ", ";
        }
        return link.add(")}").build();
    }
}
