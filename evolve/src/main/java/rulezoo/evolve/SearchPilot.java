package rulezoo.evolve;

import java.util.ArrayList;
import java.util.List;
import rulezoo.evolve.judging.Judge;
import rulezoo.evolve.judging.Race;
import rulezoo.simulator.run.Runner;

/**
 * What the first rules of a search cost: judged as the search would judge them, and forgotten.
 *
 * @param judged rules judged
 * @param stable stable ones among them
 * @param coreSecondsPerRule time of a processor that a rule took
 */
public record SearchPilot(int judged, int stable, double coreSecondsPerRule) {
    /** Rules judged before the time is looked at. */
    private static final int STEP = 8;

    /**
     * Judges founders for some time.
     *
     * @param settings settings of the search
     * @param judge judges rules
     * @param runner where rules are judged
     * @param seconds time after which no more are judged, if all founders of a generation are not judged before
     * @return what was seen
     */
    public static SearchPilot of(SearchSettings settings, Judge judge, Runner runner, double seconds) {
        SearchDeme deme = new SearchDeme(settings, settings.target().pathwaySets().getLast(), judge.screens());
        Race race = new Race(judge, runner, settings.screening().auditShare(), settings.seed(), false, null);
        SearchDeme.Asked asked = deme.ask();
        List<SearchDeme.JudgedProposal> judged = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (judged.size() < asked.proposals().size() && (judged.isEmpty() || System.nanoTime() < end)) {
            int to = Math.min(asked.proposals().size(), judged.size() + STEP * runner.cores());
            judged.addAll(deme.judgeSome(asked.proposals().subList(judged.size(), to), deme.known().copy(), race,
                    (_, _, _) -> {}));
        }
        double spent = judged.stream().mapToDouble(one -> one.entry().coreSeconds()).sum();
        return new SearchPilot(judged.size(),
                (int) judged.stream().filter(one -> one.entry().judgement().isStable()).count(),
                spent / judged.size());
    }
}
