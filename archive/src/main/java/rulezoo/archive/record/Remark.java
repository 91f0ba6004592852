package rulezoo.archive.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One change of what people say about a rule.
 *
 * @param ruleId id of the rule
 * @param change what it changes
 * @param text the tag, or all of the note
 * @param timeMillis when, in milliseconds since 1970 (UTC): of two changes that contradict each other the
 *        later one counts
 */
public record Remark(String ruleId, Change change, String text, long timeMillis) {
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.+-]{0,63}");
    private static final int LONGEST_NOTE = 4000;
    /** The year 9999. */
    private static final long LATEST_MILLIS = 253_402_300_799_999L;

    /** What a remark changes. */
    public enum Change {
        /** Adds a tag. */
        TAG,
        /** Removes a tag. */
        UNTAG,
        /** Replaces the note; an empty one removes it. */
        NOTE;

        /** {@return the name in files} */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Finds a change by its name.
         *
         * @param id name in files
         * @return the change of this name
         * @throws IllegalArgumentException if there is none
         */
        public static Change of(String id) {
            return Arrays.stream(values()).filter(change -> change.id().equals(id)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown change '" + id + "' of a remark"));
        }
    }

    /**
     * Checks text and time.
     *
     * @throws IllegalArgumentException if a tag is not a single word, a note is too long, or the time cannot be
     */
    public Remark {
        if (change == Change.NOTE
                ? text.length() > LONGEST_NOTE || text.indexOf('\0') >= 0
                : !TAG.matcher(text).matches()) {
            throw new IllegalArgumentException(change == Change.NOTE
                    ? "a note has at most " + LONGEST_NOTE + " characters, not " + text.length()
                            + ", and no NUL character"
                    : "'" + text
                            + "' is no tag: a tag is one word of at most 64 letters, digits and '_', '.', '+', '-',"
                            + " and begins with a letter or digit");
        }
        if (timeMillis < 0 || timeMillis > LATEST_MILLIS) {
            throw new IllegalArgumentException(timeMillis + " ms after 1970 is no time of a remark");
        }
    }
}
