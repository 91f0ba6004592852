package rulezoo.archive.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the literal in the header of a NumPy file: a dictionary of texts, integers, truth values, tuples and
 * lists. Nothing is evaluated.
 */
final class PythonLiteral {
    private static final int DEEPEST = 20;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * The value of a literal: a map, list (also of a tuple), text, long or boolean.
     *
     * @throws IOException if it is anything else
     */
    static Object parse(String text) throws IOException {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value(0);
        literal.skipSpace();
        if (literal.at != text.length()) {
            throw literal.unexpected();
        }
        return value;
    }

    private Object value(int depth) throws IOException {
        skipSpace();
        if (at == text.length() || depth > DEEPEST) {
            throw unexpected();
        }
        char next = text.charAt(at);
        return switch (next) {
            case '{' -> dictionary(depth);
            case '(' -> sequence(')', depth);
            case '[' -> sequence(']', depth);
            case '\'', '"' -> quoted(next);
            case 'u', 'b' -> prefixed();
            default -> word();
        };
    }

    /** Python 2 wrote names as u'theta' or b'theta'. */
    private Object prefixed() throws IOException {
        at++;
        if (at == text.length() || (text.charAt(at) != '\'' && text.charAt(at) != '"')) {
            throw unexpected();
        }
        return quoted(text.charAt(at));
    }

    private Map<String, Object> dictionary(int depth) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            if (!(value(depth + 1) instanceof String key)) {
                throw unexpected();
            }
            require(':');
            if (entries.put(key, value(depth + 1)) != null) {
                throw new IOException("its header has '" + key + "' twice");
            }
            separator('}');
        }
        return entries;
    }

    private List<Object> sequence(char end, int depth) throws IOException {
        List<Object> items = new ArrayList<>();
        at++;
        while (!ends(end)) {
            items.add(value(depth + 1));
            separator(end);
        }
        return items;
    }

    private boolean ends(char end) {
        skipSpace();
        if (at < text.length() && text.charAt(at) == end) {
            at++;
            return true;
        }
        return false;
    }

    private void separator(char end) throws IOException {
        skipSpace();
        if (at < text.length() && text.charAt(at) == end) {
            return;
        }
        require(',');
    }

    private void require(char expected) throws IOException {
        skipSpace();
        if (at == text.length() || text.charAt(at) != expected) {
            throw unexpected();
        }
        at++;
    }

    private String quoted(char quote) throws IOException {
        int end = text.indexOf(quote, at + 1);
        if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
            throw unexpected();
        }
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
    }

    private Object word() throws IOException {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        // Python 2 wrote 25L for a long integer.
        String word = text.substring(start, at).replaceFirst("(?<=[0-9])L$", "");
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            default -> {
                try {
                    yield Long.parseLong(word);
                } catch (NumberFormatException e) {
                    throw unexpected();
                }
            }
        };
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IOException unexpected() {
        return new IOException("its header is not understood at character " + at);
    }
}
