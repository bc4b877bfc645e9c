package dev.ntask.processor.diagnostic;

import dev.ntask.processor.model.Origin;
import dev.ntask.processor.model.Place.Kind;

/**
 * One thing to tell the author.
 *
 * @param message which sentence
 * @param text the sentence
 * @param origin what it is about
 */
public record Diagnostic(Message message, String text, Origin origin) {
    /** Tells whether the compilation fails. */
    public boolean isError() {
        return message.kind() == Kind.ERROR;
    }

    /** Returns the sentence with its code in front. */
    public String line() {
        return "[" + message.code() + "] " + text;
    }
}
