/** The least that a JVM does: what a program in Java cannot be faster than. */
class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
