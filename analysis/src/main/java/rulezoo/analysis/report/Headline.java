package rulezoo.analysis.report;

import static rulezoo.analysis.table.Labels.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.ControlContrast;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryEffect;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.PathwayFactorial;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.SizeTrend;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.record.ProbeRecord;

/**
 * The result in words. The first sentence gives the mean over rules if its interval excludes 0, and how many
 * rules are found to remember by themselves. Rules may remember in either direction, so that a mean near 0 is
 * no absence of memory: then it counts rules, and says what the mean and the differences between rules are
 * where none is found.
 *
 * @param answer one sentence
 * @param details further sentences: mean and spread, dr, rates, pathways, network size, decay
 */
public record Headline(String answer, List<String> details) {
    private static final double LEVEL = MemoryPrevalence.RATE;

    public Headline {
        details = List.copyOf(details);
    }

    /**
     * Puts an analysis into words.
     *
     * @param analysis statistics of a zoo, which may hold neither rules nor probes
     * @return the answer; what to run first if there is nothing to answer from
     */
    public static Headline of(ZooAnalysis analysis) {
        if (analysis.rules().isEmpty()) {
            return new Headline("This zoo holds no rules yet. Run evolve first.", List.of());
        }
        if (analysis.headline().isEmpty() || analysis.memory().isEmpty()) {
            return new Headline(
                    "This zoo holds " + Labels.count(analysis.rules().size(), "stable rule")
                            + ". No rule was probed for memory yet. Run probe first.",
                    List.of());
        }
        MemoryByCondition.Row row = analysis.headline().get();
        MemoryByCondition table = analysis.memory().get().table();
        if (row.effect().effect().n() == 0) {
            return new Headline("No memory can be reported " + where(row.condition()) + ": none of the "
                    + row.effect().simulations()
                    + " probed networks stayed stable and has a score.",
                    List.of());
        }
        List<String> details = new ArrayList<>();
        details.add(mean(row));
        controls(table, row).ifPresent(details::add);
        dr(row).ifPresent(details::add);
        rates(row).ifPresent(details::add);
        details.add(published(row.prevalence()));
        factorial(table, row).ifPresent(details::add);
        details.add(size(table, row));
        decay(table, row).ifPresent(details::add);
        return new Headline(answer(row, rules(analysis)), details);
    }

    /** What the probed rules are: only those that a search archived were selected for stability. */
    private static String rules(ZooAnalysis analysis) {
        Set<String> probed = analysis.probes().stream().filter(ProbeRecord::isFamiliarity).map(ProbeRecord::ruleId)
                .collect(Collectors.toSet());
        return analysis.rules().stream().filter(rule -> probed.contains(rule.id()))
                .allMatch(rule -> rule.lineage().isOfSearch()) ? "rules selected for stability alone" : "rules";
    }

    private static String where(Condition condition) {
        return Labels.delay(condition.delaySeconds()) + " after training (N = " + condition.excitatory() + ", "
                + Labels.pathways(condition.plastic()) + " plastic)";
    }

    private static String answer(MemoryByCondition.Row row, String rules) {
        MemoryPrevalence p = row.prevalence();
        String where = where(row.condition());
        String sample = Labels.count(row.effect().effect().n(), "rule") + " of "
                + Labels.count(row.effect().lineages(), "lineage")
                + ", " + Labels.count(row.effect().seeds(), "seed");
        if (p.tested() == 0) {
            return "Whether " + rules + " remember cannot be judged yet: " + where
                    + " no rule could be tested, because a test needs " + MemoryPrevalence.MINIMUM_SEEDS
                    + " stable seeds (" + sample + ").";
        }
        int found = p.novelty() + p.familiarity();
        Estimate mean = row.effect().effect();
        boolean all = found == p.tested();
        if (mean.excludes(0) && !all && row.effect().lineages() > 1) {
            return "On average, " + rules + " remember " + where + ", preferring the "
                    + (mean.value() > 0 ? "novel" : "familiar") + " pattern: the mean " + row.primary().effectLabel()
                    + " is " + withInterval(mean) + " (" + sample + "). " + alone(p) + ".";
        }
        if (found == 0) {
            return noRule(row, rules, where, sample);
        }
        return found + " of " + p.tested() + " tested " + rules + " remember " + where
                + ": " + direction(p)
                + (p.neither() == 0 ? "" : "; " + p.neither() + " cannot be distinguished from no memory")
                + " (t-tests over seeds, false discovery rate 5 %; " + sample + ").";
    }

