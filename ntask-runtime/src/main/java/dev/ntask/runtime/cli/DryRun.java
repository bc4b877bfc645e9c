package dev.ntask.runtime.cli;

import dev.ntask.runtime.plan.Action;
import dev.ntask.runtime.plan.Plan;

/** Tells what would run, in an order in which it could; whether a result is cached is not looked up. */
final class DryRun {
    private DryRun() {}

    static String text(Plan plan) {
        StringBuilder text = new StringBuilder("would run:\n");
        for (Action action : plan.actions()) {
            text.append("  ").append(action.name());
            text.append(action.task().cached().isPresent() ? "  (unless cached)\n" : "\n");
        }
        return text.toString();
    }
}
