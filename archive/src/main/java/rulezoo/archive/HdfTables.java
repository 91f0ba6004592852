package rulezoo.archive;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tables in HDF5 files: the only class that talks to jHDF. A segment is one table in the root group; a
 * single-file zoo is a table of attributes there and one group of tables for each kind ({@code
 * /rules/000001}).
 */
final class HdfTables {
    /** Where a segment's only table is. */
    static final String ROOT = "";

    private HdfTables() {}

    /**
     * Content of a file.
     *
     * @param tables intact tables by the path of their group
     * @param problems what is wrong with the others
     */
    record Content(SortedMap<String, Table> tables, SortedMap<String, SegmentException> problems) {
        /**
         * The table of a group.
         *
         * @throws SegmentException if it is not intact
         */
        Table table(String group) throws SegmentException {
            SegmentException problem = problems.get(group);
            if (problem != null) {
                throw problem;
            }
            Table table = tables.get(group);
            if (table == null) {
                throw new SegmentException.Damaged("lacks the group /" + group);
            }
            return table;
        }
    }

    /** Writes tables, each with its checksum, to an empty file. */
    static void write(Path empty, SortedMap<String, Table> tables) throws IOException {
        try (WritableHdfFile file = HdfFile.write(empty)) {
            for (Map.Entry<String, Table> entry : tables.entrySet()) {
                write(group(file, entry.getKey()), entry.getValue());
            }
        } catch (HdfException e) {
            throw ioCause(e);
        }
    }

    private static WritableGroup group(WritableGroup root, String path) {
        WritableGroup group = root;
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            group = group.getChild(name) instanceof WritableGroup known ? known : group.putGroup(name);
        }
        return group;
    }

    private static void write(WritableGroup group, Table table) {
        table.attributes().forEach(group::putAttribute);
        group.putAttribute(Table.CHECKSUM, table.checksum());
        table.columns().forEach((name, column) -> {
            WritableDataset dataset = group.putDataset(name, column.values());
            dataset.putAttribute("unit", column.unit());
            dataset.putAttribute("description", column.description());
        });
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
     * @throws SegmentException if it is not an HDF5 file of ours at all
     */
    static Content read(byte[] bytes) throws SegmentException {
        SortedMap<String, Table> tables = new TreeMap<>();
        SortedMap<String, SegmentException> problems = new TreeMap<>();
        try (HdfFile file = HdfFile.fromBytes(bytes)) {
            if (file.getHdfBackingStorage().getSuperblock().getEndOfFileAddress() != bytes.length) {
                throw new SegmentException.Damaged("is truncated or has something appended");
            }
            if (file.getAttribute(Table.KIND) == null) {
                throw new SegmentException.Damaged("is an HDF5 file, but not one of a rule zoo");
            }
            readInto(file, ROOT, tables, problems);
        } catch (RuntimeException e) {
            throw new SegmentException.Damaged("is not an intact HDF5 file (" + e.getMessage() + ")");
        }
        return new Content(tables, problems);
    }

    private static void readInto(Group group, String path, SortedMap<String, Table> tables,
            SortedMap<String, SegmentException> problems) {
        try {
            if (group.getAttribute(Table.KIND) != null) {
                tables.put(path, readTable(group));
            }
            for (Node child : group) {
                if (child instanceof Group inner) {
                    readInto(inner, path.isEmpty() ? child.getName() : path + "/" + child.getName(), tables, problems);
                }
            }
        } catch (SegmentException e) {
            problems.put(path, e);
        } catch (RuntimeException e) {
            problems.put(path, new SegmentException.Damaged("is damaged (" + e.getMessage() + ")"));
        }
    }

    private static Table readTable(Group group) throws SegmentException {
        if (group.getAttribute(Table.SCHEMA).getData() instanceof Integer schema && schema != Table.SCHEMA_VERSION) {
            throw new SegmentException.Unsupported("has schema version " + schema + ", but this rulezoo reads version "
                    + Table.SCHEMA_VERSION + ": use the version of rulezoo that wrote it");
        }
        Table table = new Table();
        String checksum = "";
        for (Attribute attribute : group.getAttributes().values()) {
            switch (attribute.getData()) {
                case String text when attribute.getName().equals(Table.CHECKSUM) -> checksum = text;
                case String _ when attribute.getName().startsWith("_") -> {
                    // jHDF signs the files it writes
                }
                case String text -> table.attribute(attribute.getName(), text);
                case Integer value -> table.attribute(attribute.getName(), value);
                default -> throw new SegmentException.Damaged("has a strange attribute " + attribute.getName());
            }
        }
        for (Node child : group) {
            if (child instanceof Dataset dataset) {
                table.column(dataset.getName(), readColumn(dataset));
            }
        }
        if (!table.checksum().equals(checksum)) {
            throw new SegmentException.Damaged("is damaged: its content does not match its checksum");
        }
        return table;
    }

    private static Column readColumn(Dataset dataset) throws SegmentException {
        if (!(dataset instanceof ContiguousDataset contiguous)) {
            throw new SegmentException.Damaged("has a dataset " + dataset.getName() + " that is not contiguous");
        }
        DataType type = dataset.getDataType();
        String code = switch (type) {
            case StringData _ -> "S";
            case FloatingPoint _ -> "f";
            default -> "i";
        };
        return new Column(dataset.getData(), code + type.getSize(),
                Arrays.stream(dataset.getDimensions()).boxed().toList(), contiguous.getBuffer(),
                textAttribute(dataset, "unit"), textAttribute(dataset, "description"));
    }

    private static String textAttribute(Dataset dataset, String name) throws SegmentException {
        Attribute attribute = dataset.getAttribute(name);
        if (attribute != null && attribute.getData() instanceof String text) {
            return text;
        }
        throw new SegmentException.Damaged("has a dataset " + dataset.getName() + " without " + name);
    }
}
