package rulezoo.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import rulezoo.simulator.rule.Pathway;

/** Probe records as columns and back. */
final class ProbeTable {
    static final String KIND = "probes";
    /** Absent before schema version 3, when nothing could be changed. */
    static final String VARIANT = "variant";
    /** Absent before schema version 4, when patterns were always drawn with the master seed. */
    private static final String PATTERN_SEED = "pattern_seed";
    private static final String SWAPPED = "swapped";
    private static final String LENGTH = "_n";

    private ProbeTable() {}

    /** The table of some records. */
    static Table encode(List<ProbeRecord> records, Origin origin) {
        Config.Index configs = new Config.Index();
        Table table = Table.of(KIND);
        encodeExperiment(table, records);
        encodeOutcome(table, records);
        table.column("config",
                records.stream().mapToInt(r -> configs.add(new Config.Probe(r.network(), r.protocol()))).toArray(),
                "row of 'configs'");
        table.column("configs", configs.texts(), "JSON: network and protocol of the probes");
        table.column("software_version", texts(records, ProbeRecord::softwareVersion),
                "version of rulezoo that wrote the record");
        table.column("format_version", records.stream().mapToInt(ProbeRecord::formatVersion).toArray(),
                "version of the simulation, which the spike digests depend on");
        encodeMeasures(table, records);
        Origins.encode(table, Collections.nCopies(records.size(), origin));
        return table;
    }

    /** One matrix for each measure that some record has; shorter lists are filled with NaN. */
    private static void encodeMeasures(Table table, List<ProbeRecord> records) {
        for (ProbeMeasure measure : ProbeMeasure.values()) {
            int width = records.stream().mapToInt(r -> r.measure(measure).size()).max().orElse(0);
            if (width > 0) {
                double[][] values = new double[records.size()][width];
                for (int row = 0; row < values.length; row++) {
                    List<Double> given = records.get(row).measure(measure);
                    for (int i = 0; i < width; i++) {
                        values[row][i] = i < given.size() ? given.get(i) : Double.NaN;
                    }
                }
                table.column(measure.id(), values, measure.unit(), measure.description());
                table.column(measure.id() + LENGTH,
                        records.stream().mapToInt(r -> r.measure(measure).size()).toArray(),
                        "how many values of '" + measure.id() + "' a record has");
            }
        }
    }

    /** The measures of each record. */
    private static List<Map<ProbeMeasure, List<Double>>> decodeMeasures(Table table, int records)
            throws SegmentException.Unsupported {
        List<Map<ProbeMeasure, List<Double>>> measures = new ArrayList<>();
        for (int row = 0; row < records; row++) {
            measures.add(new EnumMap<>(ProbeMeasure.class));
        }
        for (ProbeMeasure measure : ProbeMeasure.values()) {
            if (table.has(measure.id())) {
                double[][] values = table.column(measure.id(), double[][].class);
                int[] length = table.column(measure.id() + LENGTH, int[].class);
                for (int row = 0; row < records; row++) {
                    if (length[row] > 0) {
                        measures.get(row).put(measure,
                                Arrays.stream(values[row], 0, length[row]).boxed().toList());
                    }
                }
            }
        }
        return measures;
    }

    private static void encodeExperiment(Table table, List<ProbeRecord> records) {
        byte[] masks = new byte[records.size()];
        byte[] swapped = new byte[records.size()];
        for (int row = 0; row < masks.length; row++) {
            masks[row] = PathwayMask.of(records.get(row).plastic());
            swapped[row] = (byte) (records.get(row).swapped() ? 1 : 0);
        }
        table.column("rule_id", texts(records, ProbeRecord::ruleId), "id of the archived rule");
        table.column("probe", texts(records, ProbeRecord::probe), "name of the probe");
        table.column(VARIANT, texts(records, ProbeRecord::variant),
                "what the plan changed, as name=value; empty: nothing");
        table.column("pathways", masks, PathwayMask.DESCRIPTION + "; 0 for the static control");
        table.column("pathway_labels", texts(records, r -> Pathway.format(r.plastic())), "plastic pathways");
        table.column("seed", records.stream().mapToLong(ProbeRecord::seed).toArray(),
                "master seed: wiring, receptive fields and noise");
        table.column(PATTERN_SEED, records.stream().mapToLong(ProbeRecord::patternSeed).toArray(),
                "seed that the patterns were drawn with");
        table.column(SWAPPED, swapped, "1 if familiar and novel patterns changed the roles that this seed gives them");
        table.column("delay_s", doubles(records, ProbeRecord::delaySeconds), "s",
                "time from the end of training to the test");
    }

