package rulezoo.evolve.judging;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
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
 *        them, unless rules are sampled
 * @param seed seed of the search, which decides which rules these are
 * @param sampling whether rules are a sample, in which similar ones count too, and each that a screen rejects
 *        has the same chance to be confirmed
 * @param journal where judgements are kept for a run that goes on after an interruption, or null
 */
public record Race(Judge judge, Runner runner, double auditShare, long seed, boolean sampling,
        @Nullable JudgementJournal journal) {
    /** {@link Entry#audited} of a rule that was not audited. */
    public static final int NOT_AUDITED = -1;
    /** Items handed over at once, for each core. Progress is reported between them. */
    private static final int ITEMS_PER_CORE = 16;
    private static final double NANOS = 1e9;
    /** The two things that are done with a rule. */
    static final String SCREENED = "screened";
    private static final String CONFIRMED = "confirmed";

    /**
     * A rule and how it fared.
     *
     * @param rule the rule
     * @param judgement how far it came
     * @param nearDuplicate whether it was not confirmed because a known rule is too similar
     * @param audited the screen that rejected the rule, if it was confirmed as an audit, or {@link #NOT_AUDITED}
     * @param coreSeconds time that processors worked on it; NaN where a runner cannot tell
     */
    public record Entry(PlasticityRule rule, Judgement judgement, boolean nearDuplicate, int audited,
            double coreSeconds) {}

    /** Hears how far a generation has come. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * Some more rules were judged.
         *
         * @param stage what was done with them: screened or confirmed
         * @param done rules so far
         * @param all rules in this stage
         */
        void judged(String stage, int done, int all);
    }

    /**
     * One of the two ways to judge, as work that survives whatever a rule brings about.
     *
     * @param judge the judge
     * @param stage screened or confirmed
     */
    private record Judging(Judge judge, String stage) implements Work<PlasticityRule, TimedJudgement> {
        @Override
        public TimedJudgement apply(PlasticityRule rule) {
            double before = coreSeconds();
            Judgement judgement;
            try {
                judgement = stage.equals(CONFIRMED) ? judge.confirm(rule) : judge.screen(rule);
            } catch (CancellationException stopped) {
                throw stopped;
            } catch (RuntimeException failure) {
                judgement = Judgement.error(failure.toString());
            }
            return new TimedJudgement(judgement, coreSeconds() - before);
        }

        /** Time that a processor worked for this thread; unknown where a device does the work. */
        private static double coreSeconds() {
            return Thread.currentThread().isVirtual()
                    ? Double.NaN
                    : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOS;
        }
    }

    /**
     * Judges all rules of a generation.
     *
     * @param rules the rules
     * @param known rules beside which a similar one needs no confirmation; within the generation, neither does
     *        one beside an earlier one
     * @param watcher hears how far the generation has come
     * @return one entry for each rule, in their order
     * @throws CancellationException if the runner was stopped before the end
     * @throws IllegalArgumentException if not one of the rules could be judged
     */
    public List<Entry> judge(List<PlasticityRule> rules, KnownRules known, Watcher watcher) {
        List<Entry> entries = judge(rules, known.copy(), auditShare, watcher);
        if (!entries.isEmpty() && entries.stream().allMatch(entry -> entry.judgement().error() != null)) {
            throw new IllegalArgumentException("not one of the " + entries.size()
                    + " rules of a generation could be judged: " + entries.getFirst().judgement().error());
        }
        return entries;
    }

    /**
     * Judges the first rules of a generation that will not be finished, without audits. Those that prove stable
     * are stable in the whole generation, too, unless an audited rule before them is similar.
     *
     * @param rules the rules
     * @param tried rules beside which a similar one needs no confirmation; the confirmed ones are added
     * @param watcher hears how far the work has come
     * @return one entry for each rule, in their order
     * @throws CancellationException if the runner was stopped before the end
     */
    public List<Entry> judgeSome(List<PlasticityRule> rules, KnownRules tried, Watcher watcher) {
        return judge(rules, tried, sampling ? auditShare : 0, watcher);
    }

    private List<Entry> judge(List<PlasticityRule> rules, KnownRules tried, double share, Watcher watcher) {
        List<TimedJudgement> screened = all(rules, new Judging(judge, SCREENED), watcher);
        double shareOfFormulas = sampling ? share : share * shareOfFormulas(screened);
        boolean[] nearDuplicate = new boolean[rules.size()];
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Judgement judgement = screened.get(i).judgement();
            boolean passed = judgement.passed() == judge.screens().size();
            if (judgement.error() == null
                    && (passed || isAudited(rules.get(i), judgement.passed(), share, shareOfFormulas))) {
                nearDuplicate[i] = !sampling && tried.isNearDuplicate(rules.get(i));
                if (!nearDuplicate[i]) {
                    tried.add(rules.get(i));
                    candidates.add(i);
                }
            }
        }
        List<TimedJudgement> confirmed = all(candidates.stream().map(rules::get).toList(),
                new Judging(judge, CONFIRMED), watcher);
        Entry[] entries = new Entry[rules.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new Entry(rules.get(i), screened.get(i).judgement(), nearDuplicate[i], NOT_AUDITED,
                    screened.get(i).coreSeconds());
        }
        for (int c = 0; c < candidates.size(); c++) {
            int i = candidates.get(c);
            entries[i] = confirmed(screened.get(i), confirmed.get(c), rules.get(i));
        }
        return List.of(entries);
    }

    private Entry confirmed(TimedJudgement screened, TimedJudgement confirmed, PlasticityRule rule) {
        Judgement before = screened.judgement();
        boolean rejected = before.passed() < judge.screens().size();
        boolean counts = !rejected || confirmed.judgement().isStable();
        return new Entry(rule, counts ? confirmed.judgement().with(before.activity()) : before, false,
                rejected ? before.passed() : NOT_AUDITED, screened.coreSeconds() + confirmed.coreSeconds());
    }

    private List<TimedJudgement> all(List<PlasticityRule> rules, Judging judging, Watcher watcher) {
        int step = ITEMS_PER_CORE * runner.cores();
        List<TimedJudgement> judged = new ArrayList<>();
        for (int from = 0; from < rules.size(); from += step) {
            judged.addAll(some(rules.subList(from, Math.min(rules.size(), from + step)), judging));
            watcher.judged(judging.stage, judged.size(), rules.size());
        }
        return judged;
    }

    private List<TimedJudgement> some(List<PlasticityRule> rules, Judging judging) {
        if (journal == null) {
            return runner.map(rules, judging);
        }
        List<PlasticityRule> open = rules.stream().filter(rule -> journal.of(judging.stage, rule) == null).toList();
        Map<PlasticityRule, TimedJudgement> judged = new HashMap<>();
        Iterator<PlasticityRule> next = open.iterator();
        runner.<PlasticityRule, TimedJudgement, RuntimeException>forEach(open, judging, timed -> {
            PlasticityRule rule = next.next();
            judged.put(rule, timed);
            journal.add(judging.stage, rule, timed);
        });
        return rules.stream().map(rule -> judged.containsKey(rule)
                ? judged.get(rule)
                : Objects.requireNonNull(journal.of(judging.stage, rule))).toList();
    }

    /**
     * At most as many audits as if formulas rejected no more than they let pass: uniform draws fail by thousands.
     */
    private double shareOfFormulas(List<TimedJudgement> screened) {
        long rejected = screened.stream().map(timed -> timed.judgement().passed())
                .filter(passed -> passed < judge.screens().size() && !judge.simulates(passed)).count();
        return rejected == 0 ? 0 : Math.min(1, (screened.size() - rejected) / (double) rejected);
    }

    private boolean isAudited(PlasticityRule rule, int screen, double share, double shareOfFormulas) {
        double chance = judge.simulates(screen) ? share : shareOfFormulas;
        return chance > 0 && Seeds.coin(seed, "audit " + rule.id()) < chance;
    }

    /**
     * {@return how many rules of its kind a stable rule stands for in a sample: the inverse of the chance with
     * which it was confirmed}
     *
     * @param entry a stable rule
     */
    public double weight(Entry entry) {
        return sampling && entry.audited() != NOT_AUDITED ? 1 / auditShare : 1;
    }
}
