package dev.ntask.core.code;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The JDK calls behind which project code may run that no instruction names. Not listed, since they reach nothing that is
 * not in sight: {@code getName}, {@code desiredAssertionStatus}, {@code EnumSet}, {@code valueOf}, logger factories,
 * {@code java.lang.reflect.Array}.
 */
final class OpaqueCalls {

    /** What a listed call means for the digest. */
    enum Rule {
        /** May run anything on the class path. */
        OPAQUE,
        /** Initializes the class its constant argument names; opaque without such. */
        CLASS_NAME,
        /** Reads the resource its constant argument names, seen from a class literal; opaque without such. */
        CLASS_RESOURCE,
        /** Reads the resource its constant argument names; opaque without such. */
        LOADER_RESOURCE,
        /** Finds its implementation among the libraries. */
        LIBRARY
    }

    private static final Set<String> OPAQUE_OWNERS = Set.of(
            "java/lang/reflect/Method",
            "java/lang/reflect/Constructor",
            "java/lang/reflect/Executable",
            "java/lang/reflect/Field",
            "java/lang/reflect/Proxy",
            "java/lang/reflect/AccessibleObject",
            "java/lang/reflect/AnnotatedElement",
            "java/lang/reflect/GenericDeclaration",
            "java/lang/reflect/Parameter",
            "java/lang/reflect/RecordComponent",
            "java/lang/ModuleLayer",
            "java/util/ServiceLoader",
            "java/util/ServiceLoader$Provider",
            "java/net/URLClassLoader",
            "java/beans/Introspector",
            "java/beans/Expression",
            "java/beans/Statement",
            "java/beans/XMLDecoder",
            "java/beans/EventHandler",
            "javax/naming/Context",
            "javax/naming/InitialContext",
            "javax/script/ScriptEngineManager",
            "javax/script/ScriptEngine",
            "javax/script/Compilable",
            "javax/script/CompiledScript",
            "javax/script/Invocable");

    private static final Map<String, Map<String, Rule>> CALLS = calls();

    private OpaqueCalls() {}

