package dev.ntask.core.code;

/** Names of classes and methods as an author would say them. */
final class Words {
    private Words() {}

    /** The class without its package: {@code Outer.Inner}, {@code Outer$1}. */
    static String type(String internalName) {
        String simple = internalName.substring(internalName.lastIndexOf('/') + 1);
        StringBuilder words = new StringBuilder(simple);
        for (int at = simple.indexOf('$', 1); at > 0 && at + 1 < simple.length(); at = simple.indexOf('$', at + 1)) {
            if (!isDigit(simple.charAt(at + 1))) {
                words.setCharAt(at, '.');
            }
        }
        return words.toString();
    }

    /** The method in words; nothing for what javac made, which the author knows as part of the method before it. */
    static String method(String owner, String name) {
        if (name.equals("<clinit>")) {
            return "initializer of " + type(owner);
        }
        if (name.equals("<init>")) {
            return Symbols.looksNumbered(owner) ? "" : "new " + type(owner);
        }
        return Symbols.looksNumberedMethod(name) ? "" : type(owner) + "." + name;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
