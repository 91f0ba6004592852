package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.simulator.rule.Pathway;

class ZooTest {
    @TempDir
    private Path folder;

    @Test
    void rulesAndProbesComeBackBitForBitInTheirOrder() throws IOException {
        List<RuleRecord> rules = Samples.rules(1, 40);
        List<ProbeRecord> probes = Samples.probes(2, 40);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules.subList(0, 10));
            writer.appendProbes(probes);
            writer.appendRules(rules.subList(10, 40));
        }
        Zoo zoo = Zoo.open(folder);
        assertEquals(rules, zoo.rules());
        assertEquals(probes, zoo.probes());
        assertEquals(List.of(), zoo.problems());
    }

    @Test
    void negativeZeroAndNanPayloadsKeepTheirBits() throws IOException {
        double[][] genomes = {{-0.0, Double.longBitsToDouble(0x7ff8_0000_0000_1234L), Double.MIN_VALUE}};
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.saveCheckpoint(
                    new SearchCheckpoint("r", "{}", 1, 0, List.of(Samples.deme(Set.of(Pathway.IE), genomes)),
                            List.of()));
            double[] back = writer.latestCheckpoint().orElseThrow().demes().getFirst().genomes()[0];
            assertArrayEquals(bits(genomes[0]), bits(back));
        }
    }

    private static void assertSame(Deme expected, Deme actual) {
        assertEquals(expected.plastic(), actual.plastic());
        assertEquals(expected.generation(), actual.generation());
        assertArrayEquals(expected.genomes(), actual.genomes());
        assertArrayEquals(expected.fitness(), actual.fitness());
        assertArrayEquals(expected.aspects(), actual.aspects());
        assertArrayEquals(expected.activity(), actual.activity());
        assertArrayEquals(expected.birth(), actual.birth());
        assertArrayEquals(expected.outcomes(), actual.outcomes());
        assertArrayEquals(expected.audits(), actual.audits());
    }

    private static long[] bits(double[] values) {
        return IntStream.range(0, values.length).mapToLong(i -> Double.doubleToRawLongBits(values[i])).toArray();
    }

    @Test
    void aBatchWithDifferentNumbersOfConfirmationsKeepsItsOrder() throws IOException {
        List<RuleRecord> rules = new ArrayList<>(Samples.rules(3, 5, 3));
        rules.addAll(Samples.rules(4, 5, 1));
        rules.addAll(Samples.rules(5, 5, 3));
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules);
            assertEquals(rules, writer.read().rules());
        }
        assertEquals(3, segments("rules"));
    }

    @Test
    void segmentsHoldAtMostFiveHundredRecords() throws IOException {
        List<RuleRecord> rules = Samples.rules(6, 501, 1);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules);
        }
        assertEquals(rules, Zoo.open(folder).rules());
        assertEquals(2, segments("rules"));
    }

    @Test
    void repeatingAnAppendIsHarmless() throws IOException {
        List<RuleRecord> rules = Samples.rules(7, 6);
        List<ProbeRecord> probes = Samples.probes(8, 6);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules.subList(0, 4));
            writer.appendProbes(probes.subList(0, 4));
        }
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules);
            writer.appendProbes(probes);
            writer.appendRules(rules);
            writer.appendProbes(probes);
        }
        assertEquals(rules, Zoo.open(folder).rules());
        assertEquals(probes, Zoo.open(folder).probes());
        assertEquals(2, segments("rules"));
        assertEquals(2, segments("probes"));
    }

    @Test
    void theLatestCheckpointComesBackAndTwoAreKept() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            assertTrue(writer.latestCheckpoint().isEmpty());
            for (int generation = 1; generation <= 5; generation++) {
                writer.saveCheckpoint(Samples.checkpoint(generation, generation));
            }
        }
        try (ZooWriter writer = ZooWriter.open(folder)) {
            SearchCheckpoint expected = Samples.checkpoint(5, 5);
            SearchCheckpoint latest = writer.latestCheckpoint().orElseThrow();
            assertEquals(expected.run(), latest.run());
            assertEquals(expected.settings(), latest.settings());
            assertEquals(expected.generation(), latest.generation());
            assertEquals(expected.evaluations(), latest.evaluations());
            assertEquals(expected.knownIds(), latest.knownIds());
            for (int d = 0; d < expected.demes().size(); d++) {
                assertSame(expected.demes().get(d), latest.demes().get(d));
            }
        }
        assertEquals(2, segments("search"));
        assertTrue(Files.exists(folder.resolve("search/000005.h5")));
    }

    @Test
    void aCheckpointOfAnEmptyPopulationComesBack() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.saveCheckpoint(new SearchCheckpoint("run", "", 0, 0, List.of(), List.of()));
            assertEquals(List.of(), writer.latestCheckpoint().orElseThrow().demes());
            Deme empty = Samples.deme(Set.of(Pathway.IE), new double[0][]);
            writer.saveCheckpoint(new SearchCheckpoint("run", "", 0, 0, List.of(empty), List.of()));
            assertSame(empty, writer.latestCheckpoint().orElseThrow().demes().getFirst());
        }
    }

    @Test
    void aRuleIsFoundByAUniquePrefixOfItsId() throws IOException {
        List<RuleRecord> rules = Samples.rules(9, 40);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules);
        }
        Zoo zoo = Zoo.open(folder);
        RuleRecord wanted = rules.get(7);
        assertEquals(wanted, zoo.rule(wanted.id()));
        assertEquals(wanted, zoo.rule(wanted.id().substring(0, 12)));
        assertThrows(IllegalArgumentException.class, () -> zoo.rule("no-such-rule"));
        assertThrows(IllegalArgumentException.class, () -> zoo.rule(""));
        String shared = rules.stream().map(r -> r.id().substring(0, 1))
                .filter(c -> rules.stream().filter(r -> r.id().startsWith(c)).count() > 1).findFirst().orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> zoo.rule(shared));
    }

    @Test
    void aSingleFileHoldsTheSameZooAndIsNeverOverwritten() throws IOException {
        List<RuleRecord> rules = new ArrayList<>(Samples.rules(10, 5, 3));
        rules.addAll(Samples.rules(11, 5, 2));
        List<ProbeRecord> probes = Samples.probes(12, 7);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules);
            writer.appendProbes(probes);
        }
        Path file = folder.resolveSibling(folder.getFileName() + ".h5");
        Zoo.writeSingleFile(folder, file);
        assertEquals(rules, Zoo.open(file).rules());
        assertEquals(probes, Zoo.open(file).probes());
        assertEquals(List.of(), Zoo.open(file).problems());
        byte[] before = Files.readAllBytes(file);
        String taken = Sentences.of(IOException.class, () -> Zoo.writeSingleFile(folder, file));
        assertTrue(taken.contains(file.toString()), taken);
        assertArrayEquals(before, Files.readAllBytes(file));
        String noFolder = Sentences.of(IOException.class, () -> ZooWriter.open(file));
        assertTrue(noFolder.contains("import it into a new folder"), noFolder);
        Files.delete(file);
    }

    @Test
    void anEmptyZooFitsASingleFile() throws IOException {
        ZooWriter.open(folder).close();
        Path file = folder.resolve("empty.h5");
        Zoo.writeSingleFile(folder, file);
        assertEquals(Collections.emptyList(), Zoo.open(file).rules());
    }

    @Test
    void whatIsNotAZooIsRefusedInOneSentence() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Path file = folder.resolve("notes.txt");
        assertSentence(folder, () -> Zoo.open(folder));
        assertSentence(folder, () -> ZooWriter.open(folder));
        assertSentence(file, () -> Zoo.open(file));
        assertSentence(folder.resolve("absent"), () -> Zoo.open(folder.resolve("absent")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static void assertSentence(Path named, Executable action) {
        String sentence = Sentences.of(IOException.class, action);
        assertTrue(sentence.startsWith(named.toString()), sentence);
    }

    @Test
    void readingChangesNothing() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(Samples.rules(13, 3));
        }
        Path bad = folder.resolve("rules/000002.h5");
        Files.write(bad, new byte[0]);
        Path leftover = folder.resolve("rules/new-1.tmp");
        Files.write(leftover, new byte[]{1});
        assertEquals(3, Zoo.open(folder).rules().size());
        assertTrue(Files.exists(bad));
        assertTrue(Files.exists(leftover));
    }

    private long segments(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            return files.count();
        }
    }
}
