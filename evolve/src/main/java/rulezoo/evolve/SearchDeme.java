package rulezoo.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.archive.record.Deme;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.Activity;
import rulezoo.evolve.judging.Outcomes;
import rulezoo.evolve.judging.Race;
import rulezoo.evolve.judging.Score;
import rulezoo.evolve.strategy.Individual;
import rulezoo.evolve.strategy.Judged;
import rulezoo.evolve.strategy.Proposal;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.evolve.strategy.Strategy;
import rulezoo.evolve.strategy.StrategyTask;
import rulezoo.evolve.strategy.Turn;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/** The part of a search that looks for rules on one set of pathways. */
final class SearchDeme {
    private final RuleGenome genome;
    private final Strategy strategy;
    private final KnownRules known;

    private int generation = -1;
    private Outcomes outcomes;

    /**
     * A proposal and what became of it.
     *
     * @param proposal what the strategy proposed
     * @param entry how the rule fared
     */
    record JudgedProposal(Proposal proposal, Race.Entry entry) {
        Judged score() {
            return new Judged(proposal, entry.rule().id(), Score.of(entry.judgement()), entry.judgement().isStable());
        }
    }

    /**
     * What one generation brought.
     *
     * @param turn which generation it is
     * @param judged the proposals in their order
     */
    record Generation(Turn turn, List<JudgedProposal> judged) {}

    SearchDeme(SearchSettings settings, Set<Pathway> plastic, List<String> screens) {
        this.genome = new RuleGenome(settings.target().family(), plastic);
        this.strategy = Strategies.of(settings.breeding().strategy()).create(new StrategyTask(genome,
                settings.breeding(), settings.screening().leadingFormulas(), settings.seed()));
        this.known = new KnownRules(genome);
        this.outcomes = Outcomes.none(screens);
    }

    /**
     * The rules of a generation, before they are judged.
     *
     * @param turn which generation it is
     * @param proposals what the strategy proposes
     */
    record Asked(Turn turn, List<Proposal> proposals) {}

    /** What the strategy proposes next. */
    Asked ask() {
        Turn turn = new Turn(generation + 1, outcomes.total(), known);
        return new Asked(turn, strategy.ask(turn));
    }

    /** The generation, judged; it counts for nothing until it is {@link #accept accepted}. */
    Generation judge(Asked asked, Race race, Race.Watcher watcher) {
        return new Generation(asked.turn, joined(asked.proposals, race.judge(rules(asked.proposals), known, watcher)));
    }

    /** Some proposals of a generation that will not be finished. */
    List<JudgedProposal> judgeSome(List<Proposal> some, KnownRules tried, Race race, Race.Watcher watcher) {
        return joined(some, race.judgeSome(rules(some), tried, watcher));
    }

    private List<PlasticityRule> rules(List<Proposal> proposals) {
        return proposals.stream().map(p -> genome.rule(p.coefficients())).toList();
    }

    private static List<JudgedProposal> joined(List<Proposal> proposals, List<Race.Entry> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new JudgedProposal(proposals.get(i), entries.get(i))).toList();
    }

    void accept(Generation next) {
        strategy.tell(next.judged().stream().map(JudgedProposal::score).toList(), next.turn());
        generation++;
        List<Race.Entry> entries = next.judged().stream().map(JudgedProposal::entry).toList();
        outcomes = outcomes.plus(entries);
        entries.stream().filter(entry -> entry.judgement().isStable()).forEach(entry -> known.add(entry.rule()));
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
        return strategy.memory().stream().mapToDouble(member -> member.score().fitness()).max().orElse(0);
    }

    /** The state as plain arrays. */
    Deme save() {
        List<Individual> population = strategy.memory();
        return new Deme(genome.plastic(), generation,
                population.stream().map(Individual::coefficients).toArray(double[][]::new),
                population.stream().mapToDouble(member -> member.score().fitness()).toArray(),
                population.stream().map(member -> member.score().toArray()).toArray(double[][]::new),
                population.stream().map(member -> Activity.toArray(member.score().activity())).toArray(double[][]::new),
                population.stream().mapToLong(Individual::birth).toArray(), outcomes.counts(), outcomes.audits(),
                population.stream().map(Individual::founder).toList());
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
                    Score.of(state.fitness()[i], state.aspects()[i], state.activity()[i]), state.birth()[i],
                    state.founders().get(i)));
        }
        strategy.recall(members);
        archived.forEach(known::add);

    }
}
