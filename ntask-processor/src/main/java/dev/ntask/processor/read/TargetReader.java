package dev.ntask.processor.read;

import dev.ntask.processor.diagnostic.Message;
import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.Target;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;

/** Reads the method that an argument of {@code depends} names. */
final class TargetReader {
    private final Elements elements;
    private final Sources sources;
    private final Findings findings;

    TargetReader(Elements elements, Sources sources, Findings findings) {
        this.elements = elements;
        this.sources = sources;
        this.findings = findings;
    }

    /**
     * Returns the task meant.
     *
     * @param methods what the name was found to mean; nothing if a later round has yet to bring it
     */
    Optional<Target> read(List<ExecutableElement> methods, String written, Origin origin) {
        if (methods.isEmpty()) {
            findings.defer();
            return Optional.empty();
        }
        ExecutableElement method = methods.get(0);
        if (Mirror.of(sources, method, Author.TASK).isEmpty()) {
            findings.add(Message.DEPENDS_ON_METHOD, origin, written);
            return Optional.empty();
        }
        String owner = MethodReader.internalName(elements, Sources.ownerOf(method));
        return Optional.of(new Target.OfMethod(owner, method.getSimpleName().toString()));
    }
}
