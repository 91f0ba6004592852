package rulezoo.analysis;

import static rulezoo.analysis.ReportTables.fraction;
import static rulezoo.analysis.ReportTables.withInterval;
import static rulezoo.analysis.figure.CsvTable.exact;
import static rulezoo.analysis.figure.CsvTable.rounded;
import static rulezoo.analysis.figure.CsvTable.significant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.KnockOut;
import rulezoo.analysis.memory.MemoryDecay;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryPrediction;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.PathwayFactorial;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.analysis.memory.SeedComponents;
import rulezoo.analysis.memory.SignalToNoise;
import rulezoo.analysis.memory.SizeTrend;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.statistics.VarianceComponents;
import rulezoo.simulator.rule.Pathway;

/** Tables of memory: short ones for the page, and exact ones as CSV. */
final class MemoryTables {
    private static final List<Quantity> BACKGROUND = List.of(Quantity.BACKGROUND_BEFORE, Quantity.BACKGROUND);
    private static final List<Quantity> EVOKED = List.of(Quantity.EVOKED_BEFORE, Quantity.EVOKED_FAMILIAR,
            Quantity.EVOKED_NOVEL);

    private MemoryTables() {}

    /** Rates and both measures of every condition, side by side. */
    static String rates(MemoryTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (MemoryTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(condition(row.condition()));
            cells.add(Labels.percent(row.effect().stableFraction()) + " of " + row.effect().simulations());
            cells.add(rates(row, BACKGROUND));
            cells.add(rates(row, EVOKED));
            cells.add(withInterval(row.estimate(Quantity.SUPPRESSION)));
            cells.add(withInterval(row.estimate(Quantity.DR)));
            cells.add(rounded(row.estimate(Quantity.DR_CEILING).value(), 2));
            rows.add(cells);
        }
        return Html.table(
                "Rates in Hz and memory. All values are means over rules, of the networks that stayed stable. Values"
                        + " of static networks are in brackets. The 95 % intervals come from drawing lineages and seeds.",
                List.of("N", "plastic", "delay", "networks stable", "background: before training, at the test",
                        "evoked: before training, familiar, novel after it", "suppression", "dr \u2212 static",
                        "ceiling of dr"),
                rows);
    }

