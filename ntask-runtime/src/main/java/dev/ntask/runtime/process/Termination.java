package dev.ntask.runtime.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends process trees: their groups, their descendants, and what carries their mark; first politely, then by force.
 *
 * <p>Who belongs to a tree is noted before the first signal: once a parent is gone, its children are nobody's
 * descendants.
 */
public final class Termination {
    private final Duration grace;

    /** Whether somebody lost patience; then nobody gets any grace. */
    private volatile boolean hurried;

    /** Creates a termination that gives processes some time between the polite signal and the other one. */
    public Termination(Duration grace) {
        this.grace = grace;
    }

    /** Ends all grace: what is being ended now, and later, is killed at once. */
    public void hurry() {
        hurried = true;
    }

    /**
     * Ends trees and every process that carries a mark, and returns when they are gone.
     *
     * @param mark the environment variable that marks what belongs to the trees, with the beginning of its value
     */
    public void end(Collection<ProcessTree> trees, Optional<Mark> mark) {
        // What is being ended must be ended, also by a thread that was itself told to stop.
        boolean interrupted = Thread.interrupted();
        try {
            endAll(trees, mark);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void endAll(Collection<ProcessTree> trees, Optional<Mark> mark) {
        List<Long> groups = groups(trees);
        Set<ProcessHandle> members = members(trees, mark);
        members.addAll(ProcessMarks.inGroups(groups));
        if (!hurried) {
            signal("TERM", groups);
            for (ProcessHandle member : members) {
                member.destroy();
            }
            awaitEnd(members);
        }
        members.addAll(members(trees, mark));
        members.addAll(ProcessMarks.inGroups(groups));
        signal("KILL", groups);
        for (ProcessHandle member : members) {
            member.destroyForcibly();
        }
        // Until the system has taken them down they may still write, and an orphan started meanwhile gets caught here.
        for (ProcessHandle late : members(List.of(), mark)) {
            late.destroyForcibly();
            members.add(late);
        }
        awaitDeath(members);
    }

    /**
     * A variable that marks processes, since they hand their environment on.
     *
     * @param variable its name
     * @param value the beginning of its value; one that ends in NUL is the whole value (proc(5))
     */
    public record Mark(String variable, String value) {}

    private static List<Long> groups(Collection<ProcessTree> trees) {
        List<Long> groups = new ArrayList<>();
        for (ProcessTree tree : trees) {
            // The number of a leader that is gone may belong to somebody else by now.
            if (tree.leadsGroup() && tree.handle().isAlive()) {
                groups.add(tree.pid());
            }
        }
        return groups;
    }

    private static Set<ProcessHandle> members(Collection<ProcessTree> trees, Optional<Mark> mark) {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        for (ProcessTree tree : trees) {
            members.add(tree.handle());
            tree.handle().descendants().forEach(members::add);
        }
        if (mark.isPresent()) {
            members.addAll(ProcessMarks.find(mark.get().variable(), mark.get().value()));
        }
        return members;
    }

    /** Signals groups; the shell can, Java cannot. Failure leaves the members, who are signalled one by one. */
    private static void signal(String signal, List<Long> groups) {
        if (groups.isEmpty()) {
            return;
        }
        StringBuilder command = new StringBuilder("kill -s ").append(signal).append(" --");
        for (long group : groups) {
            command.append(" -").append(group);
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", command.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // No shell: the members are left.
        } catch (InterruptedException e) {
            // Told to stop once more: the members are still signalled one by one.
        }
    }

    private void awaitEnd(Set<ProcessHandle> members) {
        long deadline = System.nanoTime() + grace.toNanos();
        while (!hurried && isAnyRunning(members) && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static void awaitDeath(Set<ProcessHandle> members) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        while (isAnyRunning(members) && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static boolean isAnyRunning(Set<ProcessHandle> members) {
        for (ProcessHandle member : members) {
            if (ProcessMarks.isRunning(member)) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
}
