package money;

/** An amount of money in the smallest unit of its currency. */
public record Cents(long amount) {
    /** Returns this amount multiplied by a rate, rounded half up. */
    public Cents times(double rate) {
        return new Cents(Math.round(amount * rate));
    }

    /** Returns the sum of two amounts. */
    public Cents plus(Cents other) {
        return new Cents(amount + other.amount);
    }
}
