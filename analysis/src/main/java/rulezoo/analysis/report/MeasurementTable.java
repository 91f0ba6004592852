package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.Experiment;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.memory.Quantity;
import rulezoo.archive.exchange.FlatTable;
import rulezoo.archive.exchange.TableNames;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * All measurements of memory of trained plastic networks as one table: what was measured, every quantity of
 * the network and, in columns that end with {@code _static}, of the static network of the same seeds, size
 * and delay; then the raw numbers, numbered from 1. The Python package calls the columns the same.
 */
public final class MeasurementTable {
    private static final String STATIC = "_static";
    private static final String EFFECT = "_effect";

    private final List<Row> rows;
    private final List<FlatTable.Column> columns = new ArrayList<>();

    private record Row(ProbeRecord record, String lineage, Experiment experiment, Map<Quantity, PairedScore> scores) {}

    private MeasurementTable(List<Row> rows) {
        this.rows = rows;
    }

    /**
     * {@return one row per rule, set of plastic pathways, network, seeds and delay, experiment by experiment}
     *
     * @param probes records of any probes
     * @param lineages which rules descend from common founders
     */
    public static FlatTable of(List<ProbeRecord> probes, Lineages lineages) {
        Map<Experiment, List<ProbeRecord>> experiments = probes.stream()
                .filter(ProbeRecord::isMemoryTest)
                .collect(Collectors.groupingBy(Experiment::of, LinkedHashMap::new, Collectors.toList()));
        List<Row> rows = new ArrayList<>();
        experiments.forEach((experiment, records) -> {
            if (!records.stream().allMatch(ProbeRecord::isControl)) {
                rows.addAll(rows(experiment, MemoryScores.of(records, lineages)));
            }
        });
        return new MeasurementTable(rows).table();
    }

    private static List<Row> rows(Experiment experiment, MemoryScores data) {
        Map<Quantity, List<PairedScore>> scores = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            scores.put(quantity, data.of(quantity).scores());
        }
        List<ProbeRecord> measured = data.measured();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            Map<Quantity, PairedScore> ofRow = new EnumMap<>(Quantity.class);
            for (Map.Entry<Quantity, List<PairedScore>> of : scores.entrySet()) {
                ofRow.put(of.getKey(), of.getValue().get(i));
            }
            rows.add(new Row(measured.get(i), data.lineages().of(measured.get(i).ruleId()), experiment, ofRow));
        }
        return rows;
    }

    private FlatTable table() {
        texts(TableNames.RULE, row -> row.record.ruleId());
        texts("lineage", Row::lineage);
        texts("plastic", row -> Pathway.format(row.record.plastic()));
        integers("k", row -> (long) row.record.coActive());
        integers("ne", row -> (long) row.record.network().size());
        texts("scaling", row -> row.record.variant().scaling());
        integers("seed", row -> row.record.seed());
        integers("pattern_seed", row -> row.record.seeds().patternSeed());
        integers("swapped", row -> row.record.seeds().swapped() ? 1L : 0L);
        numbers("delay_s", "s", row -> row.record.delaySeconds());
        texts("probe", row -> row.record.probe());
        texts("variant", row -> row.record.variant().text());
        texts("criteria", row -> row.record.criteria());
        texts("experiment", row -> row.experiment.describe());
        integers("stable", row -> row.record.stable() ? 1L : 0L);
        numbers("blow_up_s", "s",
                row -> row.record.blowUpSeconds() < 0 ? Double.NaN : row.record.blowUpSeconds());
        numbers("novel_hz", "Hz", row -> row.record.novelHz());
        numbers("familiar_hz", "Hz", row -> row.record.familiarHz());
        integers("background_stood_in", row -> FamiliarityOutcome.of(row.record).backgroundStoodIn() ? 1L : 0L);
        for (Quantity quantity : Quantity.values()) {
            String name = TableNames.of(quantity.name().toLowerCase(Locale.ROOT), quantity.unit());
            numbers(name, quantity.unit(), row -> score(row, quantity).value());
            numbers(name + STATIC, quantity.unit(), row -> score(row, quantity).control());
            if (quantity.isMemory()) {
                numbers(name + EFFECT, quantity.unit(),
                        row -> score(row, quantity).stable() ? score(row, quantity).effect() : Double.NaN);
            }
        }
        for (ProbeMeasure measure : ProbeMeasure.values()) {
            int width = rows.stream().mapToInt(row -> row.record.measure(measure).size()).max().orElse(0);
            for (int i = 0; i < width; i++) {
                int at = i;
                numbers(measure.id() + "_" + (i + 1), measure.unit(), row -> {
                    List<Double> values = row.record.measure(measure);
                    return at < values.size() ? values.get(at) : Double.NaN;
                });
            }
        }
        return new FlatTable(columns);
    }

    private static PairedScore score(Row row, Quantity quantity) {
        return Objects.requireNonNull(row.scores.get(quantity));
    }

    private void texts(String name, Function<Row, String> value) {
        columns.add(new FlatTable.Texts(name, rows.stream().map(value).toList()));
    }

    private void integers(String name, Function<Row, Long> value) {
        columns.add(new FlatTable.Integers(name, rows.stream().map(value).toList()));
    }

    private void numbers(String name, String unit, ToDoubleFunction<Row> value) {
        columns.add(new FlatTable.Numbers(name, unit, rows.stream().mapToDouble(value).boxed().toList()));
    }
}
