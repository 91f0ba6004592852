package rulezoo.archive.record;

import java.util.Locale;

/** What simulations of a rule said about its stability. */
public enum ArchivedVerdict {
    /** It met its criteria with every seed. */
    STABLE,
    /** It broke a limit of its criteria with some seed. */
    UNSTABLE,
    /** It was archived without being simulated. */
    NOT_RUN;

    /** {@return the word in lists and tables} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
