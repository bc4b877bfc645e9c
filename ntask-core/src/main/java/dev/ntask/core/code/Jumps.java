package dev.ntask.core.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.objectweb.asm.Label;

/**
 * Where a method's jumps go, counted in instructions; and its switches over enums, in which javac's key numbers depend on
 * the other switches around (see {@link Slot.EnumSwitch}).
 */
final class Jumps {

    private record PendingSwitch(Reference map, List<Integer> keys, List<Label> targets, Label otherwise) {}

    private final IdentityHashMap<Label, Integer> positions = new IdentityHashMap<>();
    /** Every label an instruction or handler mentions, in the order of mention. */
    private final List<Label> mentioned = new ArrayList<>();
    /** Ordinal tables pushed and not yet switched over, innermost last. */
    private final Deque<Reference> tables = new ArrayDeque<>();

    private final List<PendingSwitch> enumSwitches = new ArrayList<>();

    void place(Label label, int position) {
        positions.put(label, position);
    }

    void mention(Label... labels) {
        mentioned.addAll(Arrays.asList(labels));
    }

    void pushTable(Reference table) {
        tables.addLast(table);
    }

    boolean hasTable() {
        return !tables.isEmpty();
    }

    /** Takes the innermost table up with a switch, and says which it was. */
    Reference switchOverTable(int[] keys, Label[] labels, Label otherwise) {
        Reference table = tables.removeLast();
        List<Integer> boxed = Arrays.stream(keys).boxed().toList();
        enumSwitches.add(new PendingSwitch(table, boxed, List.of(labels), otherwise));
        return table;
    }

    /** Tables that no switch took up: they are used in a way we do not know, so their numbers count. */
    Iterable<Reference> leftOver() {
        return tables;
    }

    /** Writes all targets once every label has its place. */
    void writeTo(Symbols symbols) {
        symbols.out().put("targets").put(mentioned.size());
        for (Label label : mentioned) {
            symbols.out().put(positionOf(label));
        }
        for (PendingSwitch pending : enumSwitches) {
            symbols.slot(slot(pending));
        }
    }

    private Slot slot(PendingSwitch pending) {
        List<Integer> targets = new ArrayList<>();
        for (Label target : pending.targets()) {
            targets.add(positionOf(target));
        }
        Reference table = pending.map();
        return new Slot.EnumSwitch(
                table.owner(), table.name(), pending.keys(), targets, positionOf(pending.otherwise()));
    }

    private int positionOf(Label label) {
        Integer at = positions.get(label);
        if (at == null) {
            throw new IllegalArgumentException("it jumps outside its code");
        }
        return at;
    }
}
