package rulezoo.evolve.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.Seeds;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Work;

/**
 * Judges the rules of a generation: first the screens, then the confirmation of those that passed and are no
 * near-duplicates. A small random share of those that a screen rejects are confirmed too, so that what the
 * screens miss is known. Where a rule is judged has no influence on the result.
 *
 * @param judge judges a rule
 * @param runner where rules are judged
 * @param auditShare share of the rules rejected by a screen which are confirmed nevertheless; where the
 *        screen is a formula and rejects more rules of a generation than formulas let pass, so much less of
 *        them
 * @param seed seed of the search, which decides which rules these are
 */
public record Race(Judge judge, Runner runner, double auditShare, long seed) {
    /** {@link Entry#audited} of a rule that was not audited. */
    public static final int NOT_AUDITED = -1;

    /**
     * A rule and how it fared.
     *
     * @param rule the rule
     * @param judgement how far it came
     * @param nearDuplicate whether it was not confirmed because a known rule is too similar
     * @param audited the screen that rejected the rule, if the rule was confirmed nevertheless, or
     *        {@link #NOT_AUDITED}
     */
    public record Entry(PlasticityRule rule, Judgement judgement, boolean nearDuplicate, int audited) {}

    /**
     * One of the two ways to judge, as work that survives whatever a rule brings about.
     *
     * @param judge the judge
     * @param confirm whether it confirms instead of screening
     */
    private record Judging(Judge judge, boolean confirm) implements Work<PlasticityRule, Judgement> {
        @Override
        public Judgement apply(PlasticityRule rule) {
            try {
                return confirm ? judge.confirm(rule) : judge.screen(rule);
            } catch (CancellationException stopped) {
                throw stopped;
            } catch (RuntimeException failure) {
                return Judgement.error(failure.toString());
            }
        }
    }

    /**
     * Judges all rules.
     *
     * @param rules the rules of one generation
     * @param known rules beside which a similar one needs no confirmation; within the generation, neither does
     *        one beside an earlier one
     * @return one entry for each rule, in their order
     * @throws CancellationException if the runner was stopped before the end
     * @throws IllegalArgumentException if not one of the rules could be judged
     */
    public List<Entry> judge(List<PlasticityRule> rules, KnownRules known) {
        List<Judgement> judgements = new ArrayList<>(runner.map(rules, new Judging(judge, false)));
        double shareOfFormulas = shareOfFormulas(judgements);
        KnownRules tried = known.copy();
        boolean[] nearDuplicate = new boolean[rules.size()];
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            boolean passed = judgements.get(i).passed() == judge.screens().size();
            if (judgements.get(i).error() == null
                    && (passed || isAudited(rules.get(i), judgements.get(i).passed(), shareOfFormulas))) {
                nearDuplicate[i] = tried.isNearDuplicate(rules.get(i));
                if (!nearDuplicate[i]) {
                    tried.add(rules.get(i));
                    candidates.add(i);
                }
            }
        }
        List<Judgement> confirmed = runner.map(candidates.stream().map(rules::get).toList(), new Judging(judge, true));
        int[] audited = IntStream.generate(() -> NOT_AUDITED).limit(rules.size()).toArray();
        for (int c = 0; c < candidates.size(); c++) {
            int i = candidates.get(c);
            Judgement screened = judgements.get(i);
            boolean rejected = screened.passed() < judge.screens().size();
            audited[i] = rejected ? screened.passed() : NOT_AUDITED;
            if (!rejected || confirmed.get(c).isStable()) {
                judgements.set(i, confirmed.get(c).with(screened.activity()));
            }
        }
        requireSomeJudged(judgements);
        return IntStream.range(0, rules.size())
                .mapToObj(i -> new Entry(rules.get(i), judgements.get(i), nearDuplicate[i], audited[i])).toList();
    }

    /**
     * At most as many audits as if formulas rejected no more than they let pass: uniform draws fail by thousands.
     */
    private double shareOfFormulas(List<Judgement> judgements) {
        long rejected = judgements.stream().map(Judgement::passed)
                .filter(passed -> passed < judge.screens().size() && !judge.simulates(passed)).count();
        return rejected == 0 ? 0 : auditShare * Math.min(1, (judgements.size() - rejected) / (double) rejected);
    }

    private boolean isAudited(PlasticityRule rule, int screen, double shareOfFormulas) {
        double share = judge.simulates(screen) ? auditShare : shareOfFormulas;
        return share > 0 && Seeds.coin(seed, "audit " + rule.id()) < share;
    }

    private static void requireSomeJudged(List<Judgement> judgements) {
        if (!judgements.isEmpty() && judgements.stream().allMatch(judgement -> judgement.error() != null)) {
            throw new IllegalArgumentException("not one of the " + judgements.size()
                    + " rules of a generation could be judged: " + judgements.getFirst().error());

        }
    }
}
