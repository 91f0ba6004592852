package rulezoo.cli.console;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * Lets no control character through but line ends and tabs: text from a zoo, which may be anyone's, must not
 * steer a terminal. What is held back is shown as in Java and JSON, {@code \u001b}.
 */
public final class PlainTextWriter extends FilterWriter {
    private static final String ALLOWED = "\n\r\t";
    private static final int FIRST_DIRECTION = 0x202A;
    private static final int LAST_DIRECTION = 0x202E;
    private static final int FIRST_ISOLATE = 0x2066;
    private static final int LAST_ISOLATE = 0x2069;

    /** Writes to another writer. */
    public PlainTextWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        if (isControl((char) character)) {
            out.write(String.format(Locale.ROOT, "\\u%04x", character));
        } else {
            out.write(character);
        }
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        write(new String(buffer, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int from = offset;
        for (int at = offset; at < offset + length; at++) {
            if (isControl(text.charAt(at))) {
                out.write(text, from, at - from);
                write(text.charAt(at));
                from = at + 1;
            }
        }
        out.write(text, from, offset + length - from);
    }

    /** Controls of terminals, and those that let text read from right to left. */
    private static boolean isControl(char character) {
        return (Character.isISOControl(character) && ALLOWED.indexOf(character) < 0)
                || (character >= FIRST_DIRECTION && character <= LAST_DIRECTION)
                || (character >= FIRST_ISOLATE && character <= LAST_ISOLATE);
    }
}
