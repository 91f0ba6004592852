package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.Heterogeneity;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * Accidental memory in every condition of one experiment, with its controls, rates and noise.
 *
 * @param data the experiment that has most records, by dr
 * @param primary the same by the measure that the headline and the tests are about: suppression, or dr if the
 *        records are too old to hold what suppression needs
 * @param tests the test of each rule in each condition, of the primary measure
 * @param rows one for each condition, in order
 * @param controls memory beyond static and beyond untrained networks, in pairs
 * @param factorials what each pathway adds, of both measures
 * @param coActivity all pathways against single ones, of both measures
 * @param simpleEffects all pathways against some of them, of both measures
 * @param trends change with network size within rules, of both measures
 * @param knockOuts one for each network size, delay and set of plastic pathways, of the primary measure
 * @param lifetimes one for each rule, network and knock-out
 * @param decays fitted decay times of both measures and of imprints; none with fewer than four delays
 * @param lifetimeTrends change of these decay times with network size, of both measures
 * @param seedComponents what seeds vary by, of both measures; none unless wiring and patterns were crossed
 * @param contrasts conditions that are compared although their rates differ
 * @param stoodIn number of records whose background before training was not measured
 */
public record MemoryByCondition(MemoryScores data, MemoryScores primary, List<RuleTest> tests, List<Row> rows,
        List<ControlContrast> controls, List<PathwayFactorial> factorials, List<CoActivity> coActivity,
        List<SimpleEffect> simpleEffects,
        List<SizeTrend> trends,
        List<KnockOut> knockOuts,
        List<LastSignificantDelay> lifetimes,
        List<MemoryDecay> decays, List<LifetimeTrend> lifetimeTrends,
        Map<Quantity, List<SeedComponents>> seedComponents, List<RateContrast> contrasts,
        long stoodIn) {
    private static final int MOST_SHOWN = 5;
    /** Quantities that people read beside the measures of memory. */
    private static final Set<Quantity> SHOWN = Set.of(Quantity.BACKGROUND_BEFORE, Quantity.BACKGROUND,
            Quantity.EVOKED_BEFORE, Quantity.EVOKED_FAMILIAR, Quantity.EVOKED_NOVEL, Quantity.SUPPRESSION, Quantity.DR,
            Quantity.DR_CEILING);

    public MemoryByCondition {
        tests = List.copyOf(tests);
        rows = List.copyOf(rows);
        controls = List.copyOf(controls);
        factorials = List.copyOf(factorials);
        coActivity = List.copyOf(coActivity);
        simpleEffects = List.copyOf(simpleEffects);
        trends = List.copyOf(trends);
        knockOuts = List.copyOf(knockOuts);
        lifetimes = List.copyOf(lifetimes);
        decays = List.copyOf(decays);
        lifetimeTrends = List.copyOf(lifetimeTrends);
        seedComponents = Collections.unmodifiableMap(new LinkedHashMap<>(seedComponents)); // in their order
        contrasts = List.copyOf(contrasts);
    }

    /**
     * One condition: network size, plastic pathways, delay.
     *
     * @param primary the measure of the headline
     * @param effects each quantity that was measured
     * @param prevalence rules that remember
     * @param heterogeneity p-value of the primary measure's being the same in all rules ({@link Heterogeneity});
     *        NaN with fewer than two rules or seeds
     * @param untrained primary measure of the same plastic networks without training; n = 0 if there is none
     * @param untrainedFound fraction of untrained rules in which the test finds memory nevertheless, without
     *        correction
     * @param shuffledFound fraction of rules in which it does so after the labels were shuffled
     */
    public record Row(Quantity primary, Map<Quantity, MemoryEffect> effects, MemoryPrevalence prevalence,
            double heterogeneity, Estimate untrained, Estimate untrainedFound, Estimate shuffledFound) {
        public Row {
            effects = Map.copyOf(effects);
        }

        /** {@return network size, plastic pathways and delay} */
        public Condition condition() {
            return prevalence.condition();
        }

        /** {@return the primary measure} */
        public MemoryEffect effect() {
            return Objects.requireNonNull(effects.get(primary));
        }

        /**
         * {@return the mean over rules of a quantity; NaN if it was not measured}
         *
         * @param quantity any quantity
         */
        public Estimate estimate(Quantity quantity) {
            return Optional.ofNullable(effects.get(quantity)).map(MemoryEffect::effect).orElse(Estimate.NONE);
        }

        /**
         * {@return the mean over seeds of a quantity of the static network; NaN if it was not measured}
         *
         * @param quantity any quantity
         */
        public Estimate control(Quantity quantity) {
            return Optional.ofNullable(effects.get(quantity)).map(MemoryEffect::control).orElse(Estimate.NONE);
        }
    }

    /**
     * {@return one table for each familiarity experiment among the records, that with the most records first}
     *
     * @param probes records of any probes
     * @param lineages which rules descend from common founders
     */
    public static List<MemoryByCondition> ofEach(List<ProbeRecord> probes, Lineages lineages) {
        Map<Experiment, Long> experiments = probes.stream()
                .filter(ProbeRecord::isMemoryTestOfRule)
                .collect(Collectors.groupingBy(Experiment::of, LinkedHashMap::new, Collectors.counting()));
        return experiments.entrySet().stream().sorted(Map.Entry.<Experiment, Long>comparingByValue().reversed())
                .map(e -> of(probes.stream().filter(p -> p.isUntrained() || Experiment.of(p).equals(e.getKey()))
                        .toList(), lineages))
                .toList();
    }

    /**
     * Computes everything.
     *
     * @param probes records, of which those of the largest familiarity experiment are used
     * @param lineages which rules descend from common founders
     * @return the table, one row for each condition in which a trained plastic network was probed
     * @throws IllegalArgumentException if there is none
     */
    public static MemoryByCondition of(List<ProbeRecord> probes, Lineages lineages) {
        MemoryScores data = MemoryScores.of(probes, lineages);
        Map<Quantity, MemoryScores> measured = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            MemoryScores of = quantity == data.quantity() ? data : data.of(quantity);
            if (quantity == Quantity.DR || of.scores().stream().anyMatch(PairedScore::counts)) {
                measured.put(quantity, of);
            }
        }
        MemoryScores primary = measured.getOrDefault(Quantity.SUPPRESSION, data);
        List<RuleTest> tests = RuleTest.of(primary);
        Map<Quantity, List<MemoryEffect>> effects = new EnumMap<>(Quantity.class);
        measured.forEach((quantity, of) -> effects.put(quantity, MemoryEffect.of(of)));
        List<MemoryDecay> decays = measured.entrySet().stream()
                .filter(e -> e.getKey().isMemory() || e.getKey().isImprint())
                .flatMap(e -> MemoryDecay.of(e.getValue()).stream()).toList();
        Map<Quantity, List<SeedComponents>> components = new EnumMap<>(Quantity.class);
        memory(measured).forEach(of -> components.put(of.quantity(), SeedComponents.of(of)));
        return new MemoryByCondition(data, primary, tests, rows(primary, tests, effects, probes),
                ControlContrast.of(data, probes),
                memory(measured).flatMap(of -> PathwayFactorial.of(of).stream()).toList(),
                memory(measured).flatMap(of -> CoActivity.of(of).stream()).toList(),
                memory(measured).flatMap(of -> SimpleEffect.of(of).stream()).toList(),
                memory(measured).flatMap(of -> SizeTrend.of(of, probes).stream()).toList(), KnockOut.of(primary, tests),
                LastSignificantDelay.of(tests, data.delays()), decays,
                memory(measured).flatMap(of -> LifetimeTrend.of(of).stream()).toList(), components,
                RateContrast.of(effects),
                data.records().stream().filter(p -> FamiliarityOutcome.of(p).backgroundStoodIn()).count());
    }

    /**
     * {@return all conditions as a table: rates and memory, each beside the static network}
     *
     * <p>
     * Scripts find every quantity of it, people those that they need to judge the two measures.
     */
    public Table<Row> rates() {
        Table<Row> table = Table.of("conditions", """
                Rates and memory: means over rules, of the networks that stayed stable. Static networks are in \
                brackets. Evoked: response minus background, before training, and after it to the familiar and to the \
                novel pattern. Suppression: share of the evoked response that training took away, familiar minus novel \
                pattern. Ceiling: the largest dr that is possible at these rates. The 95 % intervals come from drawing \
                lineages and seeds.""", rows)
                .with(Condition.columns(Row::condition)).script("measure", Row::primary)
                .column("rules_counted", "rules", "", row -> row.effect().effect().n())
                .script("lineages", row -> row.effect().lineages()).script("seeds", row -> row.effect().seeds())
                .script("stable", row -> row.effect().stable())
                .column("simulations", "networks", "", row -> row.effect().simulations())
                .column("stable_fraction", "stable", "", row -> row.effect().stableFraction(), Labels::percent);
        for (Quantity quantity : Quantity.values()) {
            String label = SHOWN.contains(quantity) ? quantity.effectLabel() : "";
            table = table.with(List.of(Column.controlled(quantity.id(), label, quantity.unit(),
                    row -> row.estimate(quantity), row -> row.control(quantity),
                    quantity.isMemory() ? (e, _) -> Labels.withInterval(e) : MemoryByCondition::beside)));
        }
        return table;
    }

    private static String beside(Estimate estimate, Estimate control) {
        return Labels.rounded(estimate.value(), 1) + " (" + Labels.rounded(control.value(), 1) + ")";
    }

    /**
     * {@return how many rules remember in each condition, in which direction, and how much rules and seeds
     * differ}
     */
    public Table<Row> remembering() {
        return Table.of("fraction-with-memory", "Rules that remember, by " + primary.quantity().label() + """
                . Each rule is tested by a t-test over seeds, with Benjamini-Hochberg at 5 % over all rules and delays \
                of the same N and plastic pathways. As published: unpaired t-test of the two responses, p < 0.05. SD \
                between rules: standard deviation without the noise of the seeds, with p for no difference \
                (permutation test). Static, untrained: the same measure in static and in untrained networks. AUC, d': \
                decoder of 256 neurons in one trial. dsr, dON: memory in the spread of rates and in the ON response. \
                Found untrained, shuffled: share of rules found without correction in untrained networks, and with \
                shuffled labels (one in twenty is expected).""", rows).with(Condition.columns(Row::condition))
                .column("tested", "rules tested", "", row -> row.prevalence.tested())
                .column("untested", "not tested", "", row -> row.prevalence.untested())
                .text("lineages", row -> Integer.toString(row.effect().lineages()))
                .text("seeds", row -> Integer.toString(row.effect().seeds()))
                .column("novelty", "novelty", "", row -> row.prevalence.novelty())
                .column("familiarity", "familiarity", "", row -> row.prevalence.familiarity())
                .text("neither", row -> Integer.toString(row.prevalence.neither()))
                .estimate("fraction_with_memory", "", "", row -> row.prevalence.corrected())
                .estimate("fraction_as_published", "significant as published", "", row -> row.prevalence.published(),
                        Labels::fraction)
                .estimate("sd_between_rules", "SD between rules", "", row -> row.effect().spread())
                .column("p_rules_alike", "p", "", Row::heterogeneity, Labels::pValue)
                .column("seed_sd", "SD over seeds", "", row -> row.effect().seedSd())
                .text("static", row -> Labels.withInterval(row.effect().control()))
                .estimate("untrained", "untrained", "", Row::untrained)
                .text("AUC", row -> Labels.rounded(0.5 + row.estimate(Quantity.AUC).value(), 2))
                .text("d'", row -> Labels.rounded(row.estimate(Quantity.D_PRIME).value(), 2))
                .text("dsr", row -> Labels.rounded(row.estimate(Quantity.DSR).value(), 3))
                .text("dON", row -> Labels.rounded(row.estimate(Quantity.ON).value(), 3))
                .estimate("false_positive_untrained", "found untrained", "", Row::untrainedFound, Labels::fraction)
                .estimate("false_positive_shuffled", "found shuffled", "", Row::shuffledFound, Labels::fraction);
    }

    /** {@return imprints in the weights as a table: one row for each condition in which some were measured} */
    public Table<Row> imprints() {
        List<Quantity> imprints = Stream.of(Quantity.values()).filter(Quantity::isImprint).toList();
        Table<Row> table = Table.of("imprints", """
                Imprints in the weights: engram of the familiar pattern relative to the other neurons, minus the same \
                for the novel pattern. Means over rules with 95 % intervals.""",
                rows.stream().filter(row -> imprints.stream().anyMatch(i -> row.estimate(i).n() > 0)).toList())
                .with(Condition.columns(Row::condition));
        for (Quantity imprint : imprints) {
            table = table.estimate(imprint.id(), imprint.label(), imprint.unit(), row -> row.estimate(imprint));
        }
        return table;
    }

    /**
     * {@return everything that scripts read of a condition, by name}
     *
     * @param row one of the rows
     */
    public Map<String, Object> object(Row row) {
        Map<String, Object> object = rates().object(row);
        object.putAll(remembering().object(row));
        object.put("controls", ControlContrast.table(
                controls.stream().filter(c -> c.condition().equals(row.condition())).toList()).objects());
        return object;
    }

    /** {@return every statistic of this experiment as a table, in the order in which people read them} */
    public List<Table<?>> tables() {
        return List.of(rates(), ControlContrast.table(controls), remembering(), PathwayFactorial.table(factorials),
                CoActivity.table(coActivity), SimpleEffect.table(simpleEffects),
                KnockOut.table(knockOuts, primary.quantity()), SizeTrend.table(trends),
                LastSignificantDelay.table(lifetimes),
                MemoryDecay.table(decays), LifetimeTrend.table(lifetimeTrends), imprints(),
                SeedComponents.table(seedComponents),
                MemoryEffect.table(effects(List.of(Quantity.values()))), RuleTest.table(tests, primary));
    }

    /** {@return the measures of memory that were measured: suppression unless the records are too old, and dr} */
    public List<Quantity> measures() {
        return primary.quantity() == data.quantity()
                ? List.of(data.quantity())
                : List.of(primary.quantity(), data.quantity());
    }

    /**
     * {@return the mean of a quantity in every condition in which it was measured, in order}
     *
     * @param quantity any quantity
     */
    public List<MemoryEffect> effects(Quantity quantity) {
        return rows.stream().flatMap(row -> Optional.ofNullable(row.effects.get(quantity)).stream()).toList();
    }

    /**
     * {@return the means of some quantities in every condition in which they were measured}
     *
     * @param quantities any quantities
     */
    public Map<Quantity, List<MemoryEffect>> effects(Collection<Quantity> quantities) {
        Map<Quantity, List<MemoryEffect>> effects = new LinkedHashMap<>();
        quantities.forEach(quantity -> effects.put(quantity, effects(quantity)));
        return effects;
    }

    /**
     * Some sets of pathways for a figure that cannot show all: the largest and each pathway alone if there are
     * more than {@value #MOST_SHOWN}.
     *
     * @return sets that were probed, smaller ones first
     */
    public List<Set<Pathway>> shownSets() {
        List<Set<Pathway>> all = rows.stream().map(row -> row.condition().plastic()).distinct()
                .sorted(Condition.setOrder()).toList();
        return all.size() <= MOST_SHOWN
                ? all
                : all.stream().filter(set -> set.size() == 1 || set.equals(all.getLast())).toList();
    }

    private static Stream<MemoryScores> memory(Map<Quantity, MemoryScores> measured) {
        return measured.values().stream().filter(of -> of.quantity().isMemory());
    }

    private static List<Row> rows(MemoryScores primary, List<RuleTest> tests, Map<Quantity, List<MemoryEffect>> effects,
            List<ProbeRecord> probes) {
        MemoryScores untrainedData = primary.untrained(probes);
        Map<Condition, MemoryEffect> untrained = byCondition(MemoryEffect.of(untrainedData),
                MemoryEffect::condition);
        Map<Condition, List<RuleTest>> untrainedTests = RuleTest.of(untrainedData).stream()
                .collect(Collectors.groupingBy(RuleTest::condition));
        Map<Condition, Estimate> shuffled = ShuffledLabels.of(primary);
        Map<Condition, List<PairedScore>> scores = primary.byCondition();
        Map<Quantity, Map<Condition, MemoryEffect>> byQuantity = new EnumMap<>(Quantity.class);
        effects.forEach((quantity, of) -> byQuantity.put(quantity, byCondition(of, MemoryEffect::condition)));
        List<Row> rows = new ArrayList<>();
        for (MemoryPrevalence prevalence : MemoryPrevalence.of(primary, tests)) {
            Condition condition = prevalence.condition();
            Map<Quantity, MemoryEffect> here = new EnumMap<>(Quantity.class);
            byQuantity.forEach((quantity, of) -> Optional.ofNullable(of.get(condition))
                    .filter(e -> quantity.isMemory() || Double.isFinite(e.effect().value()))
                    .ifPresent(e -> here.put(quantity, e)));
            RuleEffects table = RuleEffects.of(scores.getOrDefault(condition, List.of()), primary.lineages());
            rows.add(new Row(primary.quantity(), here, prevalence,
                    Heterogeneity.pValue(table.byWiring(0)),
                    Optional.ofNullable(untrained.get(condition)).map(MemoryEffect::effect).orElse(Estimate.NONE),
                    MemoryPrevalence.share(untrainedTests.getOrDefault(condition, List.of()), primary.lineages(),
                            t -> t.p() < MemoryPrevalence.RATE),
                    shuffled.getOrDefault(condition, Estimate.NONE)));
        }
        return rows;
    }

    private static <T> Map<Condition, T> byCondition(List<T> items, Function<T, Condition> condition) {
        return items.stream().collect(Collectors.toMap(condition, item -> item));
    }
}
