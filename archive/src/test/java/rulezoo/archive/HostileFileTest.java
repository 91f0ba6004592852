package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rulezoo.archive.column.CheckpointTable;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.intake.Mutation;
import rulezoo.archive.record.Origin;
import rulezoo.archive.segment.HdfTables;
import rulezoo.archive.segment.SegmentFile;

/** HDF5 files that were damaged at random, or made to do harm with the right checksum. */
class HostileFileTest {
    private static final int MUTATIONS = 2500;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void damagedSegmentsAreNamedOrUnchanged(ColumnTable table) throws IOException {
        Path segment = publish(table);
        byte[] whole = Files.readAllBytes(segment);
        Random random = new Random(7);
        int refused = 0;
        long slowest = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(segment, Mutation.of(whole, random));
            long start = System.nanoTime();
            Verification found = Verification.of(folder);
            slowest = Math.max(slowest, System.nanoTime() - start);
            refused += found.problems().size();
            for (SegmentProblem problem : found.problems()) {
                assertTrue(problem.sentence().startsWith(segment.toString()), problem.sentence());
                assertEquals(1, problem.sentence().lines().count(), problem.sentence());
            }
        }
        assertTrue(refused > MUTATIONS / 2, "refused " + refused);
        System.out.printf("HDF5 files damaged: %d, named in one sentence: %d, crashed: 0, slowest %.1f s%n", MUTATIONS,
                refused, slowest / 1e9);
    }

    static List<ColumnTable> damagedSegmentsAreNamedOrUnchanged() {
        return List.of(RuleTable.encode(Samples.archived(Samples.rules(1, 4))),
                ProbeTable.encode(Samples.probes(2, 4), Origin.UNKNOWN),
                CheckpointTable.encode(Samples.checkpoint(3, 1)));
    }

    private Path publish(ColumnTable table) throws IOException {
        ZooWriter.open(folder).close();
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        content.put(HdfTables.ROOT, table);
        Path segment = folder.resolve(String.valueOf(table.attributes().get(ColumnTable.KIND))).resolve("000001.h5");
        SegmentFile.publish(segment, content);
        return segment;
    }

    @ParameterizedTest
    @MethodSource
    void contentThatMakesNoSenseIsRefusedThoughItsChecksumIsRight(String name, Object values, int usable)
            throws IOException {
        ColumnTable table = RuleTable.encode(Samples.archived(Samples.rules(1, 4))).column(name, values, "");
        publish(table);
        Verification found = Verification.of(folder);
        assertEquals(1, found.problems().size(), name);
        assertEquals(1, found.problems().getFirst().sentence().lines().count());
        assertEquals(usable, Zoo.open(folder).rules().size());
        List<SegmentProblem> problems = ZooColumns.rules(folder, batch -> {
            batch.numericNames().forEach(batch::numbers);
            batch.textNames().forEach(batch::texts);
        });
        assertTrue(problems.size() <= 1);
    }

    static List<Object[]> contentThatMakesNoSenseIsRefusedThoughItsChecksumIsRight() {
        return List.of(new Object[]{"id", new String[]{"a", "b", "c", "d"}, 0},
                new Object[]{"config", new int[]{9, 9, 9, 9}, 0},
                new Object[]{"config", new int[]{-1, 0, 0, 0}, 3}, new Object[]{"configs", new String[]{"{}"}, 0},
                new Object[]{"configs", new String[]{"null"}, 0},
                new Object[]{"configs", new String[]{"[".repeat(5000)}, 0},
                new Object[]{"pathways", new byte[]{0, 0, 0, 0}, 0}, new Object[]{"seeds", new long[1][1], 0},
                new Object[]{"coefficients", new double[4][3], 0}, new Object[]{"coefficients", new double[1][24], 0},
                new Object[]{"coefficient_names", new String[]{"x"}, 0},
                new Object[]{"metric_names", new String[]{"x"}, 0},
                new Object[]{"run", new String[]{"one"}, 0}, new Object[]{"origins", new String[]{"{\"host\": 1}x"}, 0},
                new Object[]{"origin", new int[]{5, 5, 5, 5}, 0},
                new Object[]{"metrics_by_seed", new double[4][3][1], 0});
    }
}
