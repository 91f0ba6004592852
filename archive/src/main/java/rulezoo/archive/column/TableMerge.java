package rulezoo.archive.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts the rows of several tables below each other, byte by byte, without understanding them: records of
 * families or with columns that this version does not know are kept as they are.
 */
public final class TableMerge {
    private static final String CONFIGS = "configs";
    private static final String ORIGINS = "origins";
    /** Columns that number the rows of another one. */
    private static final Map<String, String> INDEXED = Map.of("config", CONFIGS, "origin", ORIGINS);

    private final List<Part> parts = new ArrayList<>();
    private long bytes;
    private int rows;

    private record Part(ColumnTable table, boolean[] chosen) {}

    /** Without any row. */
    public TableMerge() {}

    /**
     * {@return some rows of one table, of which at least one is chosen}
     *
     * @param table the table
     * @param chosen for each of its rows whether it is taken
     * @throws ContentException as of {@link #add} and {@link #build}
     */
    static ColumnTable rows(ColumnTable table, boolean[] chosen) throws ContentException {
        TableMerge merge = new TableMerge();
        merge.add(table, chosen);
        return merge.build();
    }

    /**
     * {@return whether the rows of a table fit under those that are here: the same columns with the same meaning}
     *
     * @param table any table
     */
    public boolean fits(ColumnTable table) {
        return parts.isEmpty() || signature(parts.getFirst().table).equals(signature(table));
    }

    private static List<Object> signature(ColumnTable table) {
        Map<String, Object> attributes = new HashMap<>(table.attributes());
        // What is merged is written in the present layout.
        attributes.remove(ColumnTable.SCHEMA);
        List<Object> signature = new ArrayList<>(List.of(attributes));
        table.columns().forEach((name, column) -> {
            signature.addAll(List.of(name, column.holdsTexts() ? "S" : column.type(), column.unit(),
                    column.description()));
            signature.add(isList(name) ? column.bytes() : column.shape().subList(1, column.shape().size()));
            if (INDEXED.containsValue(name)) {
                signature.removeLast();
            }
        });
        return signature;
    }

    /** Whether a column lists names or shared texts instead of having one row per record. */
    static boolean isList(String column) {
        return INDEXED.containsValue(column) || column.endsWith("_names") || column.endsWith("_units")
                || column.endsWith("_minima") || column.endsWith("_maxima");
    }

    /**
     * {@return the number of records of a table}
     *
     * @param table any table
     */
    public static int rows(ColumnTable table) {
        return table.columns().entrySet().stream().filter(entry -> !isList(entry.getKey()))
                .mapToInt(entry -> entry.getValue().rows()).findFirst().orElse(0);
    }

    /**
     * Adds the chosen rows of a table that {@link #fits}.
     *
     * @param table the table
     * @param chosen for each of its rows whether it is added
     * @throws ContentException.Damaged if its columns are not equally long
     */
    public void add(ColumnTable table, boolean[] chosen) throws ContentException.Damaged {
        int length = rows(table);
        for (Map.Entry<String, StoredColumn> entry : table.columns().entrySet()) {
            if (!isList(entry.getKey()) && entry.getValue().rows() != length) {
                throw new ContentException.Damaged("has columns of different lengths");
            }
        }
        int count = 0;
        for (boolean row : chosen) {
            count += row ? 1 : 0;
        }
        if (count > 0) {
            parts.add(new Part(table, chosen));
            rows += count;
            bytes += table.columns().values().stream().mapToLong(column -> column.bytes().remaining()).sum() * count
                    / length;
        }
    }

    /** {@return about how many bytes the merged table takes} */
    public long bytes() {
        return bytes;
    }

    /** {@return the number of rows so far} */
    public int rows() {
        return rows;
    }

