package rulezoo.simulator;

import java.util.regex.Pattern;

/**
 * Numbers as people and tables write them: {@code 12}, {@code -0.2}, {@code 1.5e-3}. The one reader of
 * numbers in texts, so that a number means the same in a table, in settings and on the command line.
 *
 * <p>
 * What Java or YAML would take besides is refused: {@code 0.02f}, {@code 0x1p-3}, {@code 1_000}, {@code 010},
 * {@code NaN}, {@code Infinity}, digits of other scripts, and numbers that no double can hold.
 */
public final class DecimalNumber {
    private static final Pattern DECIMAL = Pattern
            .compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]+)?");
    private static final Pattern ZERO = Pattern.compile("[+-]?[0.]+(?:[eE].*)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9]+");
    private static final int LONGEST = 1000;
    private static final int SHOWN = 40;

    private DecimalNumber() {}

    /**
     * {@return the number that a text is}
     *
     * @param text a finite decimal number, without space around it
     * @throws NumberFormatException if it is anything else; the message is half a sentence that quotes the text
     */
    public static double parse(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            throw refused(text);
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(quoted(text) + " is too large for a number");
        }
        if (value == 0 && !ZERO.matcher(text).matches()) {
            throw new NumberFormatException(quoted(text) + " is too small for a number: write 0");
        }
        return value;
    }

    /**
     * {@return the whole number that a text is, exactly}
     *
     * @param text a whole number of at most 64 bits, without space around it
     * @throws NumberFormatException if it is anything else; the message is half a sentence that quotes the text
     */
    public static long whole(String text) {
        if (LEADING_ZERO.matcher(text).matches()) {
            throw new NumberFormatException(quoted(text) + " begins with 0, which some read as octal: leave it out");
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new NumberFormatException(quoted(text) + " is not a whole number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(quoted(text) + " is too large for a whole number");
        }
    }

    /**
     * {@return a number as people write it: whole ones without a point}
     *
     * @param value any number
     */
    public static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static NumberFormatException refused(String text) {
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return new NumberFormatException(quoted(text) + " has a decimal comma: write a decimal point");
        }
        return new NumberFormatException(quoted(text) + " is not a number"
                + (text.indexOf('\u2212') >= 0 ? ": write the minus sign as -" : " such as 0.02 or -1.5e-3"));
    }

    /**
     * {@return a text in quotation marks, cut where it is long, without line ends}
     *
     * @param text any text
     */
    public static String quoted(String text) {
        String line = text.codePoints().limit(SHOWN).map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return "'" + line + (text.codePointCount(0, text.length()) > SHOWN ? "..." : "") + "'";
    }
}