    private static String rates(MemoryTable.Row row, List<Quantity> quantities) {
        return quantities.stream().map(q -> rounded(row.estimate(q).value(), 1)).collect(Collectors.joining(", "))
                + " (" + quantities.stream().map(q -> rounded(row.control(q).value(), 1))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** How many rules remember in which direction, and what differs between rules and seeds. */
    static String rules(MemoryTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (MemoryTable.Row row : table.rows()) {
            MemoryPrevalence p = row.prevalence();
            MemoryEffect e = row.effect();
            List<String> cells = new ArrayList<>(condition(row.condition()));
            cells.addAll(List.of(Integer.toString(p.tested()), Integer.toString(e.lineages()),
                    Integer.toString(e.seeds()),
                    Integer.toString(p.novelty()), Integer.toString(p.familiarity()), Integer.toString(p.neither()),
                    Integer.toString(p.untested()), withInterval(e.spread()), rounded(row.heterogeneity(), 3),
                    rounded(e.seedSd(), 3), withInterval(e.control()), withInterval(row.untrained()),
                    fraction(p.published())));
            rows.add(cells);
        }
        return Html.table("Rules that remember, by " + table.primary().quantity().label()
                + ". Each rule is tested by a t-test over seeds, with Benjamini-Hochberg at 5 % over all rules and"
                + " delays of the same N and plastic pathways. Differences between rules are given as a standard"
                + " deviation without the noise of the seeds, with p for no difference (permutation test). Published:"
                + " unpaired t-test, p < 0.05.",
                List.of("N", "plastic", "delay", "rules tested", "lineages", "seeds", "novelty", "familiarity",
                        "neither",
                        "not tested", "SD between rules", "p", "SD over seeds", "static", "untrained",
                        "significant as published"),
                rows);
    }

    private static List<String> condition(Condition c) {
        return List.of(Integer.toString(c.excitatory()), Labels.set(c.plastic()), Labels.delay(c.delaySeconds()));
    }

    /** What each pathway adds, at one delay and of one measure beside the other. */
    static String factorials(MemoryTable table, double delaySeconds) {
        List<PathwayFactorial> primary = table.factorials().stream()
                .filter(f -> f.delaySeconds() == delaySeconds && f.quantity() == table.primary().quantity()).toList();
        List<List<String>> rows = new ArrayList<>();
        for (PathwayFactorial f : primary) {
            List<PathwayFactorial.Effect> dr = table.factorials().stream()
                    .filter(o -> o.quantity() == Quantity.DR && o.delaySeconds() == delaySeconds
                            && o.excitatory() == f.excitatory() && o.pathways().equals(f.pathways()))
                    .flatMap(o -> o.effects().stream()).toList();
            for (int i = 0; i < f.effects().size(); i++) {
                PathwayFactorial.Effect e = f.effects().get(i);
                rows.add(List.of(f.isPerDoubling() ? "for each doubling" : Integer.toString(f.excitatory()),
                        name(e.kind()), Labels.set(e.pathways()), withInterval(e.estimate().estimate()),
                        rounded(e.adjusted(), 3),
                        i < dr.size() ? withInterval(dr.get(i).estimate().estimate()) : "\u2013",
                        Integer.toString(f.rules()), Integer.toString(f.lineages()), Integer.toString(f.left())));
            }
        }
        return rows.isEmpty()
                ? ""
                : Html.table("What each pathway adds, " + Labels.delay(delaySeconds)
                        + " after training. The rules were probed with every subset of their pathways (2\u207f factorial"
                        + " within rules, 95 % intervals from drawing lineages and seeds). The adjusted p is that of"
                        + " Benjamini-Hochberg over main effects and interactions at all sizes and delays. Shapley values add"
                        + " up to the difference between all pathways plastic and none.",
                        List.of("N", "effect", "pathways", table.primary().quantity().effectLabel(), "adjusted p",
                                "dr \u2212 static", "rules", "lineages", "incomplete"),
                        rows);
    }

    private static String name(PathwayFactorial.Kind kind) {
        return switch (kind) {
            case NONE -> "none plastic (static)";
            case ALL -> "all plastic";
            case MAIN_EFFECT -> "main effect";
            case INTERACTION -> "interaction";
            case SHAPLEY -> "Shapley value";
        };
    }

    /** Change with network size, of each set of pathways. */
    static String trends(MemoryTable table) {
        return table.trends().isEmpty()
                ? ""
                : Html.table(
                        "Change for each doubling of N within rules, for each set of plastic pathways (least squares on log2 N, 95 % "
                                + "intervals; no correction for the number of rows). It holds for the scaling of this experiment alone.",
                        List.of("measure", "plastic", "delay", "for each doubling of N", "rules"),
                        table.trends().stream()
                                .map(t -> List.of(t.quantity().effectLabel(), Labels.set(t.plastic()),
                                        Labels.delay(t.delaySeconds()), withInterval(t.perDoubling().estimate()),
                                        Integer.toString(t.perDoubling().estimate().n())))
                                .toList());
    }

    /** Slopes of the signal-to-noise ratio beside what noise alone makes. */
    static String slopes(List<SignalToNoise> all) {
        List<SignalToNoise> sloped = all.stream().filter(s -> Double.isFinite(s.slopeOfSize().value())).toList();
        return sloped.isEmpty()
                ? ""
                : Html.table(
                        "Growth of the signal-to-noise ratio with N (log-log slope with 95 % interval). Noise that averages out over "
                                + "neurons makes it 0.5 at a memory of the same size.",
                        List.of("plastic", "delay", "slope", "against 0.5", "rules"),
                        sloped.stream()
                                .map(s -> List.of(Labels.set(s.plastic()), Labels.delay(s.delaySeconds()),
                                        withInterval(s.slopeOfSize()), verdict(s.slopeOfSize()),
                                        Integer.toString(s.slopeOfSize().n())))
                                .toList());
    }

    private static String verdict(Estimate slope) {
        if (!slope.hasInterval()) {
            return "no interval";
        }
        return slope.excludes(SignalToNoise.SIZE_SLOPE_EXPECTED) ? "differs" : "compatible with 0.5";
    }

    /** Decay times, or why there are none. */
    static String decays(MemoryTable table) {
        int delays = table.data().delays().size();
        if (delays < ExponentialDecay.FEWEST_DELAYS) {
            return Html.paragraph(
                    "Decay times are not fitted, because a fit needs at least " + ExponentialDecay.FEWEST_DELAYS
                            + " delays, and " + delays + (delays == 1 ? " was" : " were") + " probed.");
        }
        return Html.table(
                "Decay times of the mean over all rules that had a seed stable at every delay, whether they remember"
                        + " or not (exponential, least squares; 95 % intervals from drawing lineages and seeds)."
                        + " \u201cUnder\u201d and \u201cover\u201d mark limits that the delays do not determine.",
                List.of("quantity", "N", "plastic", "decay time", "rules"),
                table.decays().stream()
                        .map(d -> List.of(d.quantity().label(), Integer.toString(d.excitatory()),
                                Labels.set(d.plastic()),
                                decay(d), Integer.toString(d.decaySeconds().n())))
                        .toList());
    }

    /** A decay time in words. */
    static String decay(MemoryDecay d) {
        Estimate e = d.decaySeconds();
        String value = significant(e.value()) + " s";
        if (!e.hasInterval()) {
            return value + " (no interval)";
        }
        String low = e.low() <= 1.01 * d.limits().shortestSeconds() ? "under " : "";
        String high = e.high() >= d.limits().longestSeconds() / 1.01 ? "over " : "";
        return value + " (" + low + significant(e.low()) + " to " + high + significant(e.high()) + " s)";
    }

    /** What seeds vary by, where wiring and patterns were crossed. */
    static String seedComponents(MemoryTable table) {
        List<List<String>> rows = new ArrayList<>();
        table.measures().forEach(measure -> table.seedComponents().getOrDefault(measure, List.of())
                .forEach(c -> rows.add(components(measure, c))));
        return rows.isEmpty()
                ? ""
                : Html.table(
                        "What makes seeds differ. Wirings and patterns were crossed. The table shows standard deviations of"
                                + " a rule\u2019s value between networks, between patterns, and of the rest (their interaction and the"
                                + " noise of one simulation), averaged over rules. The 95 % intervals come from leaving out one wiring"
                                + " or pattern after another, and are rough with so few.",
                        List.of("measure", "N", "plastic", "delay", "wirings", "patterns", "SD between networks",
                                "SD between patterns", "SD of the rest"),
                        rows);
    }

    private static List<String> components(Quantity measure, SeedComponents c) {
        List<String> cells = new ArrayList<>(List.of(measure.effectLabel()));
        cells.addAll(condition(c.condition()));
        cells.addAll(List.of(Integer.toString(c.wirings()), Integer.toString(c.patterns())));
        Stream.of(c.components().rows(), c.components().columns(), c.components().residual())
                .forEach(v -> cells.add(withInterval(VarianceComponents.standardDeviation(v))));
        return cells;
    }

    /** Stability and memory of every subset of pathways at the headline's delay. */
    static String knockOuts(MemoryTable table, double delaySeconds) {
        return table.data().plasticSets().size() == 1
                ? ""
                : Html.table("Knock-outs, " + Labels.delay(delaySeconds)
                        + " after training. The table shows how many rules stayed stable in all seeds, and how many of the"
                        + " tested rules have memory (Wilson\u2019s intervals, lineages as clusters).",
                        List.of("N", "plastic", "rules stable", "rules with memory", "tested",
                                table.primary().quantity().effectLabel()),
                        table.knockOuts().stream().filter(k -> k.delaySeconds() == delaySeconds)
                                .map(MemoryTables::row).toList());
    }

    private static List<String> row(KnockOut k) {
        return List.of(Integer.toString(k.excitatory()), Labels.pathways(k.plastic()),
                fraction(k.stable()) + " of " + k.stable().n(), fraction(k.remembering()),
                Integer.toString(k.remembering().n()), withInterval(k.effect()));
    }

    /** Memory against other properties of rules. */
    static String relations(List<RuleRelation> relations) {
        return relations.isEmpty()
                ? ""
                : Html.table(
                        "Memory against other properties of the same rules (Spearman\u2019s rank correlation, 95 % "
                                + "interval after Fisher, over lineages; no correction for the number of rows).",
                        List.of("property", "memory", "rank correlation", "rules"),
                        relations.stream().map(r -> List.of(r.property(), r.memory(), withInterval(r.rank()),
                                Integer.toString(r.points().size()))).toList());
    }

    /** What the coefficients predict of memory, beside rates. */
    static String predictions(List<MemoryPrediction> predictions) {
        return predictions.isEmpty()
                ? ""
                : Html.table("How well a linear function of the coefficients predicts rules that it was not fitted to"
                        + " (cross-validated R\u00b2, 95 % interval over rules; 0: no better than the mean), N = "
                        + predictions.getFirst().excitatory() + ".",
                        List.of("quantity", "R\u00b2", "p (permutation)", "R\u00b2 of the fit", "rules"),
                        predictions.stream().map(p -> List.of(name(p.quantity()), withInterval(p.prediction().r2()),
                                rounded(p.prediction().pValue(), 3), rounded(p.prediction().fitted(), 3),
                                Integer.toString(p.prediction().r2().n()))).toList());
    }

    private static String name(MemoryPrediction.Quantity quantity) {
        return switch (quantity) {
            case RATE -> "mean excitatory rate";
            case MEMORY -> "memory at the first delay";
            case LIFETIME -> "lifetime";
        };
    }

    static CsvTable trendsCsv(List<SizeTrend> trends) {
        return new CsvTable(List.of("quantity", "plastic", "delay_s", "per_doubling_of_n", "low_95", "high_95", "p",
                "rules"),
                trends.stream().map(t -> {
                    Estimate e = t.perDoubling().estimate();
                    return List.of(id(t.quantity()), Pathway.format(t.plastic()), exact(t.delaySeconds()),
                            exact(e.value()), exact(e.low()), exact(e.high()), exact(t.perDoubling().pValue()),
                            Integer.toString(e.n()));
                }).toList());
    }

    static CsvTable slopesCsv(List<SignalToNoise> all) {
        return new CsvTable(List.of("plastic", "delay_s", "slope_of_log_n", "low_95", "high_95", "rules"),
                all.stream().filter(s -> s.cells().size() > 1)
                        .map(s -> List.of(Pathway.format(s.plastic()), exact(s.delaySeconds()),
                                exact(s.slopeOfSize().value()), exact(s.slopeOfSize().low()),
                                exact(s.slopeOfSize().high()), Integer.toString(s.slopeOfSize().n())))
                        .toList());
    }

    static CsvTable testsCsv(MemoryTable table) {
        return new CsvTable(List.of("rule", "lineage", "n_excitatory", "plastic", "delay_s", "quantity", "mean", "p",
                "p_adjusted", "remembers", "p_published"),
                table.tests().stream().map((RuleTest t) -> List.of(t.rule(), table.primary().lineages().of(t.rule()),
                        Integer.toString(t.condition().excitatory()), Pathway.format(t.plastic()),
                        exact(t.condition().delaySeconds()), id(table.primary().quantity()), exact(t.mean()),
                        exact(t.p()), exact(t.adjusted()), Boolean.toString(t.remembers()), exact(t.published())))
                        .toList());
    }

    static CsvTable decaysCsv(List<MemoryDecay> decays) {
        return new CsvTable(List.of("quantity", "n_excitatory", "plastic", "decay_s", "low_95", "high_95",
                "shortest_told_s", "longest_told_s", "rules"),
                decays.stream().map(d -> List.of(id(d.quantity()), Integer.toString(d.excitatory()),
                        Pathway.format(d.plastic()), exact(d.decaySeconds().value()), exact(d.decaySeconds().low()),
                        exact(d.decaySeconds().high()), exact(d.limits().shortestSeconds()),
                        exact(d.limits().longestSeconds()), Integer.toString(d.decaySeconds().n()))).toList());
    }

    static CsvTable seedComponentsCsv(Map<Quantity, List<SeedComponents>> components) {
        List<List<String>> rows = new ArrayList<>();
        Arrays.stream(Quantity.values())
                .forEach(quantity -> components.getOrDefault(quantity, List.of()).forEach(c -> {
                    List<String> cells = new ArrayList<>(List.of(id(quantity),
                            Integer.toString(c.condition().excitatory()), Pathway.format(c.condition().plastic()),
                            exact(c.condition().delaySeconds()), Integer.toString(c.wirings()),
                            Integer.toString(c.patterns())));
                    Stream.of(c.components().rows(), c.components().columns(), c.components().residual())
                            .forEach(e -> cells.addAll(List.of(exact(e.value()), exact(e.low()), exact(e.high()))));
                    rows.add(cells);
                }));
        return new CsvTable(List.of("quantity", "n_excitatory", "plastic", "delay_s", "wirings", "patterns",
                "variance_networks", "networks_low_95", "networks_high_95", "variance_patterns", "patterns_low_95",
                "patterns_high_95", "variance_rest", "rest_low_95", "rest_high_95"), rows);
    }

    private static String id(Quantity quantity) {
        return quantity.name().toLowerCase(Locale.ROOT);
    }

    static CsvTable predictionsCsv(List<MemoryPrediction> predictions) {
        return new CsvTable(List.of("n_excitatory", "quantity", "r2_cross_validated", "low_95", "high_95", "p",
                "r2_fitted", "rules"),
                predictions.stream().map(p -> List.of(Integer.toString(p.excitatory()),
                        p.quantity().name().toLowerCase(Locale.ROOT), exact(p.prediction().r2().value()),
                        exact(p.prediction().r2().low()), exact(p.prediction().r2().high()),
                        exact(p.prediction().pValue()), exact(p.prediction().fitted()),
                        Integer.toString(p.prediction().r2().n()))).toList());
    }

    static CsvTable relationsCsv(List<RuleRelation> relations) {
        return new CsvTable(List.of("property", "memory", "rank_correlation", "low_95", "high_95", "rules"),
                relations.stream().map(r -> List.of(r.property(), r.memory(), exact(r.rank().value()),
                        exact(r.rank().low()), exact(r.rank().high()), Integer.toString(r.points().size()))).toList());
    }
}
