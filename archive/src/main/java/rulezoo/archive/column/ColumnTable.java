package rulezoo.archive.column;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rulezoo.simulator.Sha256;

/**
 * The content of one HDF5 group: columns by name, and a few small attributes. Only what jHDF writes
 * faithfully gets in, so that nothing is silently changed on its way to the disk.
 */
public final class ColumnTable {
    /** Attribute that holds {@link #checksum()}; not covered by itself. */
    public static final String CHECKSUM = "checksum";
    /** Attribute that says what a group holds. */
    public static final String KIND = "rulezoo_kind";
    /** Kind of the root of a zoo in a single file. */
    public static final String SINGLE_FILE = "zoo";
    /** Attribute that says how it is laid out. */
    public static final String SCHEMA = "schema_version";
    /** The layout that this version writes. */
    public static final int SCHEMA_VERSION = 5;
    /** The oldest layout that this version reads. */
    public static final int OLDEST_SCHEMA = 1;

    /** jHDF writes longer text attributes as something else. */
    private static final int ATTRIBUTE_BYTES = 59_556;
    /** jHDF writes names with other characters, or longer ones, so that they cannot be found again. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private final SortedMap<String, Object> attributes = new TreeMap<>();
    private final SortedMap<String, StoredColumn> columns = new TreeMap<>();

    /** A table without content: what is read from a file is added to it. */
    public ColumnTable() {}

    /**
     * {@return a table of a kind, to be filled, of the layout that this version writes}
     *
     * @param kind what its rows are
     */
    public static ColumnTable of(String kind) {
        return new ColumnTable().attribute(KIND, kind).attribute(SCHEMA, SCHEMA_VERSION);
    }

    /**
     * Adds a text attribute.
     *
     * @param name up to 64 lower-case letters, digits and underscores
     * @param text its value
     * @return this table
     * @throws IllegalArgumentException if jHDF could not write it faithfully
     */
    public ColumnTable attribute(String name, String text) {
        requireName(name);
        requireAttributeText(name, text);
        attributes.put(name, text);
        return this;
    }

    /**
     * Adds an integer attribute.
     *
     * @param name up to 64 lower-case letters, digits and underscores
     * @param value its value
     * @return this table
     */
    public ColumnTable attribute(String name, int value) {
        requireName(name);
        attributes.put(name, value);
        return this;
    }

    /**
     * Adds a column; see {@link StoredColumn#of}.
     *
     * @param name up to 64 lower-case letters, digits and underscores
     * @param values a rectangular, non-empty array
     * @param unit SI unit; {@code 1} for a pure number, empty for a label
     * @param description what the values are
     * @return this table
     * @throws IllegalArgumentException if HDF5 could not give back exactly these values
     */
    public ColumnTable column(String name, Object values, String unit, String description) {
        return column(name, StoredColumn.of(name, values, unit, description));
    }

    /**
     * Adds a column of labels or other values without a unit.
     *
     * @param name up to 64 lower-case letters, digits and underscores
     * @param values a rectangular, non-empty array
     * @param description what the values are
     * @return this table
     * @throws IllegalArgumentException if HDF5 could not give back exactly these values
     */
    public ColumnTable column(String name, Object values, String description) {
        return column(name, values, "", description);
    }

    /**
     * Adds a column as it was read.
     *
     * @param name up to 64 lower-case letters, digits and underscores
     * @param column the column
     * @return this table
     */
    public ColumnTable column(String name, StoredColumn column) {
        requireName(name);
        requireAttributeText(name, column.unit());
        requireAttributeText(name, column.description());
        columns.put(name, column);
        return this;
    }

    /** {@return the texts and integers that describe the table, by name} */
    public SortedMap<String, Object> attributes() {
        return Collections.unmodifiableSortedMap(attributes);
    }

    /** {@return the columns by name} */
    public SortedMap<String, StoredColumn> columns() {
        return Collections.unmodifiableSortedMap(columns);
    }

    /**
     * {@return what the rows are}
     *
     * @throws ContentException.Unsupported if the table does not say
     */
    public String kind() throws ContentException.Unsupported {
        return text(KIND);
    }

    /** A text attribute. */
    String text(String name) throws ContentException.Unsupported {
        if (attributes.get(name) instanceof String text) {
            return text;
        }
        throw new ContentException.Unsupported("has no attribute '" + name + "'");
    }

    /** An integer attribute. */
    int integer(String name) throws ContentException.Unsupported {
        if (attributes.get(name) instanceof Integer value) {
            return value;
        }
        throw new ContentException.Unsupported("has no attribute '" + name + "'");
    }

    /**
     * {@return whether there is a column of this name}
     *
     * @param column any text
     */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /**
     * {@return the values of a column}
     *
     * @param <T> type of array
     * @param name name of the column
     * @param type type of array that the column must hold
     * @throws ContentException.Unsupported if there is no such column of this type
     */
    public <T> T column(String name, Class<T> type) throws ContentException.Unsupported {
        StoredColumn column = columns.get(name);
        Object values = column == null ? null : column.values();
        if (!type.isInstance(values)) {
            throw new ContentException.Unsupported(
                    "has no column '" + name + "' of type " + type.getSimpleName());
        }
        return type.cast(values);
    }

    /**
     * {@return the SHA-256, in hexadecimal, of all attributes but the checksum and jHDF's own, and of all columns
     * with their attributes, in the byte form that FORMAT.md defines}
     */
    public String checksum() {
        MessageDigest sha = Sha256.start();
        attributes.forEach((name, value) -> {
            if (!name.equals(CHECKSUM)) {
                update(sha, "@" + name + "=" + value + "\n");
            }
        });
        columns.forEach((name, column) -> {
            String shape = String.join(",", column.shape().stream().map(String::valueOf).toList());
            update(sha, name + " " + column.type() + " " + shape + "\n");
            sha.update(column.bytes().duplicate());
            update(sha, "@description=" + column.description() + "\n@unit=" + column.unit() + "\n");
        });
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void update(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name of a column or attribute: use up to 64"
                    + " lower-case letters, digits and underscores");
        }
    }

    private static void requireAttributeText(String name, String text) {
        int bytes = StoredColumn.utf8("attribute " + name, text).remaining();
        if (bytes > ATTRIBUTE_BYTES) {
            throw new IllegalArgumentException("attribute " + name + " has " + bytes + " bytes, more than the "
                    + ATTRIBUTE_BYTES + " that an attribute holds: store it as a column");
        }
    }
}
