package dev.ntask.core.glob;

import java.util.ArrayList;
import java.util.List;

/**
 * The states in which a path can be while it takes the steps of a {@link Program}, for questions about all paths at once.
 *
 * <p>State {@code 2 * step} is before a step; the odd state behind it is within a {@link Program#DEEP_SLASH} that has
 * begun. The last two are the end of the program and everything below what reached it.
 */
final class Automaton {
    private static final ByteSet SLASH = ByteSet.of('/');
    private static final ByteSet NOT_SLASH = ByteSet.notSlash();
    private static final ByteSet ANY = anyByte();

    private final Program program;
    private final List<List<Move>> moves = new ArrayList<>();

    Automaton(Program program) {
        this.program = program;
        for (int state = 0; state < size(); state++) {
            moves.add(movesFrom(state));
        }
    }

    /** One way on: with any of some bytes to another state. */
    record Move(ByteSet on, int to) {}

    int size() {
        return 2 * program.length() + 2;
    }

    int start() {
        return 0;
    }

    List<Move> moves(int state) {
        return moves.get(state);
    }

    /** Whether a path that ends in this state is covered. */
    boolean covers(int state, boolean directory) {
        return state == below() || (mayEnd(state) && (directory || !program.directoryOnly()));
    }

    private int end() {
        return 2 * program.length();
    }

    private int below() {
        return end() + 1;
    }

    private boolean mayEnd(int state) {
        int at = state;
        while (at < end() && at % 2 == 0 && program.step(at / 2) >= Program.STAR) {
            at += 2;
        }
        return at == end();
    }

    private List<Move> movesFrom(int state) {
        List<Move> result = new ArrayList<>();
        if (state == below()) {
            result.add(new Move(ANY, state));
        } else if (state % 2 == 1) {
            result.add(new Move(ANY, state));
            result.add(new Move(SLASH, state + 1));
        } else {
            // Runs of bytes may be empty, so what follows them can be taken at once.
            int at = state;
            while (at < end() && addMoves(result, at)) {
                at += 2;
            }
            if (at == end()) {
                result.add(new Move(SLASH, below()));
            }
        }
        return result;
    }

    /** Adds the moves of one step and says whether it may be left out. */
    private boolean addMoves(List<Move> result, int state) {
        int step = state / 2;
        switch (program.step(step)) {
            case Program.STAR -> result.add(new Move(NOT_SLASH, state));
            case Program.DEEP -> result.add(new Move(ANY, state));
            case Program.DEEP_SLASH -> result.add(new Move(ANY, state + 1));
            default -> {
                result.add(new Move(program.set(step), state + 2));
                return false;
            }
        }
        return true;
    }

    private static ByteSet anyByte() {
        ByteSet any = new ByteSet();
        any.invert();
        return any;
    }
}
