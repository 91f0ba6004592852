package rulezoo.archive.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.Origin;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;
import rulezoo.simulator.stability.StabilityMetrics;

/**
 * Rule records as columns and back. Rows of one table belong to one family and have the same number of
 * confirmations.
 */
public final class RuleTable {
    /** What the table holds, and the name of its folder. */
    public static final String KIND = "rules";

    private static final StabilityMetric[] METRICS = StabilityMetric.values();

    private RuleTable() {}

    /**
     * {@return records, in their order, in batches that fit one table}
     *
     * @param records any rules
     * @param limit most rows of one table
     */
    public static List<List<ArchivedRule>> batches(List<ArchivedRule> records, int limit) {
        List<List<ArchivedRule>> batches = new ArrayList<>();
        for (ArchivedRule record : records) {
            if (batches.isEmpty() || batches.getLast().size() == limit
                    || !fitTogether(batches.getLast().getFirst().rule(), record.rule())) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(record);
        }
        return batches;
    }

    private static boolean fitTogether(RuleRecord a, RuleRecord b) {
        return a.rule().family().equals(b.rule().family()) && a.confirmations().size() == b.confirmations().size();
    }

    /**
     * {@return the table of some rules}
     *
     * @param archived one of the lists of {@link #batches}
     */
    public static ColumnTable encode(List<ArchivedRule> archived) {
        List<RuleRecord> records = archived.stream().map(ArchivedRule::rule).toList();
        RuleFamily family = records.getFirst().rule().family();
        Config.Index configs = new Config.Index();
        ColumnTable table = ColumnTable.of(KIND).attribute("family", family.id());
        encodeIdentity(table, records, family);
        encodeConfirmations(table, records);
        table.column("config",
                ints(records, r -> configs.add(new Config.Rule(r.network(), r.protocol(), r.criteria()))),
                "row of 'configs'");
        table.column("configs", configs.texts(), "JSON: network, protocol and criteria of the confirmations");
        table.column("run", texts(records, r -> r.lineage().run()), "id of the search that found the rule");
        table.column("generation", ints(records, r -> r.lineage().generation()),
                "generation in which the rule was first proposed");
        table.column("parents", texts(records, RuleTable::parents),
                "ids of the rules it was made from, separated by spaces; empty for a draw from the prior");
        table.column("founder", texts(records, r -> r.lineage().founder()),
                "id of the draw from the prior from which the rule descends; empty if unknown");
        table.column("inclusion_weight", records.stream().mapToDouble(r -> r.lineage().weight()).toArray(), "1",
                "how many rules of its kind it stands for in a sample with a target distribution");
        table.column("software_version", texts(records, RuleRecord::softwareVersion),
                "version of rulezoo that wrote the record");
        table.column("format_version", ints(records, RuleRecord::formatVersion),
                "version of the simulation, which the spike digests depend on");
        Origins.encode(table, archived.stream().map(ArchivedRule::origin).toList());
        return table.column("reported", archived.stream().map(ArchivedRule::reported).toArray(String[]::new),
                "JSON of what the source of an imported rule reports of it; empty for rules of our own");
    }

    private static void encodeIdentity(ColumnTable table, List<RuleRecord> records, RuleFamily family) {
        int names = Pathway.ALL.size() * family.size();
        String[] coefficientNames = new String[names];
        String[] coefficientUnits = new String[names];
        Arrays.setAll(coefficientNames, i -> PlasticityRule.columnName(family, Pathway.ALL, i));
        Arrays.setAll(coefficientUnits, i -> family.coefficients().get(i % family.size()).unit());
        table.column("id", texts(records, RuleRecord::id), "identity of the rule, a hash of family, pathways and"
                + " coefficients");
        table.column("pathways", masks(records), PathwayMask.DESCRIPTION);
        table.column("pathway_labels", texts(records, r -> Pathway.format(r.rule().plastic())), "plastic pathways");
        table.column("coefficients", records.stream().map(r -> spread(r.rule())).toArray(double[][]::new),
                "see coefficient_units", "[rule][coefficient]; NaN on pathways that are not plastic");
        table.column("coefficient_names", coefficientNames, "columns of 'coefficients'");
        table.column("coefficient_units", coefficientUnits, "SI units of the columns of 'coefficients'");
        table.column("coefficient_minima", bounds(family, Coefficient::minimum), "see coefficient_units",
                "lower end of the prior of each column of 'coefficients'");
        table.column("coefficient_maxima", bounds(family, Coefficient::maximum), "see coefficient_units",
                "upper end of the prior of each column of 'coefficients'");
    }

    private static double[] bounds(RuleFamily family, ToDoubleFunction<Coefficient> bound) {
        double[] bounds = new double[Pathway.ALL.size() * family.size()];
        Arrays.setAll(bounds, i -> bound.applyAsDouble(family.coefficients().get(i % family.size())));
        return bounds;
    }

