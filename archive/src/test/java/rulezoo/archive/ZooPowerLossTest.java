package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.record.RuleRecord;

/**
 * What a loss of power leaves of a file that was being written, by how much of it had reached the disk and
 * whether its name had; and flipped bits in every dataset of every kind of file.
 */
class ZooPowerLossTest {
    private static final int ROUNDS = 40;
    private static final int SECTOR = 512;
    private static final List<RuleRecord> ACKNOWLEDGED = Samples.rules(1, 6);
    private static final List<RuleRecord> IN_FLIGHT = Samples.rules(2, 6);

    @TempDir
    private Path folder;

    enum Loss {
        /** The file ends early. */
        TRUNCATED,
        /** The file has its length, but its end was never written. */
        ZEROS_AT_THE_END,
        /** Some sectors were never written. */
        MISSING_SECTORS,
        /** Sectors hold what was on the disk before. */
        STALE_SECTORS,
        /** All of it was written. */
        WHOLE;

        byte[] of(byte[] whole, Random random) {
            byte[] torn = whole.clone();
            switch (this) {
                case TRUNCATED -> torn = Arrays.copyOf(whole, random.nextInt(whole.length));
                case ZEROS_AT_THE_END -> Arrays.fill(torn, random.nextInt(whole.length - 1), whole.length, (byte) 0);
                case MISSING_SECTORS, STALE_SECTORS -> {
                    for (int at = SECTOR * random.nextInt(4); at < torn.length; at += SECTOR
                            * (1 + random.nextInt(20))) {
                        byte[] sector = new byte[Math.min(SECTOR, torn.length - at)];
                        if (this == STALE_SECTORS) {
                            random.nextBytes(sector);
                        }
                        System.arraycopy(sector, 0, torn, at, sector.length);
                    }
                }
                case WHOLE -> {
                    // nothing is lost but the name
                }
            }
            return torn;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThereAndAHalfFileIsNeverRead(Loss loss) throws IOException {
        byte[] whole = segmentInFlight();
        Random random = new Random(3);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] left = loss.of(whole, random);
            boolean renamed = loss != Loss.WHOLE && round % 2 == 0;
            Path zoo = acknowledgedZoo(folder.resolve("zoo" + round));
            Path file = zoo.resolve(renamed ? "rules/000002.h5" : "rules/new-" + round + ".tmp");
            Files.write(file, left);
            Zoo read = Zoo.open(zoo);
            boolean harmless = renamed && holdsAllTables(left, whole);
            assertEquals(harmless ? 12 : 6, read.rules().size());
            assertTrue(read.rules().containsAll(ACKNOWLEDGED));
            assertEquals(renamed && !harmless ? List.of(file) : List.of(),
                    read.problems().stream().map(SegmentProblem::file).toList());
            try (ZooWriter writer = ZooWriter.open(zoo)) {
                assertFalse(Files.exists(file) && !harmless, "removed or in quarantine");
                writer.appendRules(IN_FLIGHT);
                assertEquals(12, writer.read().rules().size());
                assertEquals(List.of(), writer.read().problems());
            }
        }
    }

    /** Whether nothing is lost, or only of jHDF's signature, which stands at the end of every file. */
    private static boolean holdsAllTables(byte[] left, byte[] whole) {
        int difference = Arrays.mismatch(left, whole);
        int signature = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("jHDF");
        return difference < 0 || (left.length == whole.length && difference >= signature);
    }

    private static Path acknowledgedZoo(Path zoo) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(ACKNOWLEDGED);
        }
        return zoo;
    }

    private byte[] segmentInFlight() throws IOException {
        Path zoo = folder.resolve("in-flight");
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(IN_FLIGHT);
        }
        return Files.readAllBytes(zoo.resolve("rules/000001.h5"));
    }

    @Test
    void aZooWhoseFoldersWereNotMadeYetIsFinished() throws IOException {
        Path zoo = Files.createDirectories(folder.resolve("zoo"));
        Files.createDirectories(zoo.resolve("rules"));
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(ACKNOWLEDGED);
        }
        assertEquals(ACKNOWLEDGED, Zoo.open(zoo).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "probes", "search"})
    void aFlippedBitInAnyDatasetIsNoticedAndTheFileGoesToQuarantine(String kind) throws IOException {
        Path zoo = folder.resolve("flips");
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            writer.appendRules(ACKNOWLEDGED);
            writer.appendProbes(Samples.probes(1, 6));
            writer.saveCheckpoint(Samples.checkpoint(1, 1));
        }
        Path segment = zoo.resolve(kind + "/000001.h5");
        byte[] whole = Files.readAllBytes(segment);
        Random random = new Random(9);
        List<int[]> ranges = ZooDamageTest.dataRanges(segment);
        for (int[] range : ranges) {
            for (int i = 0; i < 5; i++) {
                byte[] flipped = whole.clone();
                flipped[range[0] + random.nextInt(range[1])] ^= (byte) (1 << random.nextInt(8));
                Files.write(segment, flipped);
                assertEquals(List.of(segment),
                        Verification.of(zoo).problems().stream().map(SegmentProblem::file).toList());
            }
        }
        ZooWriter.open(zoo).close();
        assertEquals(List.of(), Verification.of(zoo).problems());
        try (Stream<Path> quarantined = Files.list(zoo.resolve("quarantine"))) {
            assertEquals(2, quarantined.count(), "the file and its reason");
        }
        System.out.println("flipped bits in " + ranges.size() + " datasets of " + kind + ": " + 5 * ranges.size()
                + ", noticed all");
    }
}
