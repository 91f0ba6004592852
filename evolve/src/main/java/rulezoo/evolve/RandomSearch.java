package rulezoo.evolve;

import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Uniform draws from the prior: what every other strategy has to beat.
 *
 * @param settings settings of the search
 * @param genome the rules
 */
record RandomSearch(SearchSettings settings, RuleGenome genome) implements Strategy {
    @Override
    public List<Individual> next(List<Individual> population, Turn turn, Panel panel) {
        List<Proposal> draws = draw(settings.population(), settings, genome, turn.generation());
        panel.judge(draws);
        return List.of();
    }

    /** Uniform draws of one generation. */
    static List<Proposal> draw(int count, SearchSettings settings, RuleGenome genome, int generation) {
        return RandomRegistry.with(Seeds.generator(settings.seed(), genome.plastic(), "generation " + generation))
                .call(() -> {
                    List<Proposal> draws = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        draws.add(new Proposal(RuleGenome.coefficients(genome.draw()), List.of()));
                    }
                    return draws;
                });
    }
}
