package dev.ntask.processor;

import java.util.Map;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/**
 * What was given to the processor with {@code -A}.
 *
 * @param packageName the package of what is generated once for a project
 */
record Options(Optional<String> packageName) {
    static final String PACKAGE = "ntask.package";

    static Options of(Map<String, String> given) {
        return new Options(Optional.ofNullable(given.get(PACKAGE)));
    }

    boolean isPackageName() {
        return packageName.map(SourceVersion::isName).orElse(true);
    }
}
