package rulezoo.evolve;

import io.jenetics.DoubleGene;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import rulezoo.archive.Lineage;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.SearchCheckpoint;
import rulezoo.archive.ZooWriter;
import rulezoo.simulator.Software;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * A search: generation by generation, rules are proposed ({@link Evolution}), judged ({@link Race}), and the
 * stable ones archived, before the generation's checkpoint is saved. On a zoo that holds a checkpoint of the
 * same search it goes on from there; the rules found, their evidence and their lineage depend on the settings
 * alone, not on the number of threads or on interruptions.
 */
public final class Search implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final SearchSettings settings;
    private final String run;
    private final ZooWriter zoo;
    private final RuleGenome genome;
    private final KnownRules known;
    private final List<String> knownIds = new ArrayList<>();
    private final Race race;
    private final Evolution evolution;
    private final double stableFitness;

    private ISeq<Phenotype<DoubleGene, Double>> population = ISeq.empty();
    private int generation = -1;
    private Outcomes outcomes;
    private List<Race.Entry> judged = List.of();

    /**
     * Prepares a search, or the continuation of the one whose checkpoint the zoo holds. Closing the search does
     * not close the zoo.
     *
     * @param settings what to look for
     * @param judge judges rules, normally a {@link SimulationJudge}
     * @param zoo where rules and checkpoints go
     * @param threads number of rules judged at once
     * @throws IllegalArgumentException if the zoo holds a search with other settings
     * @throws IOException if the zoo cannot be read
     */
    public Search(SearchSettings settings, Judge judge, ZooWriter zoo, int threads) throws IOException {
        this.settings = settings;
        this.run = SettingsJson.runId(settings);
        this.zoo = zoo;
        this.genome = new RuleGenome(RuleFamily.POLYNOMIAL, settings.plastic());
        this.known = new KnownRules(genome);
        this.race = new Race(judge, threads);
        this.evolution = new Evolution(settings, genome, this::evaluate);
        this.stableFitness = judge.screens().size() + 1;
        this.outcomes = Outcomes.none(judge.screens());
        Optional<SearchCheckpoint> checkpoint = zoo.latestCheckpoint();
        if (checkpoint.isPresent()) {
            resume(checkpoint.get());
        }
    }

    /**
     * Searches until the budget is spent or {@link #stop} is called. A generation is started only if one as long
     * as the last would end within the budget's minutes, but at least one is.
     *
     * @param listener told of every generation
     * @throws IOException if the zoo cannot be written; what was acknowledged before is safe
     */
    public SearchResult run(SearchListener listener) throws IOException {
        long began = System.nanoTime();
        long evaluationsBefore = outcomes.total();
        double lastSeconds = 0;
        double elapsed = 0;
        while (!race.isStopped() && !isSpent(elapsed + lastSeconds)) {
            if (!advance()) {
                break;
            }
            double now = (System.nanoTime() - began) / NANOS;
            lastSeconds = now - elapsed;
            elapsed = now;
            listener.generationEnded(progress(evaluationsBefore, elapsed));
        }
        return new SearchResult(progress(evaluationsBefore, elapsed), race.isStopped());
    }

    /**
     * Ends the run soon, from any thread: simulations under way are finished, the unfinished generation is
     * dropped. The same search on the same zoo goes on from the last complete generation.
     */
    public void stop() {
        race.stop();
    }

    /** Stops the search and waits for simulations under way. */
    @Override
    public void close() {
        race.close();
    }

    private boolean isSpent(double secondsNeeded) {
        Budget budget = settings.budget();
        return (budget.minutes() != null && secondsNeeded > budget.minutes() * 60)
                || (budget.evaluations() != null && outcomes.total() >= budget.evaluations())
                || (budget.stableRules() != null && outcomes.stable() >= budget.stableRules());
    }

    /** One more generation; false if it was dropped because the search was stopped. */
    private boolean advance() throws IOException {
        int next = generation + 1;
        judged = List.of();
        try {
            population = evolution.next(population, next, outcomes.total());
        } catch (RuntimeException e) {
            if (race.isStopped()) {
                return false;
            }
            // Jenetics joins futures, which wraps what the judge throws.
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        generation = next;
        outcomes = outcomes.plus(judged);
        List<RuleRecord> found = judged.stream().filter(entry -> entry.judgement().isStable()).map(this::record)
                .toList();
        found.forEach(record -> remember(record.rule()));
        // Rules first: after a crash between the two, the generation is computed again and appends the same ids.
        zoo.appendRules(found);
        zoo.saveCheckpoint(checkpoint());
        return true;
    }

    private ISeq<Phenotype<DoubleGene, Double>> evaluate(Seq<Phenotype<DoubleGene, Double>> all) {
        List<PlasticityRule> rules = all.stream().filter(Phenotype::nonEvaluated)
                .map(phenotype -> genome.decode(phenotype.genotype())).toList();
        if (rules.isEmpty()) {
            return all.asISeq();
        }
        judged = race.judge(rules, known);
        var next = judged.iterator();
        return all.map(phenotype -> phenotype.isEvaluated()
                ? phenotype
                : phenotype.withFitness(next.next().judgement().fitness())).asISeq();
    }

    private RuleRecord record(Race.Entry entry) {
        Lineage lineage = new Lineage(run, generation, evolution.parentsOf(entry.rule().id()));
        return new RuleRecord(entry.rule(), settings.network(), settings.protocol(), settings.criteria(),
                entry.judgement().confirmations(), lineage, Software.VERSION, Simulation.FORMAT_VERSION);
    }

    private void remember(PlasticityRule rule) {
        known.add(rule);
        knownIds.add(rule.id());
    }

    private SearchProgress progress(long evaluationsBefore, double elapsedSeconds) {
        double best = population.stream().mapToDouble(Phenotype::fitness).max().orElse(0);
        return new SearchProgress(run, generation, outcomes.total(), outcomes.byName(), outcomes.stable(), best,
                stableFitness, outcomes.total() - evaluationsBefore, elapsedSeconds);
    }

    private SearchCheckpoint checkpoint() {
        return new SearchCheckpoint(run, SettingsJson.write(settings), generation, outcomes.total(),
                population.stream().map(p -> RuleGenome.coefficients(p.genotype())).toArray(double[][]::new),
                population.stream().mapToDouble(Phenotype::fitness).toArray(),
                population.stream().mapToLong(Phenotype::generation).toArray(), outcomes.counts(), knownIds);
    }

    private void resume(SearchCheckpoint checkpoint) throws IOException {
        if (!checkpoint.run().equals(run)) {
            throw new IllegalArgumentException("the zoo holds search " + checkpoint.run() + ", which differs in "
                    + SettingsJson.differences(checkpoint.settings(), settings)
                    + ": give the same settings to resume it, or another zoo");
        }
        generation = checkpoint.generation();
        outcomes = new Outcomes(outcomes.screens(), checkpoint.outcomes());
        population = IntStream.range(0, checkpoint.genomes().length)
                .mapToObj(i -> Phenotype.of(genome.encode(checkpoint.genomes()[i]), checkpoint.birth()[i],
                        checkpoint.fitness()[i]))
                .collect(ISeq.toISeq());
        Set<String> ids = new HashSet<>(checkpoint.knownIds());
        zoo.read().rules().stream().map(RuleRecord::rule).filter(rule -> ids.contains(rule.id()))
                .forEach(this::remember);
    }
}
