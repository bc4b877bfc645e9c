package dev.ntask.processor.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where something was written. Opaque, and found only when asked for: thousands of origins are kept for the few that a
 * message names.
 *
 * <p>Good for the round it was made in. Equal to every other origin, so that models compare by what they say.
 */
public final class Origin {
    private final Supplier<Place> search;
    private @Nullable Place place;

    /** Creates an origin from the search for its place. */
    public Origin(Supplier<Place> search) {
        this.search = search;
    }

    /** Returns the place. */
    public Place place() {
        if (place == null) {
            place = search.get();
        }
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /** Returns file and line, as in {@code Tasks.java:12}. */
    @Override
    public String toString() {
        return place().file() + ":" + place().line();
    }
}
