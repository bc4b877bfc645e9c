package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a task's code that is another one than it was.
 *
 * @param kind what happened to it
 * @param part the part as it is now, or as it was if it is gone
 * @param path the calls that lead there, the task's own method first, without the part itself; each as {@code Type.method}
 */
public record CodeChange(Kind kind, CodePart part, List<String> path) {
    /** What happened to a part. */
    public enum Kind {
        /** It holds something else. */
        CHANGED,
        /** It was not reached before. */
        ADDED,
        /** It is not reached any more. */
        REMOVED
    }

    /** Creates a change; the list is copied. */
    public CodeChange {
        path = List.copyOf(path);
    }

    /** Says what happened, and where: {@code Versions.java:41 jdk() changed}. */
    public String words() {
        String line = part.line() == 0 ? "" : ":" + part.line();
        String place = part.file().isEmpty() ? "" : part.file() + line + " ";
        String happened = switch (kind) {
            case CHANGED -> " changed";
            case ADDED -> " is new";
            case REMOVED -> " is gone";
        };
        return place + part.what() + happened;
    }

    /**
     * Says how the task comes there: {@code build -> Flags.all -> common}. A method is named with its class only where
     * that is another than the one before it.
     */
    public List<String> route(String task) {
        List<String> route = new ArrayList<>();
        String type = "";
        for (String step : path) {
            int dot = step.lastIndexOf('.');
            String owner = dot < 0 ? "" : step.substring(0, dot);
            boolean known = !owner.isEmpty() && owner.equals(type);
            route.add(route.isEmpty() ? task : known ? step.substring(dot + 1) : step);
            type = owner.isEmpty() ? type : owner;
        }
        return route;
    }
}
