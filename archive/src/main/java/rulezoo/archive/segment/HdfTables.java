package rulezoo.archive.segment;

import java.util.Objects;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.StoredColumn;
import rulezoo.archive.column.UsableRows;

/**
 * Tables in HDF5 files: the only class that talks to jHDF. A segment is one table in the root group; a
 * single-file zoo is a table of attributes there and one group of tables for each kind ({@code
 * /rules/000001}). Columns of more than a kilobyte are deflated, each in one chunk.
 */
public final class HdfTables {
    /** Where a segment's only table is. */
    public static final String ROOT = "";

    /** Attribute of the root of a single-file zoo: the number of its tables. Older files lack it. */
    public static final String COUNT = "tables";

    /** Deepest group below the root: {@code /rules/000001} of a single-file zoo. */
    private static final int DEEPEST_GROUP = 2;
    private static final int LARGEST_ATTRIBUTE = 65_536;
    /** Below this, what deflating saves hardly pays for the index of the chunk. */
    private static final int SMALLEST_DEFLATED = 1024;
    /** zlib's usual compromise. On records of probes, sorting bytes before (shuffle) makes files larger. */
    private static final int DEFLATE_LEVEL = 6;
    /** Number of this filter in HDF5. */
    private static final int DEFLATE = 1;
    private static final int LONGEST_REASON = 200;
    private static final Set<Integer> INTEGER_WIDTHS = Set.of(Byte.BYTES, Integer.BYTES, Long.BYTES);

    private HdfTables() {}

    /**
     * Content of a file.
     *
     * @param tables intact tables by the path of their group
     * @param problems what is wrong with the others
     */
    public record Content(SortedMap<String, ColumnTable> tables, SortedMap<String, ContentException> problems) {
        /**
         * {@return the table of a group}
         *
         * @param group its path
         * @throws ContentException if it is not intact
         */
        public ColumnTable table(String group) throws ContentException {
            ContentException problem = problems.get(group);
            if (problem != null) {
                throw problem;
            }
            ColumnTable table = tables.get(group);
            if (table == null) {
                throw new ContentException.Damaged("lacks the group /" + group);
            }
            return table;
        }
    }

    /**
     * Writes tables, each with its checksum.
     *
     * @param empty file without content, or a name that is not taken
     * @param tables the tables by the paths of their groups
     * @throws IOException if the file system refuses
     */
    public static void write(Path empty, SortedMap<String, ColumnTable> tables) throws IOException {
        try (WritableHdfFile file = HdfFile.write(empty)) {
            for (Map.Entry<String, ColumnTable> entry : tables.entrySet()) {
                write(group(file, entry.getKey()), entry.getValue());
            }
        } catch (HdfException e) {
            throw ioCause(e);
        }
        FillValues.define(empty);
    }

