package rulezoo.analysis;

import static rulezoo.analysis.figure.CsvTable.rounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MemoryEffect;
import rulezoo.analysis.statistics.MemoryPrevalence;
import rulezoo.analysis.statistics.Trend;

/**
 * The result in words.
 *
 * @param answer one sentence
 * @param details further sentences: single rules, network size, co-active rules
 */
public record Headline(String answer, List<String> details) {
    /**
     * Puts an analysis into words.
     *
     * @param analysis statistics of a zoo, which may hold neither rules nor probes
     * @return the answer; what to run first if there is nothing to answer from
     */
    public static Headline of(ZooAnalysis analysis) {
        if (analysis.rules().isEmpty()) {
            return new Headline("This zoo holds no rules yet: run evolve first.", List.of());
        }
        if (analysis.headline().isEmpty()) {
            return new Headline(
                    "This zoo holds " + count(analysis.rules().size(), "stable rule") + ", none of which was "
                            + "probed for memory yet: run probe first.",
                    List.of());
        }
        MemoryEffect effect = analysis.headline().get();
        List<String> details = new ArrayList<>();
        analysis.headlineByCoActiveRules().stream().filter(other -> !other.equals(effect))
                .forEach(other -> details.add(otherCondition(other)));
        analysis.headlinePrevalence().ifPresent(p -> details.add(prevalence(p)));
        details.add(String.format(Locale.ROOT,
                "Whatever its sign, the effect of a rule is %s in size (root mean square, the seeds' "
                        + "noise removed); one simulation alone scatters around it by %s.",
                rounded(effect.strength(), 3),
                rounded(effect.seedSd(), 3)));
        analysis.memory().ifPresent(m -> details.add(conditions(m.effects())));
        analysis.headlineTrend().ifPresent(t -> {
            details.add(trend("Network size", t.perDoubling(), "for each doubling of N", "one network size", ""));
            details.add(trend("Co-active rules", t.perCoActiveRule(), "for each further co-active rule",
                    "one number of co-active rules", " Linear theory expects no growth with K."));
        });
        return new Headline(answer(effect), details);
    }

    private static String answer(MemoryEffect effect) {
        Estimate e = effect.effect();
        String where = Labels.delay(effect.condition().delaySeconds()) + " after training (N = "
                + effect.condition().excitatory() + ", K = " + effect.condition().coActive() + ")";
        if (e.n() == 0) {
            return "No memory can be reported " + where + ": none of the " + effect.simulations()
                    + " probed networks stayed stable beside a control of its seed.";
        }
        String sample = count(e.n(), "rule") + ", " + count(effect.seeds(), "seed") + ", "
                + Labels.percent(effect.stableFraction()) + " of " + effect.simulations() + " networks stable";
        String size = "dr minus that of the static network with the same seed is " + rounded(e.value(), 3);
        if (!e.hasInterval()) {
            return "Whether rules selected for stability alone remember cannot be judged yet: " + where + ", " + size
                    + ", but there are too few rules or seeds for an interval (" + sample + ").";
        }
        String interval = " (95 % confidence interval " + interval(e, 3) + "; " + sample + ")";
        if (!e.excludes(0)) {
            return "On average, no memory is detectable " + where + " in rules selected for stability alone: " + size
                    + interval + ".";
        }
        return "On average, rules selected for stability alone remember: " + where + ", they respond more to the "
                + (e.value() > 0 ? "novel" : "familiar") + " pattern; " + size + interval + ".";
    }

    /** The same delay and network size with another number of co-active rules. */
    private static String otherCondition(MemoryEffect effect) {
        Estimate e = effect.effect();
        String k = "With K = " + effect.condition().coActive() + " co-active rules there: ";
        String sample = " (" + (e.hasInterval() ? "95 % confidence interval " + interval(e, 3) + "; " : "no interval; ")
                + count(e.n(), "rule") + ", " + count(effect.seeds(), "seed") + ", "
                + Labels.percent(effect.stableFraction()) + " of " + effect.simulations() + " networks stable).";
        return e.n() == 0
                ? k + "none of the " + effect.simulations() + " networks stayed stable beside a control of its seed."
                : k + "dr exceeds the control's by " + rounded(e.value(), 3) + sample;
    }

    private static String conditions(List<MemoryEffect> effects) {
        long positive = effects.stream().map(MemoryEffect::effect).filter(e -> e.excludes(0) && e.value() > 0).count();
        long negative = effects.stream().map(MemoryEffect::effect).filter(e -> e.excludes(0) && e.value() < 0).count();
        return "All conditions: of " + effects.size() + " (N, K and delay), the interval leaves out 0 in "
                + (positive + negative) + ", " + positive + " of them towards novelty and " + negative
                + " towards familiarity; without any memory, 5 % of all would.";
    }

    private static String prevalence(MemoryPrevalence p) {
        Estimate e = p.corrected();
        if (e.n() == 0) {
            return "Single rules: none could be tested, because a test needs " + MemoryPrevalence.MINIMUM_SEEDS
                    + " stable seeds.";
        }
        return "Single rules: " + Math.round(e.value() * e.n()) + " of " + e.n() + " tested ("
                + Labels.percent(e.value())
                + ", 95 % interval " + Labels.percent(e.low()) + " to " + Labels.percent(e.high())
                + ") differ from the static control, " + p.novelty() + " towards novelty and " + p.familiarity()
                + " towards familiarity (paired t-tests over seeds, Benjamini-Hochberg at 5 % over rules and delays); "
                + Labels.percent(p.uncorrected().value())
                + " at p < 0.05 without correction, where 5 % are expected by "
                + "chance. " + p.untested() + " could not be tested.";
    }

    private static String trend(String what, Estimate slope, String unit, String only, String theory) {
        if (Double.isNaN(slope.value())) {
            return what + ": only " + only + " was probed, or the two vary together, so that nothing can be said."
                    + theory;
        }
        String size = "the effect changes by " + signed(slope.value()) + " " + unit;
        if (!slope.hasInterval()) {
            return what + ": " + size + "; there are too few rules or seeds for an interval." + theory;
        }
        return what + ": " + size + " (95 % interval " + interval(slope, 3) + "), "
                + (slope.excludes(0)
                        ? "which differs from no change."
                        : "which cannot be told from no change.")
                + theory;
    }

    private static String interval(Estimate e, int decimals) {
        return rounded(e.low(), decimals) + " to " + rounded(e.high(), decimals);
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + rounded(value, 3);
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
