package rulezoo.evolve;

import java.util.Map;
import java.util.Set;
import rulezoo.evolve.genome.Coverage;
import rulezoo.evolve.judging.ScreenAudit;
import rulezoo.simulator.rule.Pathway;

/**
 * Where a search stands after a generation. All counts are over all runs of the search.
 *
 * @param run id of the search
 * @param generation last generation completed, over all demes; the first are founders, drawn from the prior
 * @param plastic pathways of the deme whose generation it was
 * @param evaluations rules judged
 * @param outcomes number of rules that failed at each screen, that were near-duplicates of known rules, that
 *        failed the confirmation, that are stable, and that could not be judged; by name, in this order
 * @param audits what is known of each screen's mistakes, by name; empty if nothing is audited
 * @param stable stable rules archived
 * @param bestFitness fitness of the fittest rule that was judged in this generation or is in the population
 * @param stableFitness fitness of every stable rule
 * @param coverage how the archived rules of the deme cover its coefficients
 * @param evaluationsNow rules judged in this run
 * @param stableNow stable rules archived in this run
 * @param elapsedSeconds wall time of this run
 * @param cores rules judged at once
 */
public record SearchProgress(String run, int generation, Set<Pathway> plastic, long evaluations,
        Map<String, Long> outcomes, Map<String, ScreenAudit> audits, long stable, double bestFitness,
        double stableFitness, Coverage coverage, long evaluationsNow, long stableNow, double elapsedSeconds,
        int cores) {
    private static final double SECONDS_PER_HOUR = 3600;

    /** {@return the number of rules judged a second in this run; 0 if no time has passed} */
    public double evaluationsPerSecond() {
        return elapsedSeconds > 0 ? evaluationsNow / elapsedSeconds : 0;
    }

    /** {@return the yield of this run: rules archived an hour and core; 0 if no time has passed} */
    public double yieldPerCoreHour() {
        return elapsedSeconds > 0 ? stableNow * SECONDS_PER_HOUR / (elapsedSeconds * cores) : 0;

    }
}
