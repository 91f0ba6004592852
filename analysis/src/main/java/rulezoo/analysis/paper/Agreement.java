package rulezoo.analysis.paper;

/** What our interval says about a reference value. The rule is in {@link Claim}. */
public enum Agreement {
    /** Our interval is compatible with the reference, and narrow enough to be informative. */
    AGREES("agrees"),
    /** Our interval excludes the reference with all of its own tolerance. */
    DIFFERS("differs"),
    /** Neither: too few data, or our scale does not measure it. */
    UNDECIDED("undecided");

    private final String words;

    Agreement(String words) {
        this.words = words;
    }

    /** {@return the verdict for people and files} */
    public String words() {
        return words;
    }
}
