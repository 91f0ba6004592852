package rulezoo.archive.column;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.rule.Pathway;

/** Probe records as columns and back. */
public final class ProbeTable {
    /** What the table holds, and the name of its folder. */
    public static final String KIND = "probes";
    /** Absent before schema version 3, when nothing could be changed. */
    static final String VARIANT = "variant";
    /** Absent before schema version 4, when patterns were always drawn with the master seed. */
    private static final String PATTERN_SEED = "pattern_seed";
    private static final String SWAPPED = "swapped";
    private static final String LENGTH = "_n";

    private ProbeTable() {}

    /**
     * {@return the table of some records}
     *
     * @param records at least one
     * @param origin where and when they were measured
     */
    public static ColumnTable encode(List<ProbeRecord> records, Origin origin) {
        Config.Index configs = new Config.Index();
        ColumnTable table = ColumnTable.of(KIND);
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
    private static void encodeMeasures(ColumnTable table, List<ProbeRecord> records) {
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

    private static void encodeExperiment(ColumnTable table, List<ProbeRecord> records) {
        byte[] masks = new byte[records.size()];
        byte[] swapped = new byte[records.size()];
        for (int row = 0; row < masks.length; row++) {
            masks[row] = PathwayMask.of(records.get(row).plastic());
            swapped[row] = (byte) (records.get(row).seeds().swapped() ? 1 : 0);
        }
        table.column("rule_id", texts(records, ProbeRecord::ruleId), "id of the archived rule");
        table.column("probe", texts(records, ProbeRecord::probe), "name of the probe");
        table.column(VARIANT, texts(records, r -> r.variant().text()),
                "what the plan changed, as name=value; empty: nothing");
        table.column("pathways", masks, PathwayMask.DESCRIPTION + "; 0 for the static control");
        table.column("pathway_labels", texts(records, r -> Pathway.format(r.plastic())), "plastic pathways");
        table.column("seed", records.stream().mapToLong(ProbeRecord::seed).toArray(),
                "master seed: wiring, receptive fields and noise");
        table.column(PATTERN_SEED, records.stream().mapToLong(r -> r.seeds().patternSeed()).toArray(),
                "seed that the patterns were drawn with");
        table.column(SWAPPED, swapped, "1 if familiar and novel patterns changed the roles that this seed gives them");
        table.column("delay_s", doubles(records, ProbeRecord::delaySeconds), "s",
                "time from the end of training to the test");
    }

    private static void encodeOutcome(ColumnTable table, List<ProbeRecord> records) {
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

    /**
     * {@return the records of a table}
     *
     * @param table a table of this kind
     * @throws ContentException if this version cannot read the table
     */
    public static List<ProbeRecord> decode(ColumnTable table) throws ContentException {
        return RowReader.all(TableMerge.rows(table), new Decoder(table)::record);
    }

    /** Why some records of a table cannot be used, by row. */
    static SortedMap<Integer, ContentException> unusable(ColumnTable table) throws ContentException {
        return RowReader.unusable(TableMerge.rows(table), new Decoder(table)::record);
    }

    private static final class Decoder {
        private final String[] ruleId;
        private final String[] probe;
        private final byte[] pathways;
        private final String[] pathwayLabels;
        private final SharedTexts<Config.Probe> configs;
        private final RowReader<Origin> origins;
        private final long[] seed;
        private final double[] delay;
        private final double[] blowUp;
        private final double[] rateBefore;
        private final byte[] stable;
        private final String[] criteria;
        private final double[] novel;
        private final double[] familiar;
        private final double[] novelSd;
        private final double[] familiarSd;
        private final String[] digest;
        private final String[] softwareVersion;
        private final int[] formatVersion;
        private final String[] variant;
        private final long[] patternSeed;
        private final byte[] swapped;
        private final Map<ProbeMeasure, double[][]> measures = new EnumMap<>(ProbeMeasure.class);
        private final Map<ProbeMeasure, int[]> lengths = new EnumMap<>(ProbeMeasure.class);

        Decoder(ColumnTable table) throws ContentException {
            ruleId = table.column("rule_id", String[].class);
            probe = table.column("probe", String[].class);
            pathways = table.column("pathways", byte[].class);
            pathwayLabels = table.column("pathway_labels", String[].class);
            configs = new SharedTexts<>(table, "config", "configs", Config.Probe.class);
            origins = Origins.of(table);
            seed = table.column("seed", long[].class);
            delay = table.column("delay_s", double[].class);
            blowUp = table.column("blow_up_s", double[].class);
            rateBefore = table.column("rate_before_hz", double[].class);
            stable = table.column("stable", byte[].class);
            criteria = table.column("criteria", String[].class);
            novel = table.column("novel_hz", double[].class);
            familiar = table.column("familiar_hz", double[].class);
            novelSd = table.column("novel_sd_hz", double[].class);
            familiarSd = table.column("familiar_sd_hz", double[].class);
            digest = table.column("spike_digest", String[].class);
            softwareVersion = table.column("software_version", String[].class);
            formatVersion = table.column("format_version", int[].class);
            variant = table.has(VARIANT) ? table.column(VARIANT, String[].class) : filled(ruleId.length);
            patternSeed = table.has(PATTERN_SEED) ? table.column(PATTERN_SEED, long[].class) : seed;
            swapped = table.has(SWAPPED) ? table.column(SWAPPED, byte[].class) : new byte[ruleId.length];
            for (ProbeMeasure measure : ProbeMeasure.values()) {
                if (table.has(measure.id())) {
                    measures.put(measure, table.column(measure.id(), double[][].class));
                    lengths.put(measure, table.column(measure.id() + LENGTH, int[].class));
                }
            }
        }

        ProbeRecord record(int row) throws ContentException {
            PathwayMask.requireLabel(pathways[row], pathwayLabels[row]);
            if (!(delay[row] >= 0 && delay[row] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a delay cannot be " + delay[row] + " s");
            }
            Config.Probe circumstances = configs.of(row);
            origins.read(row);
            ProbeKey key = new ProbeKey(ruleId[row], probe[row], ProbeVariant.parse(variant[row]),
                    Pathway.ofMask(pathways[row]), circumstances.network(), circumstances.protocol(),
                    new ProbeSeeds(seed[row], patternSeed[row], swapped[row] != 0), delay[row]);
            ProbeOutcome outcome = new ProbeOutcome(blowUp[row], rateBefore[row], stable[row] != 0, criteria[row],
                    new PatternResponses(novel[row], familiar[row], novelSd[row], familiarSd[row]),
                    new Fingerprint(digest[row], softwareVersion[row], formatVersion[row]));
            return new ProbeRecord(key, outcome, measures(row));
        }

        private Map<ProbeMeasure, List<Double>> measures(int row) {
            Map<ProbeMeasure, List<Double>> ofRow = new EnumMap<>(ProbeMeasure.class);
            measures.forEach((measure, values) -> {
                int length = Objects.requireNonNull(lengths.get(measure))[row];
                if (length > 0) {
                    ofRow.put(measure, Arrays.stream(values[row], 0, length).boxed().toList());
                }
            });
            return ofRow;
        }
    }

    private static String[] filled(int length) {
        String[] empty = new String[length];
        Arrays.fill(empty, "");
        return empty;
    }
}
