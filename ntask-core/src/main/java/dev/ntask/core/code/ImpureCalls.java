package dev.ntask.core.code;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JDK calls whose result is another one elsewhere or later. Not listed: what is given its seed or its clock, and the
 * properties {@code line.separator}, {@code file.separator}, {@code path.separator}, {@code os.name}, {@code os.arch},
 * {@code java.specification.version} and {@code java.home}, since operating system, processor and Java version are in the
 * fingerprint.
 */
final class ImpureCalls {
    private static final Set<String> KNOWN_PROPERTIES = Set.of(
            "line.separator",
            "file.separator",
            "path.separator",
            "os.name",
            "os.arch",
            "java.specification.version",
            "java.home");

    /** By owner and name, the descriptors' parameters that make the call impure; none means all. */
    private static final Map<String, Entry> CALLS = calls();

    private record Entry(Impurity.Kind kind, Set<String> parameters) {}

    private ImpureCalls() {}

    private static Map<String, Entry> calls() {
        Map<String, Entry> calls = new HashMap<>();
        add(calls, Impurity.Kind.ENVIRONMENT, "java/lang/System", "getenv");
        add(calls, Impurity.Kind.PROPERTY, "java/lang/System", "getProperty getProperties");
        add(calls, Impurity.Kind.PROPERTY, "java/lang/Integer", "getInteger");
        add(calls, Impurity.Kind.PROPERTY, "java/lang/Long", "getLong");
        add(calls, Impurity.Kind.PROPERTY, "java/lang/Boolean", "getBoolean");
        add(calls, Impurity.Kind.PROPERTY, "java/time/ZoneId", "systemDefault");
        add(calls, Impurity.Kind.PROPERTY, "java/util/TimeZone", "getDefault");
        add(calls, Impurity.Kind.PROPERTY, "java/util/Locale", "getDefault");
        add(calls, Impurity.Kind.CLOCK, "java/lang/System", "currentTimeMillis nanoTime");
        add(calls, Impurity.Kind.CLOCK, "java/time/Clock", "system systemUTC systemDefaultZone");
        add(calls, Impurity.Kind.CLOCK, "java/time/Clock", "tickMillis tickSeconds tickMinutes");
        add(calls, Impurity.Kind.CLOCK, "java/time/InstantSource", "system");
        add(calls, Impurity.Kind.CLOCK, "java/util/Calendar", "getInstance");
        only(calls, Impurity.Kind.CLOCK, "java/util/Date", "<init>", "()");
        only(
                calls,
                Impurity.Kind.CLOCK,
                "java/util/GregorianCalendar",
                "<init>",
                "()",
                "(Ljava/util/TimeZone;)",
                "(Ljava/util/Locale;)",
                "(Ljava/util/TimeZone;Ljava/util/Locale;)");
        only(calls, Impurity.Kind.RANDOM, "java/util/Random", "<init>", "()");
        only(calls, Impurity.Kind.RANDOM, "java/util/SplittableRandom", "<init>", "()");
        only(calls, Impurity.Kind.RANDOM, "java/util/Collections", "shuffle", "(Ljava/util/List;)");
        add(calls, Impurity.Kind.RANDOM, "java/lang/Math", "random");
        add(calls, Impurity.Kind.RANDOM, "java/lang/StrictMath", "random");
        add(calls, Impurity.Kind.RANDOM, "java/util/UUID", "randomUUID");
        add(calls, Impurity.Kind.RANDOM, "java/util/concurrent/ThreadLocalRandom", "current");
        add(calls, Impurity.Kind.RANDOM, "java/util/random/RandomGenerator", "getDefault of");
        add(calls, Impurity.Kind.RANDOM, "java/security/SecureRandom", "<init> getInstance getInstanceStrong getSeed");
        add(calls, Impurity.Kind.NETWORK, "java/net/Socket", "<init> connect");
        add(calls, Impurity.Kind.NETWORK, "java/net/ServerSocket", "<init>");
        add(calls, Impurity.Kind.NETWORK, "java/net/DatagramSocket", "<init>");
        add(calls, Impurity.Kind.NETWORK, "java/net/MulticastSocket", "<init>");
        add(calls, Impurity.Kind.NETWORK, "javax/net/SocketFactory", "createSocket");
        add(calls, Impurity.Kind.NETWORK, "javax/net/ssl/SSLSocketFactory", "createSocket");
        add(calls, Impurity.Kind.NETWORK, "javax/net/ServerSocketFactory", "createServerSocket");
        add(calls, Impurity.Kind.NETWORK, "java/net/URL", "openStream openConnection getContent");
        add(calls, Impurity.Kind.NETWORK, "java/net/http/HttpClient", "send sendAsync newWebSocketBuilder");
        add(calls, Impurity.Kind.NETWORK, "java/net/InetAddress", "getByName getAllByName getLocalHost isReachable");
        add(calls, Impurity.Kind.NETWORK, "java/net/InetAddress", "getHostName getCanonicalHostName");
        add(calls, Impurity.Kind.NETWORK, "java/net/NetworkInterface", "getNetworkInterfaces networkInterfaces");
        add(calls, Impurity.Kind.NETWORK, "java/nio/channels/SocketChannel", "open connect");
        add(calls, Impurity.Kind.NETWORK, "java/nio/channels/ServerSocketChannel", "open");
        add(calls, Impurity.Kind.NETWORK, "java/nio/channels/DatagramChannel", "open");
        add(calls, Impurity.Kind.NETWORK, "java/nio/channels/AsynchronousSocketChannel", "open");
        add(calls, Impurity.Kind.NETWORK, "java/nio/channels/AsynchronousServerSocketChannel", "open");
        return calls;
    }