    private static void encodeOutcome(Table table, List<ProbeRecord> records) {
        byte[] stable = new byte[records.size()];
        for (int row = 0; row < stable.length; row++) {
            stable[row] = (byte) (records.get(row).stable() ? 1 : 0);
        }
        table.column("blow_up_s", doubles(records, ProbeRecord::blowUpSeconds), "s",
                "when the rate checker ended the run, or -1");
        table.column("rate_before_hz", doubles(records, ProbeRecord::rateBeforeHz), "Hz",
                "excitatory rate in the last second before the test");
        table.column("stable", stable, "1 if the criteria were met up to the test, else 0");
        table.column("criteria", texts(records, ProbeRecord::criteria), "id of these criteria");
        table.column("novel_hz", doubles(records, ProbeRecord::novelHz), "Hz",
                "mean excitatory rate in response to the novel pattern");
        table.column("familiar_hz", doubles(records, ProbeRecord::familiarHz), "Hz",
                "mean excitatory rate in response to the familiar pattern");
        table.column("novel_sd_hz", doubles(records, ProbeRecord::novelSdHz), "Hz",
                "standard deviation of the novel response over neurons");
        table.column("familiar_sd_hz", doubles(records, ProbeRecord::familiarSdHz), "Hz",
                "standard deviation of the familiar response over neurons");
        table.column("dr", doubles(records, ProbeRecord::dr), "1",
                "memory score 2 (novel - familiar) / (novel + familiar + 0.01)");
        table.column("spike_digest", texts(records, ProbeRecord::spikeDigest), "SHA-256 of all spikes");
    }

    private static double[] doubles(List<ProbeRecord> records, ToDoubleFunction<ProbeRecord> value) {
        return records.stream().mapToDouble(value).toArray();
    }

    private static String[] texts(List<ProbeRecord> records, Function<ProbeRecord, String> value) {
        return records.stream().map(value).toArray(String[]::new);
    }

    /** The records of a table, in its order. */
    static List<ProbeRecord> decode(Table table) throws SegmentException.Unsupported {
        try {
            return decodeKnown(table);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SegmentException.Unsupported("holds a record that this rulezoo does not know: " + e.getMessage());
        }
    }

    private static List<ProbeRecord> decodeKnown(Table table) throws SegmentException.Unsupported {
        String[] ruleId = table.column("rule_id", String[].class);
        String[] probe = table.column("probe", String[].class);
        byte[] pathways = table.column("pathways", byte[].class);
        List<Config.Probe> configs = Config.parse(table.column("configs", String[].class), Config.Probe.class);
        int[] config = table.column("config", int[].class);
        long[] seed = table.column("seed", long[].class);
        double[] delay = table.column("delay_s", double[].class);
        double[] blowUp = table.column("blow_up_s", double[].class);
        double[] rateBefore = table.column("rate_before_hz", double[].class);
        byte[] stable = table.column("stable", byte[].class);
        String[] criteria = table.column("criteria", String[].class);
        double[] novel = table.column("novel_hz", double[].class);
        double[] familiar = table.column("familiar_hz", double[].class);
        double[] novelSd = table.column("novel_sd_hz", double[].class);
        double[] familiarSd = table.column("familiar_sd_hz", double[].class);
        String[] digest = table.column("spike_digest", String[].class);
        String[] softwareVersion = table.column("software_version", String[].class);
        int[] formatVersion = table.column("format_version", int[].class);
        String[] variant = table.has(VARIANT) ? table.column(VARIANT, String[].class) : filled(ruleId.length);
        List<Map<ProbeMeasure, List<Double>>> measures = decodeMeasures(table, ruleId.length);
        long[] patternSeed = table.has(PATTERN_SEED) ? table.column(PATTERN_SEED, long[].class) : seed;
        byte[] swapped = table.has(SWAPPED) ? table.column(SWAPPED, byte[].class) : new byte[ruleId.length];
        List<ProbeRecord> records = new ArrayList<>();
        for (int i = 0; i < ruleId.length; i++) {
            Config.Probe circumstances = configs.get(config[i]);
            records.add(new ProbeRecord(ruleId[i], probe[i], PathwayMask.pathways(pathways[i]), circumstances.network(),
                    circumstances.protocol(), seed[i], delay[i], blowUp[i], rateBefore[i], stable[i] != 0, criteria[i],
                    novel[i], familiar[i], novelSd[i], familiarSd[i], digest[i], softwareVersion[i],
                    formatVersion[i], variant[i], measures.get(i), patternSeed[i], swapped[i] != 0));
        }
        return records;
    }

    private static String[] filled(int length) {
        String[] empty = new String[length];
        Arrays.fill(empty, "");
        return empty;
    }
}
