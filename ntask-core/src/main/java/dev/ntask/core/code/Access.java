package dev.ntask.core.code;

import java.util.Objects;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * Who may touch which member (JVMS 5.4.4). A compiler sees to it; but of classes compiled apart one may have become less
 * visible since, and what ran then ends in an error now.
 */
final class Access {
    private final Project project;

    Access(Project project) {
        this.project = project;
    }

    boolean isAllowed(String user, Vertex member) {
        if (user.equals(member.owner())) {
            return true;
        }
        ClassHeader owner = project.project(member.owner());
        String signature = member.name() + member.descriptor();
        MemberHeader header = Objects.requireNonNull(
                member.kind() == Vertex.Kind.FIELD
                        ? owner.fields().get(signature)
                        : owner.methods().get(signature));
        boolean isNear = packageOf(user).equals(packageOf(member.owner()));
        if (header.is(Opcodes.ACC_PRIVATE)) {
            return outermost(user).equals(outermost(member.owner()));
        }
        if (!isNear && (owner.access() & Opcodes.ACC_PUBLIC) == 0) {
            return false;
        }
        return isNear
                || header.is(Opcodes.ACC_PUBLIC)
                || (header.is(Opcodes.ACC_PROTECTED) && project.lineage(user).contains(member.owner()));
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    /** A nest is a top-level class with all that is nested in it. */
    private String outermost(String name) {
        ClassHeader header = project.header(name);
        Optional<ClassHeader.Nesting> nesting = header == null ? Optional.empty() : header.nesting();
        return nesting.isPresent() ? outermost(nesting.get().outer()) : name;
    }
}
