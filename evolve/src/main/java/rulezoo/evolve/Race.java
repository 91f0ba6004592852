package rulezoo.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Judges the rules of a generation on a fixed number of threads: first the screens, then the confirmation of
 * those that passed and are no near-duplicates. Which thread judges which rule has no influence on the
 * result.
 */
final class Race implements AutoCloseable {
    /**
     * A rule and how it fared.
     *
     * @param rule the rule
     * @param judgement how far it came
     * @param nearDuplicate whether it was not confirmed because a known rule is too similar
     */
    record Entry(PlasticityRule rule, Judgement judgement, boolean nearDuplicate) {}

    private final Judge judge;
    private final ExecutorService pool;
    private volatile boolean stopped;

    Race(Judge judge, int threads) {
        this.judge = judge;
        this.pool = Executors.newFixedThreadPool(threads,
                Thread.ofPlatform().name("judge-", 1).daemon().factory());
    }

    /**
     * Judges all rules.
     *
     * @param rules the rules of one generation
     * @param known rules beside which a similar one needs no confirmation; within the generation, neither does
     *        one beside an earlier one
     * @return one entry for each rule, in their order
     * @throws CancellationException if the race was stopped before its end
     */
    List<Entry> judge(List<PlasticityRule> rules, KnownRules known) {
        List<Judgement> judgements = new ArrayList<>(forEach(rules, judge::screen));
        KnownRules tried = known.copy();
        boolean[] nearDuplicate = new boolean[rules.size()];
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (judgements.get(i).passed() == judge.screens().size()) {
                nearDuplicate[i] = tried.isNearDuplicate(rules.get(i));
                if (!nearDuplicate[i]) {
                    tried.add(rules.get(i));
                    candidates.add(i);
                }
            }
        }
        List<Judgement> confirmed = forEach(candidates.stream().map(rules::get).toList(), judge::confirm);
        for (int c = 0; c < candidates.size(); c++) {
            judgements.set(candidates.get(c), confirmed.get(c));
        }
        return IntStream.range(0, rules.size())
                .mapToObj(i -> new Entry(rules.get(i), judgements.get(i), nearDuplicate[i])).toList();
    }

    /** Ends the race: judgements under way are finished, no other is begun. May be called by any thread. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stop();
        pool.close();
    }

    private List<Judgement> forEach(List<PlasticityRule> rules, Function<PlasticityRule, Judgement> work) {
        List<Callable<Judgement>> tasks = rules.stream().<Callable<Judgement>>map(rule -> () -> {
            if (stopped) {
                throw new CancellationException("the search was stopped");
            }
            return work.apply(rule);
        }).toList();
        try {
            List<Judgement> judgements = new ArrayList<>();
            for (Future<Judgement> future : pool.invokeAll(tasks)) {
                judgements.add(future.get());
            }
            return judgements;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new CancellationException("the search was interrupted");
        }
    }
}