    /**
     * {@return the merged table, of at least one row, in the layout that this version writes: columns that older
     * layouts lack are absent in it as well}
     *
     * @throws ContentException.Unsupported if a row lacks a text that it refers to
     */
    public ColumnTable build() throws ContentException.Unsupported {
        ColumnTable first = parts.getFirst().table;
        ColumnTable merged = new ColumnTable();
        first.attributes().forEach((name, value) -> {
            if (value instanceof Integer number) {
                merged.attribute(name, number);
            } else {
                merged.attribute(name, String.valueOf(value));
            }
        });
        merged.attribute(ColumnTable.SCHEMA, ColumnTable.SCHEMA_VERSION);
        for (Map.Entry<String, StoredColumn> entry : first.columns().entrySet()) {
            String name = entry.getKey();
            StoredColumn column = entry.getValue();
            String list = INDEXED.get(name);
            if (list != null && first.has(list)) {
                Map<String, Integer> numbers = new LinkedHashMap<>();
                merged.column(name, renumbered(name, list, numbers), column.unit(), column.description());
                StoredColumn texts = Objects.requireNonNull(first.columns().get(list));
                merged.column(list, numbers.keySet().toArray(String[]::new), texts.unit(), texts.description());
            } else if (!INDEXED.containsValue(name)) {
                merged.column(name, isList(name) ? column : stacked(name, column));
            }
        }
        return merged;
    }

    /** Indexes into the union of the lists, whose numbering is filled in. */
    private int[] renumbered(String name, String list, Map<String, Integer> numbers)
            throws ContentException.Unsupported {
        int[] all = new int[rows];
        int at = 0;
        for (Part part : parts) {
            int[] index = part.table.column(name, int[].class);
            String[] texts = part.table.column(list, String[].class);
            for (int row = 0; row < index.length; row++) {
                if (part.chosen[row]) {
                    if (index[row] < 0 || index[row] >= texts.length) {
                        throw new ContentException.Unsupported("holds a record without " + list);
                    }
                    all[at++] = numbers.computeIfAbsent(texts[index[row]], _ -> numbers.size());
                }
            }
        }
        return all;
    }

    private StoredColumn stacked(String name, StoredColumn like) {
        int width = like.holdsTexts() ? textWidth(name) : like.width();
        long elements = rows;
        for (int length : like.shape().subList(1, like.shape().size())) {
            elements *= length;
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(elements * width)).order(ByteOrder.LITTLE_ENDIAN);
        for (Part part : parts) {
            copyRows(column(part, name), part.chosen, width, out);
        }
        List<Integer> shape = new ArrayList<>(like.shape());
        shape.set(0, rows);
        return new StoredColumn((like.holdsTexts() ? "S" + width : like.type()), List.copyOf(shape), out.flip(),
                like.unit(),
                like.description());
    }

    private static StoredColumn column(Part part, String name) {
        return Objects.requireNonNull(part.table.columns().get(name));
    }

    private static void copyRows(StoredColumn column, boolean[] chosen, int width, ByteBuffer out) {
        int rowBytes = column.rowBytes();
        int from = column.bytes().position();
        for (int row = 0; row < chosen.length; row++) {
            if (!chosen[row]) {
                continue;
            }
            if (column.width() == width) {
                out.put(out.position(), column.bytes(), from + row * rowBytes, rowBytes);
                out.position(out.position() + rowBytes);
            } else {
                int copied = Math.min(width, column.width());
                for (int at = 0; at < rowBytes; at += column.width()) {
                    out.put(out.position(), column.bytes(), from + row * rowBytes + at, copied);
                    out.position(out.position() + width);
                }
            }
        }
    }

    /** Bytes of the longest text in the chosen rows and of its terminating zero. */
    private int textWidth(String name) {
        int longest = 0;
        for (Part part : parts) {
            StoredColumn column = column(part, name);
            int rowBytes = column.rowBytes();
            int from = column.bytes().position();
            for (int row = 0; row < part.chosen.length; row++) {
                for (int at = 0; part.chosen[row] && at < rowBytes; at += column.width()) {
                    longest = Math.max(longest, textLength(column, from + row * rowBytes + at, longest));
                }
            }
        }
        return longest + 1;
    }

    /**
     * Length of the text at a place in the bytes; looked for only if it may be longer than the longest so far.
     */
    private static int textLength(StoredColumn column, int start, int longest) {
        int width = column.width();
        int length = Math.min(longest, width);
        if (length == width || column.bytes().get(start + length) == 0) {
            return longest;
        }
        while (length < width && column.bytes().get(start + length) != 0) {
            length++;
        }
        return length;
    }
}
