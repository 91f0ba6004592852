package rulezoo.archive.column;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads records of a table one by one. */
interface RowReader<R> {
    /**
     * One record.
     *
     * @throws ContentException if this version does not know what it holds
     * @throws IllegalArgumentException if it cannot be
     * @throws IndexOutOfBoundsException if it lacks a part
     */
    R read(int row) throws ContentException;

    /** Reads all records. */
    static <R> List<R> all(int rows, RowReader<R> reader) throws ContentException {
        List<R> records = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            records.add(one(row, reader));
        }
        return records;
    }

    /** Why some of the records cannot be used. */
    static SortedMap<Integer, ContentException> unusable(int rows, RowReader<?> reader) {
        SortedMap<Integer, ContentException> reasons = new TreeMap<>();
        for (int row = 0; row < rows; row++) {
            try {
                one(row, reader);
            } catch (ContentException e) {
                reasons.put(row, e);
            }
        }
        return reasons;
    }

    private static <R> R one(int row, RowReader<R> reader) throws ContentException {
        try {
            return reader.read(row);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ContentException.Impossible(String.valueOf(e.getMessage()));
        }
    }
}
