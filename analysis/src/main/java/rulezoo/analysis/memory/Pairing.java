package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.network.NetworkModel;

/**
 * The records of one experiment, each beside its static control. Records are paired once, however many
 * quantities are taken of them.
 *
 * @param records all records, of trained and of static networks
 * @param pairs one for each measurement of a plastic network; records of the same measurement count once
 * @param controls one for each measurement of a static network
 */
public record Pairing(List<ProbeRecord> records, List<Pair> pairs, List<Entry> controls) {
    public Pairing {
        records = List.copyOf(records);
        pairs = List.copyOf(pairs);
        controls = List.copyOf(controls);
    }

    /**
     * One measurement.
     *
     * @param record its record
     * @param first the record of the same simulation at its first delay
     * @param condition network size, plastic pathways, delay
     * @param replicate what was random
     */
    public record Entry(ProbeRecord record, ProbeRecord first, Condition condition, Replicate replicate) {
        double value(Quantity quantity) {
            return quantity.of(record, first);
        }
    }

    /**
     * A plastic network and its control.
     *
     * @param entry the plastic network
     * @param control the static network of the same seeds; null if there is none
     */
    public record Pair(Entry entry, @Nullable Entry control) {}

    static Pairing of(List<ProbeRecord> records) {
        List<Measurement> measurements = records.stream().map(Measurement::of).toList();
        Map<Simulation, ProbeRecord> first = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            first.merge(measurements.get(i).simulation, records.get(i),
                    (a, b) -> b.delaySeconds() < a.delaySeconds() ? b : a);
        }
        Map<ControlKey, Entry> controls = new LinkedHashMap<>();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).isControl()) {
                controls.putIfAbsent(measurements.get(i).controlKey(),
                        entry(records.get(i), measurements.get(i), first));
            }
        }
        Set<Measurement> seen = new HashSet<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (!records.get(i).isControl() && seen.add(measurements.get(i))) {
                pairs.add(new Pair(entry(records.get(i), measurements.get(i), first),
                        controls.get(measurements.get(i).controlKey())));
            }
        }
        return new Pairing(records, pairs, List.copyOf(controls.values()));
    }

    private static Entry entry(ProbeRecord record, Measurement measurement, Map<Simulation, ProbeRecord> first) {
        return new Entry(record, first.getOrDefault(measurement.simulation, record),
                new Condition(record.network().size(), record.plastic(), record.delaySeconds()),
                measurement.simulation.cell.replicate);
    }

    /** A static network is shared by all rules, unless its weights are those that a rule had settled on. */
    private record Cell(String rule, NetworkModel network, Replicate replicate) {
        private static final String ANY_RULE = "";

        static Cell of(ProbeRecord record) {
            boolean ownControl = record.variant().has(ProbeVariant.Flag.FROZEN_SETTLED);
            return new Cell(ownControl ? record.ruleId() : ANY_RULE, record.network(), Replicate.of(record));
        }
    }

    private record ControlKey(Cell cell, double delaySeconds) {}

    /** All delays of one network. */
    private record Simulation(String rule, Set<?> plastic, Cell cell) {}

    private record Measurement(Simulation simulation, double delaySeconds) {
        static Measurement of(ProbeRecord record) {
            return new Measurement(new Simulation(record.ruleId(), record.plastic(), Cell.of(record)),
                    record.delaySeconds());
        }

        ControlKey controlKey() {
            return new ControlKey(simulation.cell, delaySeconds);
        }
    }
}
