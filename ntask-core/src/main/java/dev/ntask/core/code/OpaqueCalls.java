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
        /** May look at anything on the class path, through the loader of the one who calls; runs nothing. */
        LOOKS,
        /** Initializes the class its constant argument names; opaque without such. */
        CLASS_NAME,
        /** Reads the resource its constant argument names, seen from a class literal; looks at all without such. */
        CLASS_RESOURCE,
        /** Reads the resource its constant argument names; looks at all without such. */
        LOADER_RESOURCE,
        /** Does what libraries do: finds an implementation among the jars, looks at the members of what it is handed. */
        LIBRARY,
        /** Hands out the class path if its constant argument asks for it. */
        CLASS_PATH
    }

    private static final Set<String> OPAQUE_OWNERS = Set.of(
            "java/lang/reflect/Method",
            "java/lang/reflect/Constructor",
            "java/lang/reflect/Executable",
            "java/lang/reflect/Field",
            "java/lang/reflect/Proxy",
            "java/lang/reflect/AccessibleObject",
            "java/lang/ModuleLayer",
            "java/util/ServiceLoader",
            "java/util/ServiceLoader$Provider",
            "java/net/URLClassLoader",
            "java/beans/Introspector",
            "java/beans/Expression",
            "java/beans/Statement",
            "java/beans/XMLDecoder",
            "java/beans/XMLEncoder",
            "java/beans/EventHandler",
            "java/rmi/Naming",
            "java/rmi/MarshalledObject",
            "java/rmi/registry/Registry",
            "java/rmi/server/UnicastRemoteObject",
            "javax/management/JMX",
            "javax/management/MBeanServer",
            "javax/management/MBeanServerConnection",
            "javax/management/StandardMBean",
            "javax/naming/Context",
            "javax/naming/InitialContext",
            "javax/script/ScriptEngineManager",
            "javax/script/ScriptEngine",
            "javax/script/Compilable",
            "javax/script/CompiledScript",
            "javax/script/Invocable");

    private static final Set<String> LOOKING_OWNERS = Set.of(
            "java/lang/reflect/AnnotatedElement",
            "java/lang/reflect/GenericDeclaration",
            "java/lang/reflect/Parameter",
            "java/lang/reflect/RecordComponent",
            "java/lang/reflect/ParameterizedType",
            "java/lang/reflect/TypeVariable",
            "java/lang/reflect/WildcardType",
            "java/lang/reflect/GenericArrayType",
            "java/lang/reflect/AnnotatedType");

    /** Those of the owners whose subclasses in the JDK inherit all that makes them opaque. */
    private static final Set<String> OPAQUE_ANCESTORS = Set.of(
            "java/net/URLClassLoader",
            "java/rmi/registry/Registry",
            "javax/management/MBeanServerConnection",
            "javax/management/StandardMBean",
            "javax/naming/Context",
            "javax/script/ScriptEngine");

    private static final Map<String, Map<String, Rule>> CALLS = calls();

    private OpaqueCalls() {}

    private static Map<String, Map<String, Rule>> calls() {
        Map<String, Map<String, Rule>> calls = new HashMap<>();
        add(calls, Rule.OPAQUE, "java/lang/Class", "newInstance");
        add(calls, Rule.LOOKS, "java/lang/Class", "getMethod getMethods getDeclaredMethod");
        add(calls, Rule.LOOKS, "java/lang/Class", "getDeclaredMethods getField getFields getDeclaredField");
        add(calls, Rule.LOOKS, "java/lang/Class", "getDeclaredFields getConstructor getConstructors");
        add(calls, Rule.LOOKS, "java/lang/Class", "getDeclaredConstructor getDeclaredConstructors");
        add(calls, Rule.LOOKS, "java/lang/Class", "getRecordComponents getClasses getDeclaredClasses");
        add(calls, Rule.LOOKS, "java/lang/Class", "getPermittedSubclasses getNestMembers getEnclosingMethod");
        add(calls, Rule.LOOKS, "java/lang/Class", "getEnclosingConstructor getAnnotation getAnnotations");
        add(calls, Rule.LOOKS, "java/lang/Class", "getAnnotationsByType getDeclaredAnnotation isAnnotationPresent");
        add(calls, Rule.LOOKS, "java/lang/Class", "getDeclaredAnnotations getDeclaredAnnotationsByType");
        add(calls, Rule.LOOKS, "java/lang/Class", "getGenericSuperclass getGenericInterfaces getTypeParameters");
        add(calls, Rule.LOOKS, "java/lang/Class", "getAnnotatedSuperclass getAnnotatedInterfaces");
        add(calls, Rule.LOOKS, "java/lang/Class", "getEnclosingClass getDeclaringClass getNestHost isMemberClass");
        add(calls, Rule.LOOKS, "java/lang/Class", "isAnonymousClass isLocalClass getProtectionDomain");
        add(calls, Rule.LIBRARY, "java/lang/Class", "getModifiers accessFlags isSealed");
        add(calls, Rule.LOOKS, "java/lang/Module", "getDescriptor getLayer getPackages");
        add(calls, Rule.LOOKS, "java/lang/Package", "getImplementationTitle getImplementationVendor");
        add(calls, Rule.LOOKS, "java/lang/Package", "getImplementationVersion getSpecificationTitle");
        add(calls, Rule.LOOKS, "java/lang/Package", "getSpecificationVendor getSpecificationVersion");
        add(calls, Rule.LOOKS, "java/lang/Package", "isCompatibleWith isSealed");
        add(calls, Rule.OPAQUE, "java/lang/System", "load loadLibrary");
        add(calls, Rule.OPAQUE, "java/lang/Runtime", "load loadLibrary");
        add(calls, Rule.CLASS_PATH, "java/lang/System", "getProperty");
        add(calls, Rule.OPAQUE, "java/lang/management/RuntimeMXBean", "getClassPath");
        add(calls, Rule.OPAQUE, "java/lang/constant/ConstantDesc", "resolveConstantDesc");
        add(calls, Rule.OPAQUE, "java/lang/constant/DynamicCallSiteDesc", "resolveCallSiteDesc");
        add(calls, Rule.CLASS_NAME, "java/lang/Class", "forName");
        add(calls, Rule.CLASS_RESOURCE, "java/lang/Class", "getResource getResourceAsStream");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/Module", "getResourceAsStream");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/ClassLoader", "getResource getResources resources");
        add(calls, Rule.LOADER_RESOURCE, "java/lang/ClassLoader", "getResourceAsStream");
        // The system's loader need not be the one of the tasks.
        add(calls, Rule.OPAQUE, "java/lang/ClassLoader", "getSystemClassLoader getSystemResource");
        add(calls, Rule.OPAQUE, "java/lang/ClassLoader", "getSystemResourceAsStream getSystemResources");
        add(calls, Rule.OPAQUE, "java/lang/ClassLoader", "<init> loadClass findClass findLoadedClass defineClass");
        add(calls, Rule.OPAQUE, "java/lang/ClassLoader", "findSystemClass findResource findResources");
        add(calls, Rule.OPAQUE, "java/util/ResourceBundle", "getBundle");
        add(calls, Rule.OPAQUE, "java/io/ObjectInputStream", "readObject readUnshared defaultReadObject readFields");
        add(calls, Rule.OPAQUE, "java/io/ObjectInput", "readObject");
        add(calls, Rule.OPAQUE, "java/security/SignedObject", "getObject");
        add(calls, Rule.OPAQUE, "javax/crypto/SealedObject", "getObject");
        // What is written depends on every member: fields by name, and all that a serialVersionUID is made of.
        add(calls, Rule.LIBRARY, "java/io/ObjectOutputStream", "writeObject writeUnshared defaultWriteObject");
        add(calls, Rule.LIBRARY, "java/io/ObjectOutput", "writeObject");
        add(calls, Rule.LIBRARY, "java/io/ObjectStreamClass", "lookup lookupAny");
        String atomic = "java/util/concurrent/atomic/Atomic";
        add(calls, Rule.LIBRARY, atomic + "IntegerFieldUpdater", "newUpdater");
        add(calls, Rule.LIBRARY, atomic + "LongFieldUpdater", "newUpdater");
        add(calls, Rule.LIBRARY, atomic + "ReferenceFieldUpdater", "newUpdater");
        String lookup = "java/lang/invoke/MethodHandles$Lookup";
        add(calls, Rule.OPAQUE, lookup, "findVirtual findStatic findConstructor findSpecial findGetter findSetter");
        add(calls, Rule.OPAQUE, lookup, "findStaticGetter findStaticSetter findVarHandle findStaticVarHandle");
        add(calls, Rule.OPAQUE, lookup, "findClass accessClass ensureInitialized bind unreflect unreflectSpecial");
        add(calls, Rule.OPAQUE, lookup, "unreflectConstructor unreflectGetter unreflectSetter unreflectVarHandle");
        add(calls, Rule.OPAQUE, lookup, "defineClass defineHiddenClass defineHiddenClassWithClassData");
        add(calls, Rule.OPAQUE, "java/lang/invoke/MethodHandle", "invoke invokeExact invokeWithArguments");
        add(calls, Rule.OPAQUE, "java/lang/invoke/MethodHandleProxies", "asInterfaceInstance");
        add(calls, Rule.OPAQUE, "java/lang/invoke/MethodType", "fromMethodDescriptorString");
        add(calls, Rule.OPAQUE, "java/lang/invoke/ConstantBootstraps", "getStaticFinal fieldVarHandle");
        add(calls, Rule.OPAQUE, "java/lang/invoke/ConstantBootstraps", "staticFieldVarHandle");
        add(calls, Rule.OPAQUE, "sun/misc/Unsafe", "allocateInstance defineClass defineAnonymousClass");
        add(calls, Rule.OPAQUE, "sun/misc/Unsafe", "ensureClassInitialized");
        add(calls, Rule.OPAQUE, "java/util/logging/LogManager", "readConfiguration updateConfiguration");
        add(calls, Rule.OPAQUE, "java/security/Provider", "put putService");
        add(calls, Rule.LIBRARY, "java/sql/DriverManager", "getConnection getDriver getDrivers drivers");
        add(calls, Rule.LIBRARY, "javax/xml/parsers/DocumentBuilderFactory", "newInstance newNSInstance");
        add(calls, Rule.LIBRARY, "javax/xml/parsers/SAXParserFactory", "newInstance newNSInstance");
        add(calls, Rule.LIBRARY, "javax/xml/transform/TransformerFactory", "newInstance");
        add(calls, Rule.LIBRARY, "javax/xml/xpath/XPathFactory", "newInstance");
        add(calls, Rule.LIBRARY, "javax/xml/validation/SchemaFactory", "newInstance");
        add(calls, Rule.LIBRARY, "javax/xml/stream/XMLInputFactory", "newInstance newFactory");
        add(calls, Rule.LIBRARY, "javax/xml/stream/XMLOutputFactory", "newInstance newFactory");
        add(calls, Rule.LIBRARY, "javax/xml/stream/XMLEventFactory", "newInstance newFactory");
        add(calls, Rule.LIBRARY, "javax/xml/datatype/DatatypeFactory", "newInstance");
        add(calls, Rule.LIBRARY, "org/xml/sax/helpers/XMLReaderFactory", "createXMLReader");
        add(calls, Rule.LIBRARY, "java/nio/file/FileSystems", "newFileSystem getFileSystem");
        add(calls, Rule.LIBRARY, "java/nio/file/spi/FileSystemProvider", "installedProviders");
        add(calls, Rule.LIBRARY, "java/nio/charset/Charset", "availableCharsets");
        add(calls, Rule.LIBRARY, "java/lang/System", "getLogger");
        add(calls, Rule.LIBRARY, "java/util/spi/ToolProvider", "findFirst");
        add(calls, Rule.LIBRARY, "javax/imageio/ImageIO", "read write scanForPlugins");
        add(calls, Rule.LIBRARY, "com/sun/net/httpserver/HttpServer", "create");
        add(calls, Rule.LIBRARY, "com/sun/net/httpserver/HttpsServer", "create");
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
                        || byOwner.containsValue(Rule.CLASS_PATH)
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
        if (LOOKING_OWNERS.contains(owner)) {
            return Optional.of(Rule.LOOKS);
        }
        Map<String, Rule> byOwner = CALLS.get(name);
        return byOwner == null ? Optional.empty() : Optional.ofNullable(byOwner.get(owner));
    }

    /** Whether every call on a class that extends or implements this one is opaque. */
    static boolean isOpaqueAncestor(String owner) {
        return OPAQUE_ANCESTORS.contains(owner);
    }

    /** Making a TaskRef is not followed, so calling one by hand hides what runs. */
    private static boolean isTaskRef(String owner) {
        return owner.startsWith("dev/ntask/TaskRef");
    }
}