    private static WritableGroup group(WritableGroup root, String path) {
        WritableGroup group = root;
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            group = group.getChild(name) instanceof WritableGroup known ? known : group.putGroup(name);
        }
        return group;
    }

    private static void write(WritableGroup group, ColumnTable table) {
        table.attributes().forEach(group::putAttribute);
        group.putAttribute(ColumnTable.CHECKSUM, table.checksum());
        table.columns().forEach((name, column) -> {
            WritableDataset dataset = column.bytes().remaining() > SMALLEST_DEFLATED
                    ? group.putDataset(name, column.values(), deflated(column))
                    : group.putDataset(name, column.values());
            dataset.putAttribute("unit", column.unit());
            dataset.putAttribute("description", column.description());
        });
    }

    private static DatasetCreationOptions deflated(StoredColumn column) {
        int[] whole = column.shape().stream().mapToInt(Integer::intValue).toArray();
        return DatasetCreationOptions.builder().chunkDimensions(whole).deflate(DEFLATE_LEVEL).build();
    }

    /** The failure of the file system that jHDF wraps, however deeply. */
    private static IOException ioCause(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof IOException io) {
            return io;
        }
        return cause == null ? new IOException(failure.getMessage(), failure) : ioCause(cause);
    }

    /**
     * Reads and checks a file.
     *
     * @param bytes all of the file. Not a mapping: a file that shrinks under a mapping takes the process with it
     * @throws ContentException if it is not an HDF5 file that rulezoo wrote
     */
    static Content read(byte[] bytes) throws ContentException {
        SortedMap<String, ColumnTable> tables = new TreeMap<>();
        SortedMap<String, ContentException> problems = new TreeMap<>();
        try (HdfFile file = HdfFile.fromBytes(bytes)) {
            long end = file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
            if (end != bytes.length) {
                throw new ContentException.Damaged(end > bytes.length
                        ? "is cut off: " + bytes.length + " of " + end + " bytes are there"
                        : "was changed after it was written: something was appended to it");
            }
            if (file.getAttribute(ColumnTable.KIND) == null) {
                throw new ContentException.Damaged("is an HDF5 file, but not one of a rule zoo");
            }
            Reading reading = new Reading(bytes.length, new Deflated.Budget(bytes.length), tables, problems);
            reading.group(file, ROOT, 0);
            reading.requireComplete();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw notIntact(e);
        }
        return new Content(tables, problems);
    }

    /**
     * A file that was damaged, or made to do harm, can send jHDF into endless recursion, or have it ask for more
     * memory than there is, before a checksum is compared: none of it is kept, so going on is safe.
     */
    private static ContentException.Damaged notIntact(Throwable failure) {
        String reason = failure instanceof Error
                ? "its structure has no end"
                : Objects.requireNonNullElse(failure.getMessage(), "its structure cannot be read");
        String oneLine = reason.lines().findFirst().orElse("");
        return new ContentException.Damaged("is not an intact HDF5 file ("
                + oneLine.substring(0, Math.min(oneLine.length(), LONGEST_REASON)) + ")");
    }

    /** Reads one file, without believing what it says about its own size. */
    private record Reading(int fileBytes, Deflated.Budget inflated, SortedMap<String, ColumnTable> tables,
            SortedMap<String, ContentException> problems) {
        void group(Group group, String path, int depth) {
            try {
                if (group.getAttribute(ColumnTable.KIND) != null) {
                    ColumnTable table = table(group);
                    requireNothingBeside(group, table, path);
                    tables.put(path, table);
                }
                if (depth < DEEPEST_GROUP && !isSegment(path)) {
                    for (Node child : group) {
                        part(child, path, depth);
                    }
                }
            } catch (ContentException e) {
                problems.put(path, e);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                problems.put(path, notIntact(e));
            }
        }

        /** A part that is gone leaves no other trace. */
        void requireComplete() {
            ColumnTable root = tables.get(ROOT);
            int found = tables.size() - 1;
            if (root != null && problems.isEmpty() && root.attributes().get(COUNT) instanceof Integer count
                    && count != found) {
                problems.put(ROOT, changed("it holds " + found + " tables, and held " + count));
            }
        }

        /** Whether a group is one table, and not the root of a single-file zoo or a group of tables. */
        private boolean isSegment(String path) {
            ColumnTable table = tables.get(path);
            return table != null && !ColumnTable.SINGLE_FILE.equals(table.attributes().get(ColumnTable.KIND));
        }

        /** A table's checksum covers its datasets alone. */
        private static void requireNothingBeside(Group group, ColumnTable table, String path) throws ContentException {
            boolean zoo = ColumnTable.SINGLE_FILE.equals(table.attributes().get(ColumnTable.KIND));
            for (Node child : group) {
                if (!zoo && (child.isLink() || !(child instanceof Dataset))) {
                    throw unexpected(child, path);
                }
            }
        }

        /** A part of a single-file zoo: what no checksum covers, nobody may take for one of its tables. */
        private void part(Node child, String path, int depth) {
            String name = path.isEmpty() ? child.getName() : path + "/" + child.getName();
            if (child.isLink() || !(child instanceof Group inner)) {
                if (child.isLink() || depth > 0) {
                    problems.put(name, unexpected(child, path));
                }
            } else if (depth == 0
                    ? UsableRows.KINDS.contains(name) && inner.getAttribute(ColumnTable.KIND) == null
                    : inner.getAttribute(ColumnTable.KIND) != null) {
                group(inner, name, depth + 1);
            } else {
                problems.put(name, unexpected(child, path));
            }
        }

        private static ContentException.Damaged unexpected(Node child, String path) {
            return changed((child.isLink() ? "links are not followed, and '" : "rulezoo writes no '") + child.getName()
                    + (child.isLink() ? "' is one" : "' into " + (path.isEmpty() ? "the root group" : "/" + path)));
        }

        private static ContentException.Damaged changed(String what) {
            return new ContentException.Damaged("was changed after it was written: " + what);
        }

        private ColumnTable table(Group group) throws ContentException {
            requireKnownSchema(group);
            ColumnTable table = new ColumnTable();
            String checksum = "";
            for (Attribute attribute : group.getAttributes().values()) {
                switch (data(attribute)) {
                    case String text when attribute.getName().equals(ColumnTable.CHECKSUM) -> checksum = text;
                    case String _ when attribute.getName().startsWith("_") -> {
                        // jHDF signs the files it writes
                    }
                    case String text -> table.attribute(attribute.getName(), text);
                    case Integer value -> table.attribute(attribute.getName(), value);
                    default -> throw changed("it has a strange attribute " + attribute.getName());
                }
            }
            for (Node child : group) {
                if (!child.isLink() && child instanceof Dataset dataset) {
                    table.column(dataset.getName(), column(dataset));
                }
            }
            if (!table.checksum().equals(checksum)) {
                throw changed("its content does not match its checksum");
            }
            return table;
        }

        private static void requireKnownSchema(Group group) throws ContentException {
            Attribute attribute = group.getAttribute(ColumnTable.SCHEMA);
            if (attribute == null || !(data(attribute) instanceof Integer schema)) {
                throw changed("it lacks the attribute " + ColumnTable.SCHEMA);
            }
            if (schema < ColumnTable.OLDEST_SCHEMA || schema > ColumnTable.SCHEMA_VERSION) {
                throw new ContentException.Newer("has schema version " + schema
                        + ", but this rulezoo reads versions " + ColumnTable.OLDEST_SCHEMA + " to "
                        + ColumnTable.SCHEMA_VERSION
                        + ": use the version of rulezoo that wrote it, or a newer one");
            }
        }

        private static Object data(Attribute attribute) throws ContentException {
            if (attribute.isEmpty() || attribute.getSizeInBytes() > LARGEST_ATTRIBUTE) {
                throw changed("it has a strange attribute " + attribute.getName());
            }
            return attribute.getData();
        }

        private StoredColumn column(Dataset dataset) throws ContentException {
            String type = type(dataset);
            List<Integer> shape = Arrays.stream(dataset.getDimensions()).boxed().toList();
            long most = dataset instanceof ContiguousDataset ? fileBytes : inflated.left();
            long bytes = dataset.getDataType().getSize();
            for (int length : shape) {
                // Checked on the way, so that no product can overflow.
                bytes = length < 1 || bytes > most ? Long.MAX_VALUE / Integer.MAX_VALUE : bytes * length;
            }
            if (shape.isEmpty() || bytes > most) {
                throw changed("its dataset " + dataset.getName() + " has no possible shape");
            }
            ByteBuffer buffer = bytes(dataset, (int) bytes);
            if (buffer.remaining() != bytes) {
                throw new ContentException.Damaged("is damaged: its dataset " + dataset.getName() + " is cut off");
            }
            return new StoredColumn(type, shape, buffer, textAttribute(dataset, "unit"),
                    textAttribute(dataset, "description"));
        }

        private ByteBuffer bytes(Dataset dataset, int length) throws ContentException {
            return switch (dataset) {
                case ContiguousDataset contiguous -> contiguous.getBuffer();
                case ChunkedDataset chunked when isDeflatedWhole(chunked) -> {
                    inflated.take(length);
                    yield Deflated.inflate(chunked.getRawChunkBuffer(new int[dataset.getDimensions().length]), length,
                            dataset.getName());
                }
                default ->
                    throw changed("its dataset " + dataset.getName() + " is neither contiguous nor one chunk of gzip");
            };
        }

        private static boolean isDeflatedWhole(ChunkedDataset dataset) {
            return Arrays.equals(dataset.getChunkDimensions(), dataset.getDimensions())
                    && dataset.getFilters().size() == 1 && dataset.getFilters().getFirst().getId() == DEFLATE;
        }

        private static String type(Dataset dataset) throws ContentException {
            DataType type = dataset.getDataType();
            boolean fits = switch (type) {
                case StringData _ -> type.getSize() > 0;
                case FloatingPoint number -> number.getByteOrder() == ByteOrder.LITTLE_ENDIAN
                        && type.getSize() == Double.BYTES;
                case FixedPoint number -> number.getByteOrder() == ByteOrder.LITTLE_ENDIAN && number.isSigned()
                        && INTEGER_WIDTHS.contains(type.getSize());
                default -> false;
            };
            if (!fits) {
                throw changed("its dataset " + dataset.getName() + " has another type");
            }
            String code = type instanceof StringData ? "S" : type instanceof FloatingPoint ? "f" : "i";
            return code + type.getSize();
        }

        private static String textAttribute(Dataset dataset, String name) throws ContentException {
            Attribute attribute = dataset.getAttribute(name);
            if (attribute != null && data(attribute) instanceof String text) {
                return text;
            }
            throw changed("its dataset " + dataset.getName() + " lacks the attribute " + name);
        }
    }
}
