package rulezoo.archive.column;

import java.util.HashMap;
import java.util.Map;

/**
 * JSON texts that many records of a table share: each record has the number of one. A text is read when the
 * first record asks for it, so that one that cannot be read costs its own records only.
 */
final class SharedTexts<T> {
    private final String list;
    private final String[] texts;
    private final int[] number;
    private final Class<T> type;
    private final Map<Integer, T> known = new HashMap<>();
    private final Map<Integer, ContentException> refused = new HashMap<>();

    /**
     * @param table the records
     * @param number column with the number of each record's text
     * @param list column with the texts
     * @param type what a text is
     */
    SharedTexts(ColumnTable table, String number, String list, Class<T> type) throws ContentException {
        this.list = list;
        this.number = table.column(number, int[].class);
        this.texts = table.column(list, String[].class);
        this.type = type;
    }

    /** What the text of a record says. */
    T of(int row) throws ContentException {
        int at = number[row];
        if (at < 0 || at >= texts.length) {
            throw new ContentException.Impossible("there is no row " + at + " of '" + list + "'");
        }
        ContentException reason = refused.get(at);
        if (reason != null) {
            throw reason;
        }
        T value = known.get(at);
        if (value == null) {
            value = read(at);
            known.put(at, value);
        }
        return value;
    }

    private T read(int at) throws ContentException {
        try {
            return Config.parse(texts[at], type);
        } catch (ContentException e) {
            refused.put(at, e);
            throw e;
        }
    }
}
