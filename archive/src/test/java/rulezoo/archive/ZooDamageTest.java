package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.HdfTables;
import rulezoo.archive.segment.SegmentFile;

class ZooDamageTest {
    private static final List<RuleRecord> FIRST = Samples.rules(1, 4);
    private static final List<RuleRecord> SECOND = Samples.rules(2, 4);

    @TempDir
    private Path folder;

    @BeforeEach
    void archiveTwoSegments() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(FIRST);
            writer.appendRules(SECOND);
        }
    }

    @Test
    void aSegmentTruncatedAnywhereIsNamedAndTheRestIsRead() throws IOException {
        Path segment = segment(2);
        byte[] whole = Files.readAllBytes(segment);
        Random random = new Random(3);
        List<Integer> lengths = new ArrayList<>(List.of(1, 8, 47, 48, whole.length - 1));
        for (int i = 0; i < 30; i++) {
            lengths.add(random.nextInt(whole.length));
        }
        for (int length : lengths) {
            Files.write(segment, Arrays.copyOf(whole, length));
            assertOnlyTheFirstSegmentIsLeft(segment);
        }
    }

    @Test
    void anAppendedByteIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(segment(2));
        Files.write(segment(2), Arrays.copyOf(whole, whole.length + 1));
        assertOnlyTheFirstSegmentIsLeft(segment(2));
    }

    @Test
    void aFlippedBitInAnyDatasetIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(segment(2));
        Random random = new Random(4);
        for (int[] range : dataRanges(segment(2))) {
            for (int i = 0; i < 6; i++) {
                byte[] flipped = flip(whole, range[0] + random.nextInt(range[1]), random.nextInt(8));
                Files.write(segment(2), flipped);
                assertOnlyTheFirstSegmentIsLeft(segment(2));
            }
        }
    }

    @Test
    void aFlippedBitAnywhereIsNoticedOrChangesNothing() throws IOException {
        byte[] whole = Files.readAllBytes(segment(2));
        Random random = new Random(5);
        List<RuleRecord> all = new ArrayList<>(FIRST);
        all.addAll(SECOND);
        int noticed = 0;
        for (int i = 0; i < 400; i++) {
            Files.write(segment(2), flip(whole, random.nextInt(whole.length), random.nextInt(8)));
            Zoo zoo = Zoo.open(folder);
            noticed += zoo.problems().size();
            assertEquals(zoo.problems().isEmpty() ? all : FIRST, zoo.rules());
        }
        assertTrue(noticed > 380, "only the gap after the superblock and jHDF's signature are not covered: " + noticed);
    }

    @Test
    void theWriterMovesDamagedFilesToQuarantineAndGoesOn() throws IOException {
        byte[] whole = Files.readAllBytes(segment(2));
        byte[] damaged = flip(whole, whole.length / 2, 0);
        Files.write(segment(2), damaged);
        Files.write(segment(3), new byte[0]);
        writeForeignFile(segment(4));
        Files.writeString(segment(5), "not HDF5 at all");
        Path leftover = folder.resolve("rules/new-x.tmp");
        Files.write(leftover, new byte[]{1, 2});
        assertEquals(4, Zoo.open(folder).problems().size());
        try (ZooWriter writer = ZooWriter.open(folder)) {
            assertEquals(FIRST, writer.read().rules());
            assertEquals(List.of(), writer.read().problems());
            assertFalse(Files.exists(leftover));
            writer.appendRules(SECOND);
            assertEquals(8, writer.read().rules().size());
        }
        assertTrue(Arrays.equals(damaged, Files.readAllBytes(folder.resolve("quarantine/rules-000002.h5"))));
        assertTrue(Files.exists(folder.resolve("quarantine/rules-000005.h5")));
    }

    @Test
    void aSecondQuarantineKeepsTheFirst() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.writeString(segment(3), "damage " + i);
            ZooWriter.open(folder).close();
        }
        assertEquals("damage 0", Files.readString(folder.resolve("quarantine/rules-000003.h5")));
        assertEquals("damage 1", Files.readString(folder.resolve("quarantine/rules-000003.h5.1")));
    }

    @Test
    void aDamagedCheckpointGivesWayToTheOneBefore() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.saveCheckpoint(Samples.checkpoint(1, 1));
            writer.saveCheckpoint(Samples.checkpoint(2, 2));
        }
        Path newest = folder.resolve("search/000002.h5");
        byte[] whole = Files.readAllBytes(newest);
        Files.write(newest, flip(whole, whole.length / 2, 3));
        assertEquals(1, Zoo.open(folder).problems().size());
        try (ZooWriter writer = ZooWriter.open(folder)) {
            assertEquals(1, writer.latestCheckpoint().orElseThrow().generation());
        }
    }

    @Test
    void aSegmentOfANewerVersionIsNeverTouched() throws IOException {
        try (WritableHdfFile file = HdfFile.write(segment(3))) {
            file.putAttribute(ColumnTable.KIND, RuleTable.KIND);
            file.putAttribute(ColumnTable.SCHEMA, ColumnTable.SCHEMA_VERSION + 1);
        }
        assertEquals(8, Zoo.open(folder).rules().size());
        String refused = Sentences.of(IOException.class, () -> ZooWriter.open(folder));
        assertTrue(refused.contains("schema version " + (ColumnTable.SCHEMA_VERSION + 1)), refused);
        assertTrue(Files.exists(segment(3)));
    }

    @Test
    void aRuleFamilyThatIsNotKnownHereIsNotDamage() throws IOException {
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        content.put(HdfTables.ROOT, RuleTable.encode(Samples.archived(SECOND)).attribute("family", "polynomial-7"));
        SegmentFile.publish(segment(3), content);
        assertTrue(Zoo.open(folder).problems().getFirst().sentence().contains("would have the id"));
        ZooWriter.open(folder).close();
        assertTrue(Files.exists(segment(3)));
    }

    @Test
    void aDamagedPartOfASingleFileLeavesTheOthers() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(Samples.rules(6, 3, 2));
        }
        Path file = folder.resolve("all.h5");
        Zoo.writeSingleFile(folder, file);
        byte[] whole = Files.readAllBytes(file);
        int at;
        try (HdfFile hdf = new HdfFile(file)) {
            at = dataRange(whole, hdf.getDatasetByPath("/rules/000002/metrics"))[0];
        }
        Files.write(file, flip(whole, at, 1));
        Zoo zoo = Zoo.open(file);
        assertEquals(8, zoo.rules().size());
        assertTrue(zoo.problems().getFirst().sentence().contains("rules/000002"));
    }

    @Test
    void aColumnThatIsPackedOtherwiseIsRefusedBeforeItIsUnpacked() throws IOException {
        for (DatasetCreationOptions packed : List.of(
                DatasetCreationOptions.builder().chunkDimensions(100).deflate().build(),
                DatasetCreationOptions.builder().chunkDimensions(4000).deflate().deflate().build(),
                DatasetCreationOptions.builder().chunkDimensions(4000).shuffle().deflate().build())) {
            Path file = segment(2);
            Files.delete(file);
            try (WritableHdfFile hdf = HdfFile.write(file)) {
                hdf.putAttribute(ColumnTable.KIND, RuleTable.KIND);
                hdf.putAttribute(ColumnTable.SCHEMA, ColumnTable.SCHEMA_VERSION);
                hdf.putDataset("generation", new int[4000], packed);
            }
            assertOnlyTheFirstSegmentIsLeft(file);
            String sentence = Zoo.open(folder).problems().getFirst().sentence();
            assertTrue(sentence.contains("its dataset generation is neither contiguous nor one chunk of gzip"),
                    sentence);
        }
    }

    private void assertOnlyTheFirstSegmentIsLeft(Path damaged) throws IOException {
        Zoo zoo = Zoo.open(folder);
        assertEquals(FIRST, zoo.rules());
        assertEquals(List.of(damaged), zoo.problems().stream().map(SegmentProblem::file).toList());
        assertTrue(zoo.problems().getFirst().sentence().startsWith(damaged.toString()));
    }

    /** Address and length of the data of every dataset, as they stand in the file. */
    static List<int[]> dataRanges(Path segment) throws IOException {
        List<int[]> ranges = new ArrayList<>();
        byte[] bytes = Files.readAllBytes(segment);
        try (HdfFile file = new HdfFile(segment)) {
            for (Node node : file) {
                ranges.add(dataRange(bytes, (Dataset) node));
            }
        }
        return ranges;
    }

    private static int[] dataRange(byte[] file, Dataset dataset) {
        if (dataset instanceof ContiguousDataset contiguous) {
            return new int[]{(int) contiguous.getDataAddress(), (int) dataset.getSizeInBytes()};
        }
        ByteBuffer chunk = ((ChunkedDataset) dataset).getRawChunkBuffer(new int[dataset.getDimensions().length]);
        int at = 0;
        while (!ByteBuffer.wrap(file, at, chunk.remaining()).equals(chunk)) {
            at++;
        }
        return new int[]{at, chunk.remaining()};
    }

    private static byte[] flip(byte[] bytes, int at, int bit) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << bit);
        return flipped;
    }

    private static void writeForeignFile(Path path) {
        try (WritableHdfFile file = HdfFile.write(path)) {
            file.putDataset("other", new int[]{1, 2});
        }
    }

    private Path segment(int number) {
        return folder.resolve("rules/00000" + number + ".h5");
    }
}
