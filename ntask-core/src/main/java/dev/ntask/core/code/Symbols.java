package dev.ntask.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;

/** Writes symbolic names and constants into a hasher; what looks numbered becomes a {@link Slot} instead. */
final class Symbols {
    private static final Pattern NUMBERED_METHOD = Pattern.compile("(?:lambda\\$.*|access\\$)\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\$\\d+");
    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;]+);");
    private static final String LEFT_OUT = "numbered";

    private final FieldHasher out = new FieldHasher();
    private final List<Slot> slots = new ArrayList<>();

    static boolean looksNumbered(String className) {
        for (int at = className.indexOf('$'); at >= 0; at = className.indexOf('$', at + 1)) {
            if (at + 1 < className.length() && isDigit(className.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }

    /** The text without the numbers that follow a dollar sign. */
    static String unnumbered(String signature) {
        return looksNumbered(signature) ? NUMBER.matcher(signature).replaceAll("\\$") : signature;
    }

    static boolean looksNumberedMethod(String methodName) {
        return methodName.indexOf('$') >= 0
                && NUMBERED_METHOD.matcher(methodName).matches();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    FieldHasher out() {
        return out;
    }

    void slot(Slot slot) {
        out.put(LEFT_OUT).put(slots.size());
        slots.add(slot);
    }

    /** Writes an internal class name, or an array's descriptor. */
    void type(String internalName) {
        if (internalName.startsWith("[")) {
            descriptor(internalName);
        } else if (looksNumbered(internalName)) {
            slot(new Slot.Type(internalName));
        } else {
            out.put(internalName);
        }
    }

    void descriptor(String descriptor) {
        if (!looksNumbered(descriptor)) {
            out.put(descriptor);
            return;
        }
        Matcher matcher = CLASS_IN_DESCRIPTOR.matcher(descriptor);
        StringBuilder rest = new StringBuilder();
        List<String> numbered = new ArrayList<>();
        while (matcher.find()) {
            if (looksNumbered(matcher.group(1))) {
                numbered.add(matcher.group(1));
                matcher.appendReplacement(rest, "L;");
            }
        }
        out.put(matcher.appendTail(rest).toString());
        numbered.forEach(name -> slot(new Slot.Type(name)));
    }

    void method(String owner, String name, String descriptor) {
        if (looksNumberedMethod(name)) {
            slot(new Slot.Method(owner, name, descriptor));
        } else {
            type(owner);
            out.put(name);
            descriptor(descriptor);
        }
    }

    void handle(Handle handle) {
        out.put("handle").put(handle.getTag()).put(handle.isInterface() ? 1 : 0);
        method(handle.getOwner(), handle.getName(), handle.getDesc());
    }

    /** Writes a bootstrap method with every argument, recursively: the whole behaviour of an invokedynamic is there. */
    void bootstrap(Handle method, List<?> arguments) {
        handle(method);
        out.put(arguments.size());
        arguments.forEach(this::constant);
    }

    /** Writes a loadable constant (JVMS 4.4) with its type; floating point by raw bits, so -0.0 is not 0.0. */
    void constant(Object value) {
        if (value instanceof Integer number) {
            out.put("int").put(number);
        } else if (value instanceof Long number) {
            out.put("long").put(number);
        } else if (value instanceof Float number) {
            out.put("float").put(Float.floatToRawIntBits(number));
        } else if (value instanceof Double number) {
            out.put("double").put(Double.doubleToRawLongBits(number));
        } else if (value instanceof String text) {
            out.put("string").put(text);
        } else if (value instanceof Type type) {
            out.put("type").put(type.getSort());
            descriptor(type.getDescriptor());
        } else if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            out.put("dynamic").put(dynamic.getName());
            descriptor(dynamic.getDescriptor());
            bootstrap(dynamic.getBootstrapMethod(), arguments(dynamic));
        } else {
            throw new IllegalArgumentException("it holds an unknown kind of constant");
        }
    }

    static List<Object> arguments(ConstantDynamic dynamic) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
            arguments.add(dynamic.getBootstrapMethodArgument(i));
        }
        return arguments;
    }

    ErasedCode finish() {
        return new ErasedCode(out.finish(), slots);
    }
}