    /** How many rules are found to remember by themselves, where the mean over rules differs from 0. */
    private static String alone(MemoryPrevalence p) {
        int found = p.novelty() + p.familiarity();
        return (found == 0 ? "None" : String.valueOf(found)) + " of the " + p.tested() + " tested rules "
                + (found <= 1 ? "is found to remember by itself" : "are found to remember by themselves")
                + (found == 0 ? "" : ": " + direction(p)) + " (t-tests over seeds, false discovery rate 5 %)";
    }

    /** Which patterns the rules prefer that are found to remember, at least one. */
    private static String direction(MemoryPrevalence p) {
        if (p.novelty() > 0 && p.familiarity() > 0) {
            return p.novelty() + (p.novelty() == 1 ? " prefers" : " prefer") + " the novel pattern and "
                    + p.familiarity() + " the familiar one";
        }
        return (p.novelty() + p.familiarity() == 1 ? "it prefers" : "all of these prefer") + " the "
                + (p.novelty() > 0 ? "novel" : "familiar") + " pattern";
    }

    /**
     * No single rule is found, and the mean does not differ from 0, which does not mean that there is nothing.
     */
    private static String noRule(MemoryByCondition.Row row, String rules, String where, String sample) {
        Estimate e = row.effect().effect();
        String none = "none of the " + row.prevalence().tested() + " tested rules is found to remember by itself";
        String mean = "the mean " + row.primary().effectLabel() + " is " + withInterval(e);
        boolean differ = row.heterogeneity() < LEVEL;
        if (differ) {
            return Character.toUpperCase(rules.charAt(0)) + rules.substring(1) + " differ in what they remember "
                    + where + ", although " + none
                    + " and " + mean + ": they differ from each other more than seeds do (permutation test, p = "
                    + rounded(row.heterogeneity(), 3) + "; " + sample + ").";
        }
        return "No memory is detectable " + where + " in " + rules + ": " + none + ", " + mean
                + (e.hasInterval() ? "" : " (no interval)")
                + (Double.isNaN(row.heterogeneity())
                        ? ""
                        : ", and rules do not differ from each other more than seeds do (permutation test, p = "
                                + rounded(row.heterogeneity(), 3) + ")")
                + " (" + sample + ").";
    }

    private static String mean(MemoryByCondition.Row row) {
        MemoryEffect effect = row.effect();
        Estimate e = effect.effect();
        boolean both = row.prevalence().novelty() > 0 && row.prevalence().familiarity() > 0;
        StringBuilder text = new StringBuilder("Mean over rules: ").append(row.primary().effectLabel()).append(' ')
                .append(withInterval(e))
                .append(". The standard deviation between rules, without the noise of the seeds, is ")
                .append(withInterval(effect.spread()));
        if (Double.isFinite(row.heterogeneity())) {
            text.append(row.heterogeneity() < LEVEL
                    ? " (rules differ, permutation test, p = "
                    : " (compatible with no difference between rules, permutation test, p = ")
                    .append(rounded(row.heterogeneity(), 3))
                    .append(')');
        }
        text.append(". The standard deviation of one simulation is ").append(rounded(effect.seedSd(), 3))
                .append(". Static networks: ")
                .append(row.primary().label()).append(' ').append(withInterval(effect.control())).append('.');
        if (both && !e.excludes(0)) {
            text.append(
                    " The mean is compatible with 0 although rules remember, because they do so in both directions.");
        }
        return text.toString();
    }

    /** The primary measure beyond the controls, each trained network beside its own. */
    private static Optional<String> controls(MemoryByCondition table, MemoryByCondition.Row row) {
        List<ControlContrast> here = table.controls().stream()
                .filter(c -> c.condition().equals(row.condition())
                        && c.measure() == ControlContrast.Measure.meanOf(row.primary()))
                .toList();
        return here.isEmpty()
                ? Optional.empty()
                : Optional.of("Trained networks minus their controls, in pairs: " + here.stream()
                        .map(c -> row.primary().label() + " beyond that of the same network "
                                + (c.control() == ControlContrast.Control.STATIC
                                        ? "with its weights held "
                                        : "without training ")
                                + withInterval(c.difference().estimate()))
                        .collect(Collectors.joining("; ")) + ".");
    }

    private static Optional<String> dr(MemoryByCondition.Row row) {
        Estimate dr = row.estimate(Quantity.DR);
        if (row.primary() == Quantity.DR || dr.n() == 0) {
            return ceiling(row).map(c -> "Networks with these rates can have a dr of at most " + c + ".");
        }
        return Optional.of("The published measure is dr. Its mean, minus that of the static network, is "
                + withInterval(dr)
                + ceiling(row).map(c -> ". Networks with these rates can have a dr of at most " + c).orElse("") + ".");
    }

