package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Uniform draws from the prior: what every other strategy has to beat.
 *
 * @param settings settings of the search
 * @param genome the rules
 */
record RandomSearch(SearchSettings settings, RuleGenome genome) implements Strategy {
    @Override
    public List<Individual> next(List<Individual> population, Turn turn, Panel panel) {
        List<Proposal> draws = draw(settings, genome, genome::draw, turn.generation());
        panel.judge(draws);
        return List.of();
    }

    /** As many draws as the population is large, with the generator of one generation. */
    static List<Proposal> draw(SearchSettings settings, RuleGenome genome, Supplier<Genotype<DoubleGene>> prior,
            int generation) {
        return RandomRegistry.with(Seeds.generator(settings.seed(), genome.plastic(), "generation " + generation))
                .call(() -> {
                    List<Proposal> draws = new ArrayList<>();
                    for (int i = 0; i < settings.population(); i++) {
                        draws.add(new Proposal(RuleGenome.coefficients(prior.get()), List.of()));
                    }
                    return draws;
                });
    }
}
