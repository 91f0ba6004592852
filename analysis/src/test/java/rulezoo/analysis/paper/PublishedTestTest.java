package rulezoo.analysis.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class PublishedTestTest {
    private static ProbeRecord record(long seed, double delay, double novel, double familiar, boolean stable) {
        return record(seed, delay, novel, familiar, stable, seed);
    }

    private static ProbeRecord record(long seed, double delay, double novel, double familiar, boolean stable,
            long patterns) {
        return new ProbeRecord(
                new ProbeKey("rule", "familiarity", ProbeVariant.USUAL, Pathway.ALL,
                        NetworkPreset.TINY.spec(), Protocol.background(1, 1), new ProbeSeeds(seed, patterns, false),
                        delay),
                new ProbeOutcome(-1, 2, stable, "criteria", new PatternResponses(novel, familiar, 1, 1),
                        Fingerprint.of("digest")),
                Map.of());
    }

    /** Networks differ more from each other than the two responses of one network do. */
    private static List<ProbeRecord> networks(double delay, double difference) {
        List<ProbeRecord> records = new ArrayList<>();
        for (int seed = 1; seed <= 5; seed++) {
            records.add(record(seed, delay, 5 + seed + difference + 0.01 * seed, 5 + seed, true));
        }
        return records;
    }

    @Test
    void responsesAreComparedUnpairedAsPublished() {
        PublishedTest test = PublishedTest.of(networks(1, 1).stream()).getFirst();
        assertEquals(5, test.seeds());
        assertFalse(test.significant(), "paired, the difference would be significant: p = " + test.p());
        assertEquals(0.33, test.p(), 0.02);
        assertTrue(PublishedTest.of(networks(1, 5).stream()).getFirst().significant());
    }

    @Test
    void theLifetimeIsTheLastSignificantDelay() {
        List<ProbeRecord> records = new ArrayList<>(networks(1, 5));
        records.addAll(networks(10, 1));
        records.addAll(networks(60, 5));
        records.addAll(networks(120, 1));
        assertEquals(60, PublishedTest.lifetimeSeconds(PublishedTest.of(records.stream())));
        assertEquals(0, PublishedTest.lifetimeSeconds(PublishedTest.of(networks(1, 0.5).stream())));
    }

    @Test
    void networksOfOneWiringWithOtherPatternsCountAsOne() {
        List<ProbeRecord> records = new ArrayList<>();
        for (int wiring = 1; wiring <= 3; wiring++) {
            records.add(record(wiring, 1, 8, 4, true, 1));
            records.add(record(wiring, 1, 12 + wiring, 6, true, 2));
        }
        PublishedTest test = PublishedTest.of(records.stream()).getFirst();
        assertEquals(3, test.seeds());
        assertEquals(test, PublishedTest.of(records.reversed().stream()).getFirst());
        assertEquals(PublishedTest.of(List.of(record(1, 1, 10.5, 5, true), record(2, 1, 11, 5, true),
                record(3, 1, 11.5, 5, true)).stream()).getFirst().p(), test.p(), 1e-12);
    }

    @Test
    void unstableNetworksAndRepeatedRecordsDoNotCount() {
        List<ProbeRecord> records = new ArrayList<>(networks(1, 5).subList(0, 2));
        records.add(record(3, 1, 9, 3, false));
        records.add(record(2, 1, 9, 3, true));
        assertTrue(PublishedTest.of(records.stream()).isEmpty(), "two stable seeds are too few");
    }
}
