import money.Cents;

/** Compound interest. */
public final class Interest {
    private Interest() {}

    /** Returns what a deposit has become after some years at a yearly rate. */
    public static Cents after(int years, Cents deposit, double rate) {
        Cents balance = deposit;
        for (int year = 0; year < years; year++) {
            balance = balance.plus(balance.times(rate));
        }
        return balance;
    }
}
