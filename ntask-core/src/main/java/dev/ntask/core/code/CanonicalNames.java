package dev.ntask.core.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;

/**
 * Names that survive renumbering. javac counts lambdas and local and anonymous classes, so an unrelated one earlier in the
 * file renames all that follow; here each is called by its content instead, and only those of equal content, in the same
 * place, are told apart by their order.
 */
final class CanonicalNames {
    /**
     * How many steps a content digest looks through other numbered things. Deeper differences still count, through the
     * closure; two things that differ only there are told apart by order, which may cost a needless run, never a wrong hit.
     */
    private static final int DEPTH = 3;

    private final Project project;
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, String> methods = new HashMap<>();
    private final Map<String, Sha256> contents = new HashMap<>();
    /** The numbered classes of one place, in javac's order. */
    private final Map<String, List<String>> siblings = new HashMap<>();
    /** By class, then by name without the number. */
    private final Map<String, Map<String, List<MemberHeader>>> methodSiblings = new HashMap<>();

    CanonicalNames(Project project) {
        this.project = project;
        for (ClassHeader header : project.headers()) {
            header.nesting()
                    .filter(ClassHeader.Nesting::numbered)
                    .ifPresent(nesting -> siblings.computeIfAbsent(place(nesting), key -> new ArrayList<>())
                            .add(header.name()));
        }
        siblings.values().forEach(names -> names.sort(byNumber()));
    }

    private static String place(ClassHeader.Nesting nesting) {
        return nesting.outer() + " " + nesting.method() + " " + nesting.simpleName();
    }

    /** Numbers have no leading zeros, so the shorter name has the lower number. */
    private static Comparator<String> byNumber() {
        return Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    }

    String type(String name) throws IOException {
        if (!Symbols.looksNumbered(name)) {
            return name;
        }
        String known = classes.get(name);
        if (known == null) {
            known = findType(name);
            classes.put(name, known);
        }
        return known;
    }

    private String findType(String name) throws IOException {
        Optional<ClassHeader.Nesting> nesting = nesting(name);
        if (nesting.isEmpty()) {
            return name;
        }
        String inner = type(nesting.get().outer()) + "$" + nesting.get().simpleName();
        if (!nesting.get().numbered()) {
            return inner;
        }
        Sha256 content = classContent(name, DEPTH);
        int twin = 0;
        for (String sibling : siblings.getOrDefault(place(nesting.get()), List.of())) {
            if (sibling.equals(name)) {
                break;
            }
            twin += classContent(sibling, DEPTH).equals(content) ? 1 : 0;
        }
        return inner + "@" + Symbols.unnumbered(nesting.get().method()) + "#" + content + "." + twin;
    }

    private Optional<ClassHeader.Nesting> nesting(String name) {
        ClassHeader header = project.header(name);
        return header == null ? Optional.empty() : header.nesting();
    }

    String method(String owner, String name, String descriptor) throws IOException {
        if (!isNumbered(owner, name, descriptor)) {
            return name + descriptor(descriptor);
        }
        String key = owner + "." + name + descriptor;
        String known = methods.get(key);
        if (known == null) {
            known = findMethod(owner, name, descriptor);
            methods.put(key, known);
        }
        return known;
    }

    private boolean isNumbered(String owner, String name, String descriptor) {
        ClassHeader header = project.header(owner);
        if (header == null || !Symbols.looksNumberedMethod(name)) {
            return false;
        }
        MemberHeader member = header.methods().get(name + descriptor);
        return member != null && member.is(Opcodes.ACC_SYNTHETIC);
    }

    private String findMethod(String owner, String name, String descriptor) throws IOException {
        Sha256 content = methodContent(owner, name, descriptor, DEPTH);
        int twin = 0;
        for (MemberHeader sibling : siblingsOf(owner, name)) {
            if (sibling.name().equals(name) && sibling.descriptor().equals(descriptor)) {
                break;
            }
            twin += methodContent(owner, sibling.name(), sibling.descriptor(), DEPTH)
                            .equals(content)
                    ? 1
                    : 0;
        }
        return stem(name) + "#" + content + "." + twin;
    }

    /** The numbered methods of a class that differ in their number only, in javac's order. */
    private List<MemberHeader> siblingsOf(String owner, String name) {
        Map<String, List<MemberHeader>> byStem = methodSiblings.get(owner);
        if (byStem == null) {
            byStem = new HashMap<>();
            for (MemberHeader member : project.project(owner).methods().values()) {
                if (isNumbered(owner, member.name(), member.descriptor())) {
                    byStem.computeIfAbsent(stem(member.name()), key -> new ArrayList<>())
                            .add(member);
                }
            }
            byStem.values().forEach(members -> members.sort(Comparator.comparing(MemberHeader::name, byNumber())));
            methodSiblings.put(owner, byStem);
        }
        return byStem.getOrDefault(stem(name), List.of());
    }

    private static String stem(String name) {
        int end = name.length();
        while (name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
            end--;
        }
        return name.substring(0, end);
    }

