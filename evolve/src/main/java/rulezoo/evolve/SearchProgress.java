package rulezoo.evolve;

import java.util.Map;

/**
 * Where a search stands after a generation. All counts are over all runs of the search.
 *
 * @param run id of the search
 * @param generation last generation completed; the first are founders, drawn from the prior
 * @param evaluations rules judged
 * @param outcomes number of rules that failed at each screen, that were near-duplicates of known rules, that
 *        failed the confirmation, and that are stable; by name, in this order
 * @param stable stable rules archived
 * @param bestFitness fitness of the fittest rule of the population
 * @param stableFitness fitness of every stable rule
 * @param evaluationsNow rules judged in this run
 * @param elapsedSeconds wall time of this run
 */
public record SearchProgress(String run, int generation, long evaluations, Map<String, Long> outcomes, long stable,
        double bestFitness, double stableFitness, long evaluationsNow, double elapsedSeconds) {
    /** Rules judged a second in this run. */
    public double evaluationsPerSecond() {
        return elapsedSeconds > 0 ? evaluationsNow / elapsedSeconds : 0;
    }
}
