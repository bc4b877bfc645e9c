import money.Cents;

final class InterestTest {
    private InterestTest() {}

    public static void main(String[] args) {
        expect(10_000, Interest.after(0, new Cents(10_000), 0.05));
        expect(10_500, Interest.after(1, new Cents(10_000), 0.05));
        expect(11_576, Interest.after(3, new Cents(10_000), 0.05));
        System.out.println("3 checks passed");
    }

    private static void expect(long amount, Cents actual) {
        if (actual.amount() != amount) {
            throw new AssertionError("expected " + amount + ", was " + actual.amount());
        }
    }
}
