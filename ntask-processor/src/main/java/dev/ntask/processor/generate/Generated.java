package dev.ntask.processor.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What all generated classes have in common. */
final class Generated {
    /**
     * What javac might say about a call of the author's method, and nobody could change: it is deprecated, its class is
     * not exported. In alphabetical order.
     */
    private static final List<String> WARNINGS =
            List.of("cast", "deprecation", "exports", "preview", "rawtypes", "removal", "static", "unchecked");

    private Generated() {}

    static AnnotationSpec suppressWarnings() {
        AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
        WARNINGS.forEach(warning -> annotation.addMember("value", "$S", warning));
        return annotation.build();
    }

    static MethodSpec privateConstructor() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }
}
