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

    /** What javac says of a class in an exported package whose signatures are ours: modules of authors export none. */
    static AnnotationSpec suppressExports() {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "exports")
                .build();
    }

    static MethodSpec privateConstructor() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }
}
