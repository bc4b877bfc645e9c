package dev.ntask.core.code;

import dev.ntask.core.code.CodeChange.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the code of one task in two compilations, part by part. */
final class CodeComparison {
    private final Reached before;
    private final Reached now;
    /** The titles of parts that are not what they were, on either side. */
    private final Set<String> different = new HashSet<>();

    CodeComparison(CodeParts before, int rootBefore, CodeParts now, int rootNow) {
        this.before = new Reached(before.parts(), rootBefore);
        this.now = new Reached(now.parts(), rootNow);
    }

    /** All that a task reaches, by the shortest paths. */
    private static final class Reached {
        final List<CodePart> parts;
        /** By title, in the order of distance. */
        final Map<String, Integer> byTitle = new LinkedHashMap<>();

        /** From which part each one was reached first; the root from itself. */
        private final Map<Integer, Integer> parents = new HashMap<>();

        private final int root;

        Reached(List<CodePart> parts, int root) {
            this.parts = parts;
            this.root = root;
            Deque<Integer> open = new ArrayDeque<>();
            parents.put(root, root);
            open.add(root);
            while (!open.isEmpty()) {
                int at = open.removeFirst();
                byTitle.putIfAbsent(parts.get(at).title(), at);
                for (int next : parts.get(at).next()) {
                    if (parents.putIfAbsent(next, at) == null) {
                        open.add(next);
                    }
                }
            }
        }

        @Nullable
        CodePart find(String title) {
            Integer number = byTitle.get(title);
            return number == null ? null : parts.get(number);
        }

        /** The next part before another one that has a name; null if there is none before the task's own beginning. */
        @Nullable
        Integer namedBefore(int part) {
            int at = part;
            while (at != root) {
                at = parents.getOrDefault(at, root);
                if (parts.get(at).isNamed()) {
                    return at;
                }
            }
            return null;
        }

        /** The calls that lead to a part, without itself. */
        List<String> path(int part) {
            Deque<String> steps = new ArrayDeque<>();
            for (int at = part; at != root; ) {
                at = parents.getOrDefault(at, root);
                String step = parts.get(at).step();
                // The task and the method that it is have one name; so has a method with what javac made for it.
                if (!step.isEmpty() && !step.equals(steps.peekFirst())) {
                    steps.addFirst(step);
                }
            }
            if (parts.get(part).step().equals(steps.peekLast())) {
                steps.removeLast();
            }
            return List.copyOf(steps);
        }
    }

    List<CodeChange> changes() {
        note(before, now);
        note(now, before);
        List<CodeChange> changes = new ArrayList<>();
        List<CodeChange> gone = causes(before, now, Kind.REMOVED);
        for (CodeChange change : causes(now, before, Kind.ADDED)) {
            changes.add(change.kind() == Kind.ADDED && removePartner(gone, change.part()) ? changed(change) : change);
        }
        changes.addAll(gone);
        withoutRepetitions(changes);
        return changes.isEmpty() ? lastResort() : List.copyOf(changes);
    }

    private void note(Reached here, Reached there) {
        for (Map.Entry<String, Integer> each : here.byTitle.entrySet()) {
            CodePart other = there.find(each.getKey());
            if (other == null
                    || !other.content().equals(here.parts.get(each.getValue()).content())) {
                different.add(each.getKey());
            }
        }
    }

    /** The parts that differ and do not follow from another one that does. */
    private List<CodeChange> causes(Reached here, Reached there, Kind kindIfAlone) {
        List<CodeChange> causes = new ArrayList<>();
        for (Map.Entry<String, Integer> each : here.byTitle.entrySet()) {
            int number = each.getValue();
            CodePart part = here.parts.get(number);
            boolean alone = there.find(each.getKey()) == null;
            boolean told = alone || kindIfAlone == Kind.ADDED;
            if (part.isNamed() && told && different.contains(each.getKey()) && !(alone && follows(here, number))) {
                causes.add(new CodeChange(alone ? kindIfAlone : Kind.CHANGED, part, here.path(number)));
            }
        }
        return causes;
    }

    /** Whether a part is only there, or not, because the one before it is another. */
    private boolean follows(Reached here, int number) {
        Integer before = here.namedBefore(number);
        return before != null && different.contains(here.parts.get(before).title());
    }

    /** A method with other parameters is a new one and one that is gone; to its author it is one that changed. */
    private static boolean removePartner(List<CodeChange> gone, CodePart part) {
        for (int i = 0; i < gone.size(); i++) {
            CodePart other = gone.get(i).part();
            if (other.what().equals(part.what()) && other.file().equals(part.file())) {
                gone.remove(i);
                return true;
            }
        }
        return false;
    }

    private static CodeChange changed(CodeChange change) {
        return new CodeChange(Kind.CHANGED, change.part(), change.path());
    }

    /** A class file counts as a whole where a task is opaque; a method in it says more. */
    private static void withoutRepetitions(List<CodeChange> changes) {
        Set<String> files = new HashSet<>();
        for (CodeChange change : changes) {
            if (!change.path().isEmpty() && change.part().line() > 0) {
                files.add(change.part().file());
            }
        }
        for (int i = changes.size() - 1; i >= 0; i--) {
            CodePart part = changes.get(i).part();
            if (part.what().startsWith("class file ") && files.contains(part.file())) {
                changes.remove(i);
            }
        }
    }

    /** What joins named parts leads elsewhere: the last one before it that has a name. */
    private List<CodeChange> lastResort() {
        for (Map.Entry<String, Integer> each : now.byTitle.entrySet()) {
            if (different.contains(each.getKey())) {
                Integer named = now.namedBefore(each.getValue());
                if (named != null) {
                    return List.of(new CodeChange(Kind.CHANGED, now.parts.get(named), now.path(named)));
                }
            }
        }
        return List.of();
    }
}
