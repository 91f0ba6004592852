package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.RecordKeys;
import rulezoo.archive.column.TableMerge;
import rulezoo.archive.column.UsableRows;
import rulezoo.archive.segment.SegmentFolder;

/** Collects records of many tables and hands them on as few large ones. */
final class Packing implements ZooScan.Visitor {
    /**
     * A segment is published when its columns have about this number of bytes, before they are compressed: large
     * enough for speed, small enough for any heap.
     */
    static final long SEGMENT_BYTES = 32L << 20;
    /** A file of at least this size is left as it is: before they were compressed, its columns had more bytes. */
    private static final long PACKED_BYTES = SEGMENT_BYTES / 8;

    /** Where merged tables go. */
    interface Target {
        /** Takes one table. */
        void publish(ColumnTable table) throws IOException;
    }

    private final Target target;
    private final @Nullable RecordKeys known;
    private TableMerge merge = new TableMerge();

    /**
     * @param target where the segments go
     * @param known if given, only records that are not among these are taken, and they are added
     */
    Packing(Target target, @Nullable RecordKeys known) {
        this.target = target;
        this.known = known;
    }

    /**
     * The segments that are worth packing: all from the first small one on, so that the order of records stays;
     * none if there is only one.
     */
    static List<Path> unpacked(SegmentFolder folder) throws IOException {
        List<Path> segments = folder.segments();
        int first = 0;
        while (first < segments.size() && Files.size(segments.get(first)) >= PACKED_BYTES) {
            first++;
        }
        List<Path> small = segments.subList(first, segments.size());
        return small.size() < 2 ? List.of() : small;
    }

    /**
     * Adds records, of which all can be used.
     *
     * @throws ContentException if they cannot be packed; none of them is
     */
    @Override
    public void visit(Path file, ColumnTable table) throws ContentException, IOException {
        boolean[] chosen;
        if (known == null) {
            chosen = new boolean[TableMerge.rows(table)];
            Arrays.fill(chosen, true);
        } else {
            chosen = known.missing(table);
        }
        if (!merge.fits(table) || merge.bytes() >= SEGMENT_BYTES) {
            finish();
        }
        merge.add(table, chosen);
        if (known != null) {
            known.add(table);
        }
    }

    /** Publishes what is left, after making sure that packing did no harm to any record. */
    void finish() throws IOException {
        if (merge.rows() > 0) {
            try {
                ColumnTable packed = merge.build();
                if (UsableRows.of(packed).reason() != null) {
                    throw new IOException("records that can be used alone " + UsableRows.of(packed).reason()
                            + " once packed: nothing was removed");
                }
                target.publish(packed);
            } catch (ContentException e) {
                throw new IOException("a segment " + e.getMessage(), e);
            }
            merge = new TableMerge();
        }
    }
}
