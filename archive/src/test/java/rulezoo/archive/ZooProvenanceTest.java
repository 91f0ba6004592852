package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** The same rule from several searches, rules of other origin, several searches in one zoo. */
class ZooProvenanceTest {
    private static final RuleRecord FIRST = Samples.rules(1, 1).getFirst();

    @TempDir
    private Path folder;

    private static RuleRecord foundBy(String run, RuleRecord record) {
        return new RuleRecord(record.rule(), record.network(), record.protocol(), record.criteria(),
                record.confirmations(), new Lineage(run, 7, List.of("cd34")), record.softwareVersion(),
                record.formatVersion());
    }

    private static RuleRecord unconfirmed(PlasticityRule rule, String run) {
        return new RuleRecord(rule, FIRST.network(), FIRST.protocol(), FIRST.criteria(), List.of(),
                new Lineage(run, 0, List.of()), "0.1.0", 1);
    }

    @Test
    void mergingZoosListsARuleOnceAndKeepsWhereItWasFoundEachTime() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        try (ZooWriter writer = ZooWriter.open(one)) {
            writer.appendRules(List.of(FIRST));
            writer.appendProbes(Samples.probes(1, 5));
        }
        try (ZooWriter writer = ZooWriter.open(two)) {
            writer.appendRules(Samples.rules(2, 3));
            writer.appendRules(List.of(foundBy("other run", FIRST)));
            writer.appendProbes(Samples.probes(1, 8));
        }
        Origin origin = Zoo.open(two).archived().getLast().origin();
        try (ZooWriter writer = ZooWriter.open(one)) {
            assertEquals(List.of(), writer.importZoo(two));
            assertEquals(List.of(), writer.importZoo(two));
            assertTrue(Sentences.of(IOException.class, () -> writer.importZoo(one)).contains("itself"));
        }
        Zoo merged = Zoo.open(one);
        assertEquals(4, merged.rules().size());
        assertEquals(8, merged.probes().size());
        assertEquals(5, merged.archived().size());
        assertEquals(List.of(FIRST.lineage().run(), "other run"), merged.archived().stream().map(ArchivedRule::rule)
                .filter(r -> r.id().equals(FIRST.id())).map(r -> r.lineage().run()).toList());
        assertEquals(origin, merged.archived().getLast().origin());
        assertTrue(!origin.host().isEmpty() && origin.archivedAt().endsWith("Z"), origin.toString());
        Path file = folder.resolve("one.h5");
        Zoo.writeSingleFile(one, file);
        assertEquals(merged.archived(), Zoo.open(file).archived());
    }

    @Test
    void aConfirmedRecordSpeaksForARuleThatWasImportedBeforeWithoutSimulation() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.archive(List.of(new ArchivedRule(unconfirmed(FIRST.rule(), "table"), Origin.from("fig 1"),
                    "{\"rate\": 3.5}")));
            assertEquals(0, writer.read().rules().getFirst().confirmations().size());
            writer.appendRules(List.of(FIRST));
        }
        Zoo zoo = Zoo.open(folder);
        assertEquals(List.of(FIRST), zoo.rules());
        assertEquals(2, zoo.archived().size());
        assertEquals("{\"rate\": 3.5}", zoo.archived().getLast().reported());
        assertEquals("fig 1", zoo.archived().getLast().origin().source());
        assertTrue(Double.isNaN(zoo.archived().getLast().rule().meanMetrics().values()[0]));
    }

    @Test
    void aFamilyThatThisVersionDoesNotKnowIsKeptAsItsFileDescribesIt() throws IOException {
        RuleFamily family = new RuleFamily("learned-3", List.of(new Coefficient("gain", "1", -1, 1),
                new Coefficient("tau_slow", "s", 1, 100), new Coefficient("c0", "1/s", 0, 2)));
        PlasticityRule rule = new PlasticityRule(family, EnumSet.of(Pathway.EI, Pathway.II),
                new double[]{0.1, 20, 0.3, -0.4, 50, 0.6});
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(List.of(FIRST, unconfirmed(rule, "elsewhere")));
            writer.appendRules(Samples.rules(3, 2));
            writer.compact();
        }
        RuleRecord back = Zoo.open(folder).rule(rule.id());
        assertEquals(rule, back.rule());
        assertEquals("1/s", back.rule().family().coefficients().get(2).unit());
        double[][] column = {{}};
        ZooColumns.rules(folder, batch -> {
            if (batch.hasNumbers("II_tau_slow")) {
                column[0] = batch.numbers("II_tau_slow");
                assertEquals("s", batch.unit("II_tau_slow"));
            }
        });
        assertArrayEquals(new double[]{50}, column[0]);
    }

    @Test
    void aZooHoldsTheCheckpointsOfSeveralSearches() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            for (int generation = 1; generation <= 4; generation++) {
                for (String run : List.of("a", "b")) {
                    writer.saveCheckpoint(new SearchCheckpoint(run, "{}", generation, 0,
                            List.of(Samples.deme(Set.of(Pathway.IE), new double[][]{{1, 2}})), List.of()));
                }
            }
        }
        try (ZooWriter writer = ZooWriter.open(folder)) {
            assertEquals(4, writer.latestCheckpoint("a").orElseThrow().generation());
            assertEquals("b", writer.latestCheckpoint().orElseThrow().run());
            assertTrue(writer.latestCheckpoint("c").isEmpty());
        }
        assertEquals(4, new ZooLayout(folder).search().segments().size());
    }

    @Test
    void filledColumnsNameEveryNumberOfARecord() throws IOException {
        List<RuleRecord> rules = Samples.rules(5, 20);
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(rules);
            writer.appendRules(Samples.rules(5, 20).stream().map(r -> foundBy("again", r)).toList());
        }
        int[] batches = {0};
        ZooColumns.rules(folder, batch -> {
            batches[0]++;
            double[] rates = batch.numbers("cv_isi");
            double[] sizes = batch.numbers("ne");
            String[] ids = batch.texts("id");
            String[] pathways = batch.texts("pathways");
            for (int i = 0; i < rules.size(); i++) {
                RuleRecord rule = rules.get(i);
                assertEquals(rule.meanMetrics().values()[2], rates[i]);
                assertEquals(rule.network().size(), sizes[i]);
                assertEquals(rule.id(), ids[i]);
                assertEquals(Pathway.format(rule.rule().plastic()), pathways[i]);
            }
            assertEquals(rules, batch.rules().stream().map(ArchivedRule::rule).toList());
        });
        assertEquals(1, batches[0], "the second record of each rule is not counted again");
        assertEquals(Set.copyOf(rules), Set.copyOf(Zoo.open(folder).rules()));
    }
}
