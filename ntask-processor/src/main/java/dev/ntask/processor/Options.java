package dev.ntask.processor;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/**
 * What was given to the processor with {@code -A}.
 *
 * @param packageName the package of what is generated once for a project
 * @param classPath what the tasks will run with besides their own classes
 */
record Options(Optional<String> packageName, Optional<String> classPath) {
    static final String PACKAGE = "ntask.package";
    static final String CLASS_PATH = "ntask.classpath";

    static Options of(Map<String, String> given) {
        return new Options(Optional.ofNullable(given.get(PACKAGE)), Optional.ofNullable(given.get(CLASS_PATH)));
    }

    boolean isPackageName() {
        return packageName.map(SourceVersion::isName).orElse(true);
    }
}
