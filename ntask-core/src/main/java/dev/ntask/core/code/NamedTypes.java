package dev.ntask.core.code;

import java.util.SortedSet;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Collects the classes that a signature (JVMS 4.7.9.1) or a descriptor names. */
final class NamedTypes extends SignatureVisitor {
    private final SortedSet<String> types;
    private String current = "";

    private NamedTypes(SortedSet<String> types) {
        super(Opcodes.ASM9);
        this.types = types;
    }

    static SortedSet<String> in(String signature) {
        SortedSet<String> types = new TreeSet<>();
        new SignatureReader(signature).accept(new NamedTypes(types));
        return types;
    }

    /** The same for a method's or field's type. */
    static SortedSet<String> in(String owner, MemberHeader member) throws MalformedClassException {
        try {
            return in(member.genericDescriptor());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedClassException(
                    owner, "the type of " + member.name() + " is garbled; compile it again", e);
        }
    }

    @Override
    public void visitClassType(String name) {
        current = name;
        types.add(name);
    }

    @Override
    public void visitInnerClassType(String name) {
        current = current + "$" + name;
        types.add(current);
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
        return new NamedTypes(types);
    }
}
