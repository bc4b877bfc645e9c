package dev.ntask.runtime.plan;

/** Says how long actions are expected to take, so that the longest chain of work is started first. */
@FunctionalInterface
public interface Weights {
    /** Expects nothing: ready actions start in the order of the plan. */
    Weights NONE = new Weights() {
        @Override
        public long of(Action action) {
            return 0;
        }
    };

    /** Returns the expected time of an action, in any unit, the same for all. */
    long of(Action action);
}