    private static Map<String, Map<String, Rule>> calls() {
        Map<String, Map<String, Rule>> calls = new HashMap<>();
        add(calls, Rule.OPAQUE, "java/lang/Class", "newInstance getMethod getMethods getDeclaredMethod");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getDeclaredMethods getField getFields getDeclaredField");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getDeclaredFields getConstructor getConstructors");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getDeclaredConstructor getDeclaredConstructors");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getRecordComponents getClasses getDeclaredClasses");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getPermittedSubclasses getNestMembers getEnclosingMethod");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getEnclosingConstructor getAnnotation getAnnotations");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getAnnotationsByType getDeclaredAnnotation isAnnotationPresent");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getDeclaredAnnotations getDeclaredAnnotationsByType");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getGenericSuperclass getGenericInterfaces getTypeParameters");
        add(calls, Rule.OPAQUE, "java/lang/Class", "getAnnotatedSuperclass getAnnotatedInterfaces");
        add(calls, Rule.CLASS_NAME, "java/lang/Class", "forName");
        add(calls, Rule.CLASS_RESOURCE, "java/lang/Class", "getResource getResourceAsStream");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/Module", "getResourceAsStream");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/ClassLoader", "getResource getResources resources");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/ClassLoader", "getResourceAsStream getSystemResource");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/ClassLoader", "getSystemResourceAsStream getSystemResources");
        add(calls, Rule.OPAQUE, "java/lang/ClassLoader", "<init> loadClass findClass findLoadedClass defineClass");
        add(calls, Rule.OPAQUE, "java/lang/ClassLoader", "findSystemClass findResource findResources");
        add(calls, Rule.OPAQUE, "java/util/ResourceBundle", "getBundle");
        add(calls, Rule.OPAQUE, "java/io/ObjectInputStream", "readObject readUnshared defaultReadObject readFields");
        add(calls, Rule.OPAQUE, "java/io/ObjectInput", "readObject");
        String lookup = "java/lang/invoke/MethodHandles$Lookup";
        add(calls, Rule.OPAQUE, lookup, "findVirtual findStatic findConstructor findSpecial findGetter findSetter");
        add(calls, Rule.OPAQUE, lookup, "findStaticGetter findStaticSetter findVarHandle findStaticVarHandle");
        add(calls, Rule.OPAQUE, lookup, "findClass accessClass ensureInitialized bind unreflect unreflectSpecial");
        add(calls, Rule.OPAQUE, lookup, "unreflectConstructor unreflectGetter unreflectSetter unreflectVarHandle");
        add(calls, Rule.OPAQUE, lookup, "defineClass defineHiddenClass defineHiddenClassWithClassData");
        add(calls, Rule.OPAQUE, "java/lang/invoke/MethodHandle", "invoke invokeExact invokeWithArguments");
        add(calls, Rule.OPAQUE, "java/lang/invoke/MethodHandleProxies", "asInterfaceInstance");
        add(calls, Rule.OPAQUE, "java/lang/invoke/MethodType", "fromMethodDescriptorString");
        add(calls, Rule.OPAQUE, "sun/misc/Unsafe", "allocateInstance defineClass defineAnonymousClass");
        add(calls, Rule.OPAQUE, "javax/management/MBeanServer", "registerMBean createMBean instantiate invoke");
        add(calls, Rule.OPAQUE, "java/security/Provider", "put putService");
        add(calls, Rule.LIBRARY, "java/sql/DriverManager", "getConnection getDriver getDrivers drivers");
        add(calls, Rule.LIBRARY, "javax/xml/parsers/DocumentBuilderFactory", "newInstance newNSInstance");
        add(calls, Rule.LIBRARY, "javax/xml/parsers/SAXParserFactory", "newInstance newNSInstance");
        add(calls, Rule.LIBRARY, "javax/xml/transform/TransformerFactory", "newInstance");
        add(calls, Rule.LIBRARY, "javax/xml/xpath/XPathFactory", "newInstance");
        add(calls, Rule.LIBRARY, "javax/xml/validation/SchemaFactory", "newInstance");
        add(calls, Rule.LIBRARY, "javax/xml/stream/XMLInputFactory", "newInstance newFactory");
        add(calls, Rule.LIBRARY, "javax/xml/stream/XMLOutputFactory", "newInstance newFactory");
        add(calls, Rule.LIBRARY, "java/nio/file/FileSystems", "newFileSystem");
        return calls;
    }

    private static void add(Map<String, Map<String, Rule>> calls, Rule rule, String owner, String names) {
        for (String name : names.split(" ", -1)) {
            calls.computeIfAbsent(name, key -> new HashMap<>()).put(owner, rule);
        }
    }

    /** Whether the constants pushed before a call of this name decide what it means. */
    static boolean dependsOnConstants(String name) {
        Map<String, Rule> byOwner = CALLS.get(name);
        return byOwner != null
                && (byOwner.containsValue(Rule.CLASS_NAME)
                        || byOwner.containsValue(Rule.CLASS_RESOURCE)
                        || byOwner.containsValue(Rule.LOADER_RESOURCE));
    }

    /** Whether a method of this name is listed for some class, so that the supertypes of a call's owner matter. */
    static boolean isListedSomewhere(String name) {
        return CALLS.containsKey(name);
    }

    /** Looks up a call by the class that declares the method. */
    static Optional<Rule> rule(String owner, String name) {
        if (OPAQUE_OWNERS.contains(owner) || isTaskRef(owner)) {
            return Optional.of(Rule.OPAQUE);
        }
        Map<String, Rule> byOwner = CALLS.get(name);
        return byOwner == null ? Optional.empty() : Optional.ofNullable(byOwner.get(owner));
    }

    /** Making a TaskRef is not followed, so calling one by hand hides what runs. */
    private static boolean isTaskRef(String owner) {
        return owner.startsWith("dev/ntask/TaskRef");
    }
}