    private static void encodeConfirmations(ColumnTable table, List<RuleRecord> records) {
        if (!records.getFirst().confirmations().isEmpty()) {
            encodeEachConfirmation(table, records);
        }
        table.column("metrics", records.stream().map(r -> r.meanMetrics().values()).toArray(double[][]::new),
                "see metric_units", "[rule][metric] mean over confirmations");
        table.column("metric_names", Arrays.stream(METRICS).map(StabilityMetric::id).toArray(String[]::new),
                "last dimension of 'metrics' and 'metrics_by_seed'");
        table.column("metric_units", Arrays.stream(METRICS).map(StabilityMetric::unit).toArray(String[]::new),
                "units of the metrics");
    }

    private static void encodeEachConfirmation(ColumnTable table, List<RuleRecord> records) {
        table.column("seeds",
                records.stream().map(r -> r.confirmations().stream().mapToLong(Confirmation::seed).toArray())
                        .toArray(long[][]::new),
                "[rule][confirmation] master seed");
        table.column("spike_digest",
                records.stream().map(r -> r.confirmations().stream().map(Confirmation::spikeDigest)
                        .toArray(String[]::new)).toArray(String[][]::new),
                "[rule][confirmation] SHA-256 of all spikes");
        table.column("metrics_by_seed",
                records.stream().map(r -> r.confirmations().stream().map(c -> c.metrics().values())
                        .toArray(double[][]::new)).toArray(double[][][]::new),
                "see metric_units", "[rule][confirmation][metric]");
    }

    private static byte[] masks(List<RuleRecord> records) {
        byte[] masks = new byte[records.size()];
        for (int row = 0; row < masks.length; row++) {
            masks[row] = PathwayMask.of(records.get(row).rule().plastic());
        }
        return masks;
    }

    /** A rule's coefficients on all four pathways. */
    private static double[] spread(PlasticityRule rule) {
        int size = rule.family().size();
        double[] packed = rule.coefficients();
        double[] spread = new double[Pathway.ALL.size() * size];
        Arrays.fill(spread, Double.NaN);
        int from = 0;
        int to = 0;
        for (Pathway pathway : Pathway.ALL) {
            if (rule.plastic().contains(pathway)) {
                System.arraycopy(packed, from, spread, to, size);
                from += size;
            }
            to += size;
        }
        return spread;
    }

    private static String parents(RuleRecord record) {
        for (String parent : record.lineage().parents()) {
            if (parent.isEmpty() || parent.indexOf(' ') >= 0) {
                throw new IllegalArgumentException("'" + parent + "' is not the id of a parent of " + record.id());
            }
        }
        return String.join(" ", record.lineage().parents());
    }

    private static int[] ints(List<RuleRecord> records, ToIntFunction<RuleRecord> value) {
        return records.stream().mapToInt(value).toArray();
    }

    private static String[] texts(List<RuleRecord> records, Function<RuleRecord, String> value) {
        return records.stream().map(value).toArray(String[]::new);
    }

    /**
     * {@return the rules of a table, with their origin}
     *
     * @param table a table of this kind
     * @throws ContentException if this version cannot read the table
     */
    public static List<ArchivedRule> decode(ColumnTable table) throws ContentException {
        return RowReader.all(TableMerge.rows(table), decoder(table));
    }

    /** Why some records of a table cannot be used, by row. */
    static SortedMap<Integer, ContentException> unusable(ColumnTable table) throws ContentException {
        requireLabelled(table, "coefficients", "coefficient");
        requireLabelled(table, "metrics", "metric");
        return RowReader.unusable(TableMerge.rows(table), decoder(table));
    }

    private static void requireLabelled(ColumnTable table, String matrix, String kind) throws ContentException {
        int labels = table.column(kind + "_names", String[].class).length;
        StoredColumn column = table.columns().get(matrix);
        if (column == null || !column.type().equals("f8") || column.shape().size() != 2
                || column.shape().get(1) != labels || table.column(kind + "_units", String[].class).length != labels) {
            throw new ContentException.Unsupported("has no matrix '" + matrix + "' with a name for each column");
        }
    }

    private static RowReader<ArchivedRule> decoder(ColumnTable table) throws ContentException {
        try {
            return new Decoder(table)::archived;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ContentException.Unsupported("holds records that this rulezoo does not know: " + e.getMessage());
        }
    }

    private static final class Decoder {
        private final RuleFamily family;
        private final String[] ids;
        private final byte[] pathways;
        private final String[] pathwayLabels;
        private final double[][] coefficients;
        private final int[] coefficientColumns;
        private final long[][] seeds;
        private final String[][] digests;
        private final double[][][] metrics;
        private final int[] metricColumns;
        private final SharedTexts<Config.Rule> configs;
        private final String[] run;
        private final int[] generation;
        private final String[] parents;
        private final String[] founders;
        private final double[] weights;
        private final String[] softwareVersion;
        private final int[] formatVersion;
        private final RowReader<Origin> origins;
        private final String[] reported;

