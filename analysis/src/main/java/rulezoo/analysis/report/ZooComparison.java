package rulezoo.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.figure.CoefficientFigure;
import rulezoo.analysis.figure.ComparisonFigure;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.stable.StableSetResults;
import rulezoo.analysis.statistics.Difference;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ReplicateMean;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.segment.WholeFile;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * Two zoos side by side: searches, models or criteria.
 *
 * @param first name of the first zoo
 * @param second name of the second zoo
 * @param rows the quantities that both have
 * @param notes what limits the comparison, one sentence each
 * @param coefficients the coefficients of both; empty if they are not of the same kind
 */
public record ZooComparison(String first, String second, List<Row> rows, List<String> notes,
        Optional<Figure> coefficients) {
    private static final List<StabilityMetric> METRICS = List.of(StabilityMetric.RATE, StabilityMetric.RATE_I,
            StabilityMetric.CV_ISI, StabilityMetric.W_EE, StabilityMetric.W_EI, StabilityMetric.W_IE,
            StabilityMetric.W_II);
    private static final List<Quantity> COMPARED = List.of(Quantity.BACKGROUND, Quantity.EVOKED_BEFORE,
            Quantity.SUPPRESSION, Quantity.DR);

    /** Title of the page. */
    static final String TITLE = "Two rule zoos compared";

    public ZooComparison {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * One quantity.
     *
     * @param quantity what it is, with its unit and the condition
     * @param drawn the same in a figure, with all quantities of its kind
     * @param difference first minus second
     */
    public record Row(String quantity, ComparisonFigure.Pair drawn, Estimate difference) {
        static Row of(String quantity, String kind, String place, Estimate first, Estimate second) {
            return new Row(quantity, new ComparisonFigure.Pair(kind, place, first, second),
                    Difference.of(first, second));
        }

        /** {@return the quantity of the first zoo} */
        public Estimate first() {
            return drawn.first();
        }

        /** {@return the quantity of the second zoo} */
        public Estimate second() {
            return drawn.second();
        }
    }

    /**
     * Compares two analyses.
     *
     * @param firstName name of the first zoo, for people
     * @param first analysis of the first zoo
     * @param secondName name of the second zoo, for people
     * @param second analysis of the second zoo
     * @return the quantities that both have, first minus second, and what limits the comparison
     */
    public static ZooComparison of(String firstName, ZooAnalysis first, String secondName, ZooAnalysis second) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        shared(first.rules(), second.rules()).ifPresent(notes::add);
        Set<String> families = families(first);
        boolean oneFamily = families.size() == 1 && families.equals(families(second));
        families.retainAll(families(second));
        for (String family : families) {
            for (StabilityMetric metric : METRICS) {
                Estimate a = mean(first.rules(), family, metric);
                Estimate b = mean(second.rules(), family, metric);
                if (a.n() > 0 && b.n() > 0) {
                    String of = oneFamily ? "" : " of " + family + " rules";
                    rows.add(Row.of(Labels.metricWithUnit(metric) + of, kind(metric), place(metric) + of, a,
                            b));
                }
            }
        }
        if (families.isEmpty()) {
            notes.add("Nothing is compared: the zoos have no rule family in common.");
        }
        dimension(first, second).ifPresentOrElse(rows::add, () -> notes.add(
                "The effective dimensions are not compared: the zoos have no rules of the same family and pathways, or too few."));
        if (oneFamily) {
            memory(first, second, rows, notes);
        } else {
            notes.add("Memory is not compared, because that would mix rule families.");
        }
        differing("criteria", first, second, r -> r.criteria().id()).ifPresent(notes::add);
        differing("rule families", first, second, r -> r.rule().family().id()).ifPresent(notes::add);
        differing("sizes of the confirming network", first, second, r -> Integer.toString(r.network().size()))
                .ifPresent(notes::add);
        return new ZooComparison(firstName, secondName, rows, notes,
                CoefficientFigure.compared(firstName, first.rules(), secondName, second.rules()));
    }

    /** Metrics of one kind have one axis. */
    private static String kind(StabilityMetric metric) {
        return metric.isWeight()
                ? "mean weight (" + Labels.LEAK + ")"
                : "Hz".equals(metric.unit()) ? "rate (Hz)" : Labels.metricWithUnit(metric);
    }

    /** Which of several metrics of a kind. */
    private static String place(StabilityMetric metric) {
        return Labels.metric(metric).replace("mean weight ", "").replace(" rate", "");
    }

    private static Set<String> families(ZooAnalysis zoo) {
        return new TreeSet<>(zoo.rules().stream().map(rule -> rule.rule().family().id()).toList());
    }

    /** What intervals do not know: rules that are in both zoos. */
    private static Optional<String> shared(List<RuleRecord> first, List<RuleRecord> second) {
        Set<String> ids = first.stream().map(RuleRecord::id).collect(Collectors.toSet());
        long shared = second.stream().map(RuleRecord::id).distinct().filter(ids::contains).count();
        return shared == 0
                ? Optional.empty()
                : Optional.of(shared + (shared == 1 ? " rule is" : " rules are") + " in both zoos, of " + ids.size()
                        + " and " + second.stream().map(RuleRecord::id).distinct().count()
                        + "; the intervals treat the zoos as independent, which they are not.");
    }

    /**
     * Mean over rules, with lineages as clusters. Weights are in units of the published network, so that zoos of
     * different sizes can be compared.
     */
    private static Estimate mean(List<RuleRecord> rules, String family, StabilityMetric metric) {
        List<RuleRecord> members = rules.stream().filter(r -> r.rule().family().id().equals(family)
                && Double.isFinite(r.meanMetrics().get(metric))).toList();
        return ReplicateMean.of(
                members.stream()
                        .mapToDouble(r -> r.meanMetrics().get(metric)
                                / (metric.isWeight() ? r.network().weightScale() : 1))
                        .toArray(),
                List.of(Lineages.of(rules).clusters(members.stream().map(RuleRecord::id).toList()))).estimate();
    }

    private static Optional<Row> dimension(ZooAnalysis first, ZooAnalysis second) {
        return first.stableSet().flatMap(a -> second.stableSet()
                .filter(b -> a.set().family().equals(b.set().family()) && a.set().plastic().equals(b.set().plastic()))
                .map(b -> Row.of("effective dimension of " + a.set().dimension() + " (no interval)",
                        "effective dimension", "of " + a.set().dimension() + " coefficients", withoutInterval(a),
                        withoutInterval(b))));
    }

    private static Estimate withoutInterval(StableSetResults results) {
        return new Estimate(results.components().effectiveDimension(), Double.NaN, Double.NaN,
                results.set().rules().size());
    }

    private static void memory(ZooAnalysis first, ZooAnalysis second, List<Row> rows, List<String> notes) {
        if (first.memory().isEmpty() || second.memory().isEmpty()) {
            notes.add("Memory is not compared: " + (first.memory().isEmpty() && second.memory().isEmpty()
                    ? "neither zoo was probed."
                    : "only one of the zoos was probed."));
            return;
        }
        MemoryByCondition a = first.memory().get().table();
        MemoryByCondition b = second.memory().get().table();
        if (!a.data().experiment().equals(b.data().experiment())) {
            notes.add("Memory is not compared: the probes differ, " + a.data().experiment().words() + " against "
                    + b.data().experiment().words() + ".");
            return;
        }
        int before = rows.size();
        Map<Condition, MemoryByCondition.Row> ofSecond = b.rows().stream()
                .collect(Collectors.toMap(MemoryByCondition.Row::condition, row -> row));
        for (MemoryByCondition.Row row : a.rows()) {
            MemoryByCondition.Row other = ofSecond.get(row.condition());
            if (other != null) {
                add(row, other, rows);
            }
        }
        if (rows.size() == before) {
            notes.add(
                    "Memory is not compared: the zoos were probed in no common condition (N, plastic pathways, delay).");
        }
    }

    private static void add(MemoryByCondition.Row a, MemoryByCondition.Row b, List<Row> rows) {
        Condition condition = a.condition();
        String where = " at N = " + condition.excitatory() + ", " + Labels.set(condition.plastic()) + " plastic, "
                + Labels.delay(condition.delaySeconds());
        String place = Labels.set(condition.plastic()) + ", N = " + condition.excitatory() + ", "
                + Labels.delay(condition.delaySeconds());
        for (Quantity quantity : COMPARED) {
            if (a.estimate(quantity).n() > 0 && b.estimate(quantity).n() > 0) {
                String what = quantity.effectLabel()
                        + ("1".equals(quantity.unit()) ? "" : " (" + quantity.unit() + ")");
                rows.add(Row.of(what + where, what, place, a.estimate(quantity), b.estimate(quantity)));
            }
        }
        rows.add(Row.of("fraction with memory" + where, "fraction of rules with memory", place,
                a.prevalence().corrected(), b.prevalence().corrected()));
    }

    private static Optional<String> differing(String what, ZooAnalysis first, ZooAnalysis second,
            Function<RuleRecord, String> of) {
        TreeSet<String> a = new TreeSet<>(first.rules().stream().map(of).toList());
        TreeSet<String> b = new TreeSet<>(second.rules().stream().map(of).toList());
        return a.equals(b)
                ? Optional.empty()
                : Optional.of("The " + what + " differ: " + String.join(", ", a) + " against " + String.join(", ", b)
                        + ".");
    }

    /** {@return the rows as a table} */
    public Table<Row> table() {
        return Table.of("comparison", "Quantities of both zoos, with 95 % intervals.", rows)
                .column("quantity", "quantity", "", Row::quantity).estimate("first", "first", "", Row::first)
                .column("first_n", "n", "", r -> r.first().n()).estimate("second", "second", "", Row::second)
                .column("second_n", "n", "", r -> r.second().n())
                .estimate("difference", "first \u2212 second", "", Row::difference)
                .text("verdict", r -> verdict(r.difference));
    }

    /**
     * Writes {@code index.html}, the figures (PNG, SVG, PDF and the data drawn as CSV) and
     * {@code comparison.csv}.
     *
     * @param figures what writes figures
     * @param folder where to; created if need be
     * @return the files, the page first and the table last
     * @throws IOException if a file cannot be written
     */
    public List<Path> write(FigureWriter figures, Path folder) throws IOException {
        Path figureFolder = Files.createDirectories(folder.resolve("figures"));
        List<Path> files = new ArrayList<>();
        List<Figure> drawing = Stream.of(ComparisonFigure.of(first, second, rows.stream().map(Row::drawn).toList()),
                coefficients).flatMap(Optional::stream).toList();
        List<DrawnFigure> drawn = new ArrayList<>();
        for (Figure figure : drawing) {
            drawn.add(figures.write(figure, figureFolder));
        }
        drawn.forEach(d -> files.addAll(d.files()));
        files.add(WholeFile.write(folder.resolve("comparison.csv"), table().csv()));
        files.addFirst(WholeFile.write(folder.resolve(ReportFolder.PAGE), page(drawn)));
        return files;
    }

    private String page(List<DrawnFigure> drawn) {
        return Html.page(TITLE, TITLE, Html.paragraph("First: " + first + ". Second: " + second + ".")
                + Html.list(notes) + drawn.stream().map(Section::figure).collect(Collectors.joining())
                + Html.table(table()) + Html.paragraph(
                        """
                                Means over rules have Student\u2019s intervals with lineages as clusters, and weights \
                                are in units of the published network. Memory and fractions are computed as in the report of each zoo \
                                (bootstrap over lineages and seeds; Wilson, lineages as clusters). Differences are \
                                computed after Zou and Donner (2008), which for fractions is Newcombe\u2019s method 10 \
                                (1998). The zoos are treated as independent. Probes of the same seed share their \
                                control, so the intervals are approximate. There is no correction for the number of rows."""));
    }

    private static String verdict(Estimate difference) {
        if (!difference.hasInterval()) {
            return "no interval";
        }
        return difference.excludes(0) ? "differ" : "no difference found";
    }
}
