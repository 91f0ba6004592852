package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.column.ColumnTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.HdfTables;

/** Zoos that older versions wrote are kept here, one folder for each schema version, and never changed. */
class ZooSchemaTest {
    private static final Path FIXTURES = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/src/test/resources");

    @TempDir
    private Path folder;

    private static List<String> idsInListing(Path fixture) throws IOException {
        return Files.readAllLines(fixture.resolve("ls.jsonl")).stream().map(line -> line.substring(7, 27)).toList();
    }

    private Path copyOfFirst() throws IOException {
        Path from = FIXTURES.resolve("zoo-schema-1/zoo");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return folder;
    }

    /** The folder and the single file of a schema version, of which every record is read. */
    private static List<Zoo> wholeZoosOf(int schema, int rules, int probes) throws IOException {
        Path fixture = FIXTURES.resolve("zoo-schema-" + schema);
        List<Zoo> zoos = new ArrayList<>();
        for (String form : List.of("zoo", "zoo.h5")) {
            Zoo zoo = Zoo.open(fixture.resolve(form));
            assertEquals(idsInListing(fixture), zoo.rules().stream().map(RuleRecord::id).toList());
            assertEquals(probes, zoo.probes().size());
            assertEquals(new Verification(rules, probes, List.of()), Verification.of(fixture.resolve(form)));
            zoos.add(zoo);
        }
        return zoos;
    }

    @Test
    void zoosOfTheFirstSchemaAreReadWhole() throws IOException {
        for (Zoo zoo : wholeZoosOf(1, 5, 6)) {
            assertEquals(Origin.UNKNOWN, zoo.archived().getFirst().origin());
            assertEquals(3, zoo.rules().getFirst().confirmations().size());
        }
    }

    @Test
    void zoosOfTheSecondSchemaAreReadWhole() throws IOException {
        for (Zoo zoo : wholeZoosOf(2, 6, 6)) {
            ProbeRecord probe = zoo.probes().getLast();
            assertEquals(ProbeVariant.USUAL, probe.variant());
            assertEquals(Map.of(), probe.measures());
            assertTrue(probe.isFamiliarity() && probe.novelHz() > 0);
        }
    }

    @Test
    void zoosOfTheThirdSchemaAreReadWhole() throws IOException {
        for (Zoo zoo : wholeZoosOf(3, 15, 8)) {
            for (ProbeRecord probe : zoo.probes()) {
                assertEquals(ProbeSeeds.of(probe.seed()), probe.seeds());
                assertEquals(2, probe.measure(ProbeMeasure.NOVEL_BEFORE).size());
            }
            assertEquals(4, zoo.probes().stream().filter(p -> p.variant().text().equals("frozen=settled")).count());
        }
    }

    @Test
    void zoosOfTheFourthSchemaAreReadWhole() throws IOException {
        assertEquals(2, wholeZoosOf(4, 2, 8).size());
    }

    @Test
    void aZooOfTheFourthSchemaIsSmallerWhenItIsPackedAgain() throws IOException {
        Path old = FIXTURES.resolve("zoo-schema-4/zoo.h5");
        Path file = folder.resolve("packed.h5");
        Zoo.writeSingleFile(old, file);
        assertTrue(Files.size(file) < 0.8 * Files.size(old), Files.size(file) + " bytes of " + Files.size(old));
        assertEquals(Zoo.open(old).probes(), Zoo.open(file).probes());
        assertEquals(Zoo.open(old).archived(), Zoo.open(file).archived());
        try (HdfFile hdf = new HdfFile(file)) {
            assertEquals(ColumnTable.SCHEMA_VERSION,
                    hdf.getByPath("/probes/000001").getAttribute(ColumnTable.SCHEMA).getData());
            assertEquals(1, hdf.getDatasetByPath("/probes/000001/configs").getFilters().size());
            assertEquals(0, hdf.getDatasetByPath("/probes/000001/delay_s").getFilters().size(), "a few bytes");
        }
    }

    @Test
    void recordsOfEverySchemaYieldTheOutcomesThatTheyAllow() throws IOException {
        for (String schema : List.of("1", "2")) {
            for (ProbeRecord record : Zoo.open(FIXTURES.resolve("zoo-schema-" + schema + "/zoo")).probes()) {
                FamiliarityOutcome outcome = FamiliarityOutcome.of(record);
                assertEquals(record.dr(), outcome.dr());
                assertTrue(outcome.backgroundStoodIn() && Double.isNaN(outcome.suppression()), record.toString());
                assertEquals(record.novelHz() - record.rateBeforeHz(), outcome.novel().afterHz());
            }
        }
        for (ProbeRecord record : Zoo.open(FIXTURES.resolve("zoo-schema-3/zoo")).probes()) {
            FamiliarityOutcome outcome = FamiliarityOutcome.of(record);
            assertTrue(outcome.backgroundStoodIn());
            assertEquals(record.rateBeforeHz(), outcome.backgroundBeforeHz());
            assertTrue(Double.isFinite(outcome.novel().beforeHz()) && outcome.population().area() >= 0);
            assertTrue(Double.isNaN(outcome.sampled().area()), "no neurons were sampled then");
        }
    }

    @Test
    void measuresAndVariantsSurviveTheDisk() throws IOException {
        List<ProbeRecord> probes = Samples.measuredProbes(5, 40);
        List<ProbeRecord> plain = Samples.probes(6, 5);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendProbes(probes);
            writer.appendProbes(plain);
            writer.appendProbes(probes);
            writer.compact();
        }
        List<ProbeRecord> read = Zoo.open(folder).probes();
        assertEquals(45, read.size());
        assertTrue(read.containsAll(probes) && read.containsAll(plain));
    }

    @Test
    void aZooOfTheFirstSchemaGrowsAndIsPacked() throws IOException {
        Path zoo = copyOfFirst();
        List<RuleRecord> old = Zoo.open(zoo).rules();
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            assertEquals(4, writer.latestCheckpoint().orElseThrow().generation());
            writer.appendRules(Samples.rules(1, 3));
            writer.appendRules(old);
            writer.compact();
        }
        Zoo grown = Zoo.open(zoo);
        assertEquals(old, grown.rules().subList(0, 5));
        assertEquals(8, grown.rules().size());
        assertEquals(8, grown.archived().size(), "nothing is there twice");
    }

    @Test
    void aZooOfANewerSchemaIsNamedAndLeftAsItIs() throws IOException {
        Path zoo = copyOfFirst();
        TreeMap<String, ColumnTable> content = new TreeMap<>();
        Path newer = zoo.resolve("rules/000003.h5");
        content.put(HdfTables.ROOT, newerSchema());
        HdfTables.write(newer, content);
        assertEquals(5, Zoo.open(zoo).rules().size());
        String sentence = Zoo.open(zoo).problems().getFirst().sentence();
        assertTrue(sentence.contains("has schema version " + (ColumnTable.SCHEMA_VERSION + 1)
                + ", but this rulezoo reads versions 1 to 5: use the version of rulezoo that wrote it"), sentence);
        assertTrue(Sentences.of(IOException.class, () -> ZooWriter.open(zoo)).contains("nothing was changed"));
        assertTrue(Files.exists(newer));
    }

    private static ColumnTable newerSchema() {
        return RuleTable.encode(Samples.archived(Samples.rules(1, 1))).attribute(ColumnTable.SCHEMA,
                ColumnTable.SCHEMA_VERSION + 1);
    }
}
