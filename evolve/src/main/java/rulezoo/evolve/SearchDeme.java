package rulezoo.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rulezoo.archive.Deme;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/** The part of a search that looks for rules on one set of pathways. */
final class SearchDeme {
    private final RuleGenome genome;
    private final Strategy strategy;
    private final KnownRules known;

    private List<Individual> population = List.of();
    private int generation = -1;
    private Outcomes outcomes;

    /**
     * What one generation brought.
     *
     * @param population the population after it
     * @param judged the rules that were judged
     * @param parents ids of the parents of each, by id
     */
    record Generation(List<Individual> population, List<Race.Entry> judged, Map<String, List<String>> parents) {}

    SearchDeme(SearchSettings settings, Set<Pathway> plastic, List<String> screens) {
        this.genome = new RuleGenome(settings.family(), plastic);
        this.strategy = settings.strategy().create(settings, genome);
        this.known = new KnownRules(genome);
        this.outcomes = Outcomes.none(screens);
    }

    /** The next generation, which changes nothing until it is {@link #accept accepted}. */
    Generation next(Race race) {
        List<Race.Entry> judged = new ArrayList<>();
        Map<String, List<String>> parents = new HashMap<>();
        Panel panel = proposals -> {
            List<PlasticityRule> rules = proposals.stream().map(p -> genome.rule(p.coefficients())).toList();
            for (int i = 0; i < rules.size(); i++) {
                parents.put(rules.get(i).id(), proposals.get(i).parents());
            }
            judged.addAll(race.judge(rules, known));
            return judged.stream().map(entry -> Score.of(entry.judgement())).toList();
        };
        List<Individual> next = strategy.next(population, new Turn(generation + 1, outcomes.total(), known), panel);
        return new Generation(next, judged, parents);
    }

    void accept(Generation next) {
        population = next.population();
        generation++;
        outcomes = outcomes.plus(next.judged());
        next.judged().stream().filter(entry -> entry.judgement().isStable()).forEach(entry -> known.add(entry.rule()));
    }

    int generation() {
        return generation;
    }

    Set<Pathway> plastic() {
        return genome.plastic();
    }

    Outcomes outcomes() {
        return outcomes;
    }

    KnownRules known() {
        return known;
    }

    double bestFitness() {
        return population.stream().mapToDouble(member -> member.score().fitness()).max().orElse(0);
    }

    /** The state as plain arrays. */
    Deme save() {
        return new Deme(genome.plastic(), generation,
                population.stream().map(Individual::coefficients).toArray(double[][]::new),
                population.stream().mapToDouble(member -> member.score().fitness()).toArray(),
                population.stream().map(member -> member.score().toArray()).toArray(double[][]::new),
                population.stream().map(member -> Activity.toArray(member.score().activity())).toArray(double[][]::new),
                population.stream().mapToLong(Individual::birth).toArray(), outcomes.counts(), outcomes.audits());
    }

    /**
     * Goes on from a saved state.
     *
     * @param state what {@link #save} returned
     * @param archived the rules archived before, in their order
     */
    void restore(Deme state, List<PlasticityRule> archived) {
        generation = state.generation();
        outcomes = new Outcomes(outcomes.screens(), state.outcomes(), state.audits());
        List<Individual> members = new ArrayList<>();
        for (int i = 0; i < state.genomes().length; i++) {
            members.add(new Individual(Objects.requireNonNull(state.genomes()[i]),
                    Score.of(state.fitness()[i], state.aspects()[i], state.activity()[i]), state.birth()[i]));
        }
        population = List.copyOf(members);
        archived.forEach(known::add);
    }
}
