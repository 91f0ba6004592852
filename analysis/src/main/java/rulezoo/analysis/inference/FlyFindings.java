package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.Holm;

/**
 * What predictions of flies' choices allow to conclude: nothing if a check fails; otherwise whether they
 * learn from reward, and only if they do, whether they forget and whether they compare rewards with what they
 * expected.
 *
 * <p>
 * Every question is whether models that have something predict held-out choices better than the best of the
 * models that do not: those that learn from reward against those that do not; those whose weights decay
 * against all without a term of w; those with an expectation of reward against all without one. (A decay that
 * is only compared with the same rule without it also makes up for a missing expectation, and the other way
 * round.) Two families of tests one after the other, each at {@value #LEVEL} for any false positive (Holm):
 * learning; and, if that is found, the other two.
 *
 * @param checks whether the data can carry a conclusion
 * @param comparisons all tests, with their p-values corrected within the family
 */
public record FlyFindings(List<FlyCheck> checks, List<Tested> comparisons) {
    /** Chance of any false positive in a family of tests. */
    public static final double LEVEL = 0.05;

    /** What is asked. */
    public enum Question {
        /** Do rewards change what is accepted? */
        LEARNING("Learning from reward"),
        /** Do weights decay by themselves? */
        FORGETTING("Active forgetting"),
        /** Does the surprise predict better than the reward? */
        EXPECTATION("Expectation of reward");

        private final String title;

        Question(String title) {
            this.title = title;
        }
    }

    /**
     * A test.
     *
     * @param question what is asked
     * @param comparison the two models
     * @param adjusted p-value, corrected within the family; NaN if the test is not allowed
     */
    public record Tested(Question question, HeldOutChoices.Comparison comparison, double adjusted) {
        /** {@return whether the effect is there, at the level of the family} */
        public boolean found() {
            return adjusted < LEVEL;
        }
    }

    public FlyFindings {
        checks = List.copyOf(checks);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Checks and tests.
     *
     * @param given all flies that were given, also those that accept everything
     * @param heldOut how well models predict those that do not
     * @return what can be concluded
     */
    public static FlyFindings of(List<Fly> given, HeldOutChoices heldOut) {
        List<ChoiceModel> fixed = HeldOutChoices.withoutLearning();
        List<Tested> learning = tests(Question.LEARNING, heldOut, FlyModel.testedModels(_ -> true), fixed);
        List<Tested> further = new ArrayList<>(tests(Question.FORGETTING, heldOut,
                FlyModel.testedModels(FlyModel::forgets),
                with(fixed, FlyModel.testedModels(model -> !model.forgets()))));
        further.addAll(tests(Question.EXPECTATION, heldOut, FlyModel.testedModels(FlyModel::expects),
                with(fixed, FlyModel.testedModels(model -> !model.expects()))));
        List<FlyCheck> checks = new ArrayList<>(FlyCheck.ofData(given));
        checks.addAll(FlyCheck.ofFits(heldOut, Math.max(learning.size(), further.size())));
        boolean allowed = checks.stream().allMatch(FlyCheck::passed);
        List<Tested> tested = new ArrayList<>(adjusted(learning, allowed));
        tested.addAll(adjusted(further, tested.stream().anyMatch(Tested::found)));
        return new FlyFindings(checks, tested);
    }

    private static List<ChoiceModel> with(List<ChoiceModel> fixed, List<FlyModel> rules) {
        List<ChoiceModel> all = new ArrayList<>(fixed);
        all.addAll(rules);
        return all;
    }

    private static List<Tested> tests(Question question, HeldOutChoices heldOut, List<FlyModel> richer,
            List<ChoiceModel> plainer) {
        ChoiceModel best = heldOut.best(plainer);
        return richer.stream().map(model -> new Tested(question, heldOut.compare(model, best), Double.NaN)).toList();
    }

    private static List<Tested> adjusted(List<Tested> family, boolean allowed) {
        if (!allowed) {
            return family;
        }
        double[] adjusted = Holm.adjust(family.stream().mapToDouble(tested -> tested.comparison.pValue()).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(i -> new Tested(family.get(i).question, family.get(i).comparison, adjusted[i])).toList();
    }

    /** {@return whether the data allow conclusions at all} */
    public boolean allowed() {
        return checks.stream().allMatch(FlyCheck::passed);
    }

    /**
     * {@return whether an effect was found}
     *
     * @param question what is asked
     */
    public boolean found(Question question) {
        return comparisons.stream().anyMatch(tested -> tested.question == question && tested.found());
    }

    /** {@return the checks, and what follows, a sentence a line} */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        checks.forEach(check -> sentences.add((check.passed() ? "passed: " : "FAILED: ") + check.sentence()));
        if (!allowed()) {
            sentences.add(
                    "No conclusion about these flies is drawn, because a check failed. The tables say how well models"
                            + " fit these numbers, not what flies do.");
            return sentences;
        }
        for (Question question : Question.values()) {
            sentences.add(sentence(question));
        }
        return sentences;
    }

    private String sentence(Question question) {
        Tested[] tests = comparisons.stream().filter(tested -> tested.question == question).toArray(Tested[]::new);
        Tested best = Arrays.stream(tests)
                .reduce((a, b) -> b.adjusted < a.adjusted ? b : a).orElseThrow();
        if (Double.isNaN(best.adjusted)) {
            return question.title + ": not tested, because no learning from reward was found.";
        }
        Estimate gain = best.comparison.gain();
        return String.format(Locale.ROOT,
                "%s: %s. %s against %s predicts held-out choices of a fly by %.2f nats better (95 %% interval %.2f to"
                        + " %.2f; better in %d of %d flies; p = %.3g, Holm over the family).",
                question.title, best.found() ? "found" : "not found", best.comparison.richer().id(),
                best.comparison.plainer().id(), gain.value(), gain.low(), gain.high(), best.comparison.better(),
                gain.n(), best.adjusted);
    }
}
