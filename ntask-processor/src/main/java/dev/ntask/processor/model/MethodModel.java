package dev.ntask.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A task's method.
 *
 * @param owner its class
 * @param internalName the binary name of its class with slashes (JVMS 4.2.1)
 * @param name its name
 * @param descriptor its descriptor (JVMS 4.3.3)
 * @param erasures its parameter types, erased
 */
public record MethodModel(
        ClassName owner, String internalName, String name, String descriptor, List<TypeName> erasures) {
    /** Creates a method; the list is copied. */
    public MethodModel {
        erasures = List.copyOf(erasures);
    }
}