        Decoder(ColumnTable table) throws ContentException {
            family = family(table);
            ids = table.column("id", String[].class);
            pathways = table.column("pathways", byte[].class);
            pathwayLabels = table.column("pathway_labels", String[].class);
            coefficients = table.column("coefficients", double[][].class);
            boolean confirmed = table.has("seeds");
            seeds = confirmed ? table.column("seeds", long[][].class) : new long[ids.length][0];
            digests = confirmed ? table.column("spike_digest", String[][].class) : new String[0][0];
            metrics = confirmed ? table.column("metrics_by_seed", double[][][].class) : new double[0][0][0];
            configs = new SharedTexts<>(table, "config", "configs", Config.Rule.class);
            run = table.column("run", String[].class);
            generation = table.column("generation", int[].class);
            parents = table.column("parents", String[].class);
            founders = table.has("founder") ? table.column("founder", String[].class) : filled(ids.length);
            weights = table.has("inclusion_weight")
                    ? table.column("inclusion_weight", double[].class)
                    : ones(ids.length);
            softwareVersion = table.column("software_version", String[].class);
            formatVersion = table.column("format_version", int[].class);
            origins = Origins.of(table);
            reported = table.has("reported") ? table.column("reported", String[].class) : filled(ids.length);
            List<String> coefficientNames = List.of(table.column("coefficient_names", String[].class));
            coefficientColumns = new int[Pathway.ALL.size() * family.size()];
            Arrays.setAll(coefficientColumns,
                    i -> find(coefficientNames, PlasticityRule.columnName(family, Pathway.ALL, i)));
            List<String> metricNames = List.of(table.column("metric_names", String[].class));
            metricColumns = Arrays.stream(METRICS).mapToInt(metric -> find(metricNames, metric.id())).toArray();
        }

        private static double[] ones(int length) {
            double[] ones = new double[length];
            Arrays.fill(ones, 1);
            return ones;
        }

        private static String[] filled(int length) {
            String[] empty = new String[length];
            Arrays.fill(empty, "");
            return empty;
        }

        /** The family as this version knows it, or else as the table describes it. */
        private static RuleFamily family(ColumnTable table) throws ContentException.Unsupported {
            String id = table.text("family");
            if (RuleFamily.isKnown(id) || !table.has("coefficient_minima")) {
                return RuleFamily.of(id);
            }
            String[] names = table.column("coefficient_names", String[].class);
            String[] units = table.column("coefficient_units", String[].class);
            double[] minima = table.column("coefficient_minima", double[].class);
            double[] maxima = table.column("coefficient_maxima", double[].class);
            List<Coefficient> coefficients = new ArrayList<>();
            for (int i = 0; i < names.length / Pathway.ALL.size(); i++) {
                coefficients.add(new Coefficient(names[i].replaceFirst("^[EI]{2}_", ""), units[i], minima[i],
                        maxima[i]));
            }
            return new RuleFamily(id, coefficients);
        }

        private static int find(List<String> names, String name) {
            int at = names.indexOf(name);
            if (at < 0) {
                throw new IllegalArgumentException("there is no " + name);
            }
            return at;
        }

        ArchivedRule archived(int row) throws ContentException {
            return new ArchivedRule(record(row), origins.read(row), reported[row]);
        }

        private RuleRecord record(int row) throws ContentException {
            PlasticityRule rule = rule(row);
            if (!rule.id().equals(ids[row])) {
                throw new IllegalArgumentException("rule " + ids[row] + " would have the id " + rule.id());
            }
            PathwayMask.requireLabel(pathways[row], pathwayLabels[row]);
            Config.Rule circumstances = configs.of(row);
            List<String> parentIds = parents[row].isEmpty() ? List.of() : List.of(parents[row].split(" ", -1));
            return new RuleRecord(rule, circumstances.network(), circumstances.protocol(), circumstances.criteria(),
                    confirmations(row), new Lineage(run[row], generation[row], parentIds, founders[row], weights[row]),
                    softwareVersion[row], formatVersion[row]);
        }

        private PlasticityRule rule(int row) {
            Set<Pathway> plastic = Pathway.ofMask(pathways[row]);
            double[] packed = new double[plastic.size() * family.size()];
            int to = 0;
            int from = 0;
            for (Pathway pathway : Pathway.ALL) {
                for (int i = 0; i < family.size(); i++, from++) {
                    if (plastic.contains(pathway)) {
                        packed[to++] = coefficients[row][coefficientColumns[from]];
                    }
                }
            }
            return new PlasticityRule(family, plastic, packed);
        }

        private List<Confirmation> confirmations(int row) {
            List<Confirmation> confirmations = new ArrayList<>();
            for (int s = 0; s < seeds[row].length; s++) {
                double[] stored = metrics[row][s];
                double[] values = Arrays.stream(metricColumns).mapToDouble(column -> stored[column]).toArray();
                confirmations.add(new Confirmation(seeds[row][s], new StabilityMetrics(values), digests[row][s]));
            }
            return confirmations;
        }
    }
}