    String descriptor(String descriptor) throws IOException {
        if (!Symbols.looksNumbered(descriptor)) {
            return descriptor;
        }
        StringBuilder canonical = new StringBuilder();
        int done = 0;
        for (int from = descriptor.indexOf('L'); from >= 0; from = descriptor.indexOf('L', done)) {
            int end = descriptor.indexOf(';', from);
            if (end < 0) {
                break;
            }
            canonical.append(descriptor, done, from + 1).append(type(descriptor.substring(from + 1, end)));
            done = end;
        }
        return canonical.append(descriptor, done, descriptor.length()).toString();
    }

    /** The digest of erased code with its slots filled by canonical names. */
    Sha256 label(ErasedCode code) throws IOException {
        FieldHasher out = new FieldHasher().put(code.digest());
        for (Slot slot : code.slots()) {
            if (slot instanceof Slot.Type type) {
                out.put(type(type.name()));
            } else if (slot instanceof Slot.Method method) {
                out.put(type(method.owner())).put(method(method.owner(), method.name(), method.descriptor()));
            } else {
                putSwitch(out, slot);
            }
        }
        return out.finish();
    }

    /** The same, with numbered things down to a depth by content alone: what their names are made of. */
    private Sha256 content(ErasedCode code, int depth) throws IOException {
        FieldHasher out = new FieldHasher().put(code.digest());
        for (Slot slot : code.slots()) {
            if (slot instanceof Slot.Type type) {
                putType(out, type.name(), depth);
            } else if (slot instanceof Slot.Method method) {
                putMethod(out, method.owner(), method.name(), method.descriptor(), depth);
            } else {
                putSwitch(out, slot);
            }
        }
        return out.finish();
    }

    private void putType(FieldHasher out, String name, int depth) throws IOException {
        Optional<ClassHeader.Nesting> nesting = nesting(name);
        if (nesting.isEmpty() || !Symbols.looksNumbered(name)) {
            out.put(name);
        } else if (!nesting.get().numbered()) {
            putType(out, nesting.get().outer(), depth);
            out.put(nesting.get().simpleName());
        } else if (depth == 0) {
            out.put("numbered").put(nesting.get().simpleName());
        } else {
            out.put(classContent(name, depth - 1));
        }
    }

    private void putMethod(FieldHasher out, String owner, String name, String descriptor, int depth)
            throws IOException {
        if (!isNumbered(owner, name, descriptor)) {
            putType(out, owner, depth);
            out.put(name);
        } else if (depth == 0) {
            out.put("numbered").put(stem(name));
        } else {
            out.put(stem(name)).put(methodContent(owner, name, descriptor, depth - 1));
        }
    }

    private Sha256 methodContent(String owner, String name, String descriptor, int depth) throws IOException {
        String key = depth + " " + owner + "." + name + descriptor;
        Sha256 known = contents.get(key);
        if (known == null) {
            MethodFacts facts =
                    Objects.requireNonNull(project.facts(owner).methods().get(name + descriptor));
            known = content(facts.code(), depth);
            contents.put(key, known);
        }
        return known;
    }

    private Sha256 classContent(String name, int depth) throws IOException {
        String key = depth + " " + name;
        Sha256 known = contents.get(key);
        if (known == null) {
            known = findClassContent(project.facts(name), depth);
            contents.put(key, known);
        }
        return known;
    }

    private Sha256 findClassContent(ClassFacts facts, int depth) throws IOException {
        List<Sha256> members = new ArrayList<>();
        for (MethodFacts method : facts.methods().values()) {
            MemberHeader header = method.header();
            FieldHasher out = new FieldHasher();
            putMethod(out, facts.header().name(), header.name(), header.descriptor(), depth);
            members.add(out.put(content(method.code(), depth)).finish());
        }
        for (FieldFacts field : facts.fields().values()) {
            FieldHasher out = new FieldHasher().put(field.header().name());
            members.add(out.put(content(field.code(), depth)).finish());
        }
        members.sort(Comparator.naturalOrder());
        return new FieldHasher()
                .put(content(facts.shape(), depth))
                .putAll(members)
                .finish();
    }

    /** The constants of an enum switch by name; its keys only if javac's table is not to be found. */
    private void putSwitch(FieldHasher out, Slot slot) throws IOException {
        if (slot instanceof Slot.SwitchMap read) {
            Optional<EnumSwitchMap> map = switchMap(read.owner(), read.field());
            out.put(map.isPresent() ? map.get().enumName() : read.owner()).put(read.field());
        } else if (slot instanceof Slot.EnumSwitch use) {
            Map<Integer, String> names = switchMap(use.owner(), use.field())
                    .map(EnumSwitchMap::constants)
                    .orElse(Map.of());
            Map<String, Integer> targets = new TreeMap<>();
            for (int i = 0; i < use.keys().size(); i++) {
                int target = use.targets().get(i);
                if (target != use.otherwise()) {
                    int key = use.keys().get(i);
                    targets.put(names.getOrDefault(key, "key " + key), target);
                }
            }
            for (Map.Entry<String, Integer> target : targets.entrySet()) {
                out.put(target.getKey()).put(target.getValue());
            }
            out.put("otherwise").put(use.otherwise());
        }
    }

    /** What a {@code $SwitchMap$} field of the project holds. */
    Optional<EnumSwitchMap> switchMap(String owner, String field) throws IOException {
        ClassHeader header = project.header(owner);
        return header == null
                ? Optional.empty()
                : Optional.ofNullable(project.facts(owner).switchMaps().get(field));
    }
}
