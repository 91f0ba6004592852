package rulezoo.evolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A search strategy as small as can be, the example of docs/extending.md: neighbours of the best rule so far,
 * of which the best is kept.
 *
 * @param settings settings of the search
 * @param genome the rules
 */
record HillClimbing(SearchSettings settings, RuleGenome genome) implements Strategy {
    /** Largest step of a coefficient, as a fraction of its range. */
    private static final double STEP = 0.1;

    @Override
    public List<Individual> next(List<Individual> population, Turn turn, Panel panel) {
        List<Proposal> proposals = population.isEmpty()
                ? RandomSearch.draw(settings, genome, genome::draw, turn.generation())
                : neighbours(population.getFirst(), turn);
        List<Score> scores = panel.judge(proposals);
        List<Individual> all = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            all.add(new Individual(proposals.get(i).coefficients(), scores.get(i), turn.generation()));
        }
        // The old rule comes last: of equals the first wins, so that the climber walks on over a plateau.
        all.addAll(population);
        return List.of(Collections.max(all, Comparator.comparing(Individual::score)));
    }

    private List<Proposal> neighbours(Individual best, Turn turn) {
        // A stream for this generation alone: an interrupted search goes on as if it had never stopped.
        RandomGenerator random = Seeds.generator(settings.seed(), genome.plastic(), "hill " + turn.generation());
        List<String> parent = List.of(genome.rule(best.coefficients()).id());
        List<Proposal> neighbours = new ArrayList<>();
        for (int n = 0; n < settings.population() / 2; n++) {
            double[] coefficients = best.coefficients().clone();
            for (int i = 0; i < coefficients.length; i++) {
                double step = STEP * genome.bounds(i).range() * (2 * random.nextDouble() - 1);
                coefficients[i] = genome.clamped(i, coefficients[i] + step);
            }
            neighbours.add(new Proposal(coefficients, parent));
        }
        return neighbours;
    }
}