    private static Optional<String> ceiling(MemoryByCondition.Row row) {
        double ceiling = row.estimate(Quantity.DR_CEILING).value();
        return Double.isFinite(ceiling) ? Optional.of(rounded(ceiling, 2)) : Optional.empty();
    }

    private static Optional<String> rates(MemoryByCondition.Row row) {
        if (row.estimate(Quantity.BACKGROUND).n() == 0) {
            return Optional.empty();
        }
        return Optional.of("Rates, mean over rules (static networks in brackets): background "
                + rate(row, Quantity.BACKGROUND) + "; evoked before training " + rate(row, Quantity.EVOKED_BEFORE)
                + "; evoked after training by the familiar pattern " + rate(row, Quantity.EVOKED_FAMILIAR)
                + ", by the novel one "
                + rate(row, Quantity.EVOKED_NOVEL) + ". " + stable(row.effect()));
    }

    private static String stable(MemoryEffect effect) {
        return effect.stable() == effect.simulations()
                ? "All " + effect.simulations() + " networks stayed stable."
                : "Of " + effect.simulations() + " networks, " + effect.stable()
                        + " stayed stable, and only these count.";
    }

    private static String rate(MemoryByCondition.Row row, Quantity quantity) {
        return rounded(row.estimate(quantity).value(), 1) + " (" + rounded(row.control(quantity).value(), 1) + ") Hz";
    }

    private static String published(MemoryPrevalence p) {
        if (p.tested() == 0) {
            return "No single rule could be tested.";
        }
        return "The published test (unpaired t-test of the responses to the two patterns over seeds, p < 0.05, no"
                + " control and no correction) finds memory in " + Labels.percent(p.published().value()) + " of "
                + Labels.count(p.tested(), "rule")
                + ", where 5 % are expected by chance. " + p.untested()
                + " could not be tested. Both shares depend on the noise of "
                + "one simulation, and so on N.";
    }

    private static Optional<String> factorial(MemoryByCondition table, MemoryByCondition.Row row) {
        Condition at = row.condition();
        return table.factorials().stream()
                .filter(f -> f.quantity() == row.primary() && f.excitatory() == at.excitatory()
                        && f.delaySeconds() == at.delaySeconds() && f.pathways().equals(at.plastic()) && f.rules() > 0)
                .findFirst()
                .map(f -> "What a pathway adds to " + row.primary().label()
                        + " when it becomes plastic (main effects over all settings of the others; "
                        + Labels.count(f.rules(), "rule")
                        + " complete, " + f.left() + " not): "
                        + f.effects(PathwayFactorial.Kind.MAIN_EFFECT).stream()
                                .map(e -> Labels.pathways(e.pathways()) + " " + withInterval(e.estimate().estimate()))
                                .collect(Collectors.joining("; "))
                        + ".");
    }

    private static String size(MemoryByCondition table, MemoryByCondition.Row row) {
        Optional<SizeTrend> trend = trends(table, row).findFirst();
        if (trend.isEmpty() || Double.isNaN(trend.get().perDoubling().estimate().value())) {
            return "Nothing can be said about network size. Only one size was probed with these pathways, or no rule"
                    + " was stable at several sizes.";
        }
        Estimate slope = trend.get().perDoubling().estimate();
        return "With these pathways, " + row.primary().label() + " changes within rules by "
                + withInterval(slope) + " for each doubling of N"
                + (!slope.hasInterval()
                        ? "; there are too few rules or seeds for an interval."
                        : slope.excludes(0)
                                ? ". This differs from no change. It holds for this scaling alone."
                                : ", which is compatible with no change.");
    }

    /** Trends of the primary measure in the network of the headline. */
    static Stream<SizeTrend> trends(MemoryByCondition table, MemoryByCondition.Row row) {
        return table.trends().stream().filter(t -> t.quantity() == row.primary()
                && t.plastic().equals(row.condition().plastic())
                && t.delaySeconds() == row.condition().delaySeconds());
    }

    private static Optional<String> decay(MemoryByCondition table, MemoryByCondition.Row row) {
        return table.decays().stream()
                .filter(d -> d.quantity() == row.primary() && d.excitatory() == row.condition().excitatory()
                        && d.plastic().equals(row.condition().plastic()))
                .findFirst()
                .map(d -> "An exponential fitted to the mean over all rules has a decay time of "
                        + d.text() + (d.isDetermined() ? "." : ". The delays do not determine it."));
    }

    static String withInterval(Estimate e) {
        return e.hasInterval()
                ? rounded(e.value(), 3) + " (95 % confidence interval " + rounded(e.low(), 3) + " to "
                        + rounded(e.high(), 3) + ")"
                : rounded(e.value(), 3);
    }
}