    private static void add(Map<String, Entry> calls, Impurity.Kind kind, String owner, String names) {
        for (String name : names.split(" ", -1)) {
            only(calls, kind, owner, name);
        }
    }

    private static void only(
            Map<String, Entry> calls, Impurity.Kind kind, String owner, String name, String... parameters) {
        calls.put(owner + "." + name, new Entry(kind, Set.copyOf(Arrays.asList(parameters))));
    }

    /**
     * Says what a call does that a cached task must not.
     *
     * @param texts the string constants pushed right before it
     */
    static Optional<Act> act(String owner, String name, String descriptor, List<String> texts, int line) {
        String parameters = descriptor.substring(0, descriptor.indexOf(')') + 1);
        Optional<Impurity.Kind> kind = kind(owner, name, parameters);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> named = readsByName(kind.get()) ? firstArgument(parameters, texts) : Optional.empty();
        if (kind.get() == Impurity.Kind.PROPERTY
                && named.filter(KNOWN_PROPERTIES::contains).isPresent()) {
            return Optional.empty();
        }
        String inner = named.map(text -> "\"" + text + "\"").orElse(parameters.equals("()") ? "" : "...");
        String words = name.equals("<init>")
                ? "new " + Words.type(owner) + "(" + inner + ")"
                : Words.type(owner) + "." + name + "(" + inner + ")";
        return Optional.of(new Act(kind.get(), named.orElse(""), words, line));
    }

    private static Optional<Impurity.Kind> kind(String owner, String name, String parameters) {
        if (owner.startsWith("java/time/") && name.equals("now")) {
            return parameters.contains("Ljava/time/Clock;") ? Optional.empty() : Optional.of(Impurity.Kind.CLOCK);
        }
        Entry entry = CALLS.get(owner + "." + name);
        boolean counts = entry != null
                && (entry.parameters().isEmpty() || entry.parameters().contains(parameters));
        return entry != null && counts ? Optional.of(entry.kind()) : Optional.empty();
    }

    private static boolean readsByName(Impurity.Kind kind) {
        return kind == Impurity.Kind.ENVIRONMENT || kind == Impurity.Kind.PROPERTY;
    }

    /** The first of the constants, if there is one for each parameter; what else was pushed is not known. */
    private static Optional<String> firstArgument(String parameters, List<String> texts) {
        int expected = parameters.split("Ljava/lang/String;", -1).length - 1;
        return expected > 0 && texts.size() >= expected
                ? Optional.of(texts.get(texts.size() - expected))
                : Optional.empty();
    }
}
