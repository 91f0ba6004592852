package rulezoo.evolve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import rulezoo.archive.Deme;
import rulezoo.archive.DiskFullException;
import rulezoo.archive.Lineage;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.SearchCheckpoint;
import rulezoo.archive.ZooWriter;
import rulezoo.evolve.judging.Judge;
import rulezoo.evolve.judging.Outcomes;
import rulezoo.evolve.judging.Race;
import rulezoo.evolve.judging.SimulationJudge;
import rulezoo.evolve.judging.Target;
import rulezoo.evolve.strategy.Strategy;
import rulezoo.simulator.Software;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.run.Runner;

/**
 * A search: generation by generation, rules are proposed ({@link Strategy}), judged ({@link Race}), and the
 * stable ones archived, before the generation's checkpoint is saved. If several sets of pathways are
 * searched, they take turns. On a zoo that holds a checkpoint of the same search it goes on from there;
 * beside those of others it starts anew and takes no notice of what they found. The rules found, their
 * evidence and their lineage depend on the settings alone, not on where rules are judged or on interruptions.
 */
public final class Search {
    private static final double NANOS = 1e9;
    private static final long PAUSE_MILLIS = 2000;

    private final SearchSettings settings;
    private final String run;
    private final ZooWriter zoo;
    private final Runner runner;
    private final Race race;
    private final List<SearchDeme> demes;
    private final List<String> knownIds = new ArrayList<>();
    private final double stableFitness;
    private int generation = -1;
    private int lost;

    /**
     * Prepares a search, or its continuation if the zoo holds a checkpoint of it.
     *
     * @param settings what to look for
     * @param judge judges rules, normally a {@link SimulationJudge}
     * @param zoo where rules and checkpoints go
     * @param runner where rules are judged; stopping it ends the search soon: the unfinished generation is
     *        dropped, and the same search on the same zoo goes on from the last complete one
     * @throws IOException if the zoo cannot be read
     */
    public Search(SearchSettings settings, Judge judge, ZooWriter zoo, Runner runner) throws IOException {
        this.settings = settings;
        this.run = SettingsJson.runId(settings);
        this.zoo = zoo;
        this.runner = runner;
        this.race = new Race(judge, runner, settings.screening().auditShare(), settings.seed());
        this.demes = settings.target().pathwaySets().stream()
                .map(plastic -> new SearchDeme(settings, plastic, judge.screens()))
                .toList();
        this.stableFitness = judge.screens().size() + 1;
        Optional<SearchCheckpoint> checkpoint = zoo.latestCheckpoint(run);
        if (checkpoint.isPresent()) {
            resume(checkpoint.get());
        }
    }

    /** {@return the id of the search: a function of its settings and the version of the simulations} */
    public String run() {
        return run;
    }

    /** {@return the number of the last generation completed, from 0; -1 before the first} */
    public int generation() {
        return generation;
    }

    /**
     * {@return how many rules this search had archived that its zoo no longer holds, because a file was damaged
     * or removed; they count as judged, but not as found}
     */
    public int lost() {
        return lost;
    }

    /**
     * Searches until the budget is spent or the runner is stopped. A generation is started only if one as long as
     * the last would end within the budget's minutes, but at least one is.
     *
     * @param listener told of every generation
     * @return where the search stands, and whether it was stopped
     * @throws IOException if the zoo cannot be written, for another reason than a full disk; what was
     *         acknowledged before is safe
     */
    public SearchResult run(SearchListener listener) throws IOException {
        long began = System.nanoTime();
        Outcomes before = outcomes();
        double lastSeconds = 0;
        double elapsed = 0;
        SearchDeme last = demes.getFirst();
        while (!runner.isStopped() && !isSpent(elapsed + lastSeconds)) {
            SearchDeme deme = demes.get((generation + 1) % demes.size());
            if (!advance(deme, listener)) {
                break;
            }
            last = deme;
            double now = (System.nanoTime() - began) / NANOS;
            lastSeconds = now - elapsed;
            elapsed = now;
            listener.generationEnded(progress(last, before, elapsed));
        }
        return new SearchResult(progress(last, before, elapsed), runner.isStopped());
    }

    private boolean isSpent(double secondsNeeded) {
        Budget budget = settings.budget();
        Outcomes outcomes = outcomes();
        return (budget.minutes() != null && secondsNeeded > budget.minutes() * 60)
                || (budget.evaluations() != null && outcomes.total() >= budget.evaluations())
                || (budget.stableRules() != null && outcomes.stable() - lost >= budget.stableRules());
    }

    private Outcomes outcomes() {
        return demes.stream().map(SearchDeme::outcomes).reduce(Outcomes::plus).orElseThrow();
    }

    /** One more generation; false if it was dropped because the search was stopped. */
    private boolean advance(SearchDeme deme, SearchListener listener) throws IOException {
        SearchDeme.Generation next;
        try {
            next = deme.next(race);
        } catch (CancellationException stopped) {
            return false;
        }
        int number = generation + 1;
        List<RuleRecord> found = next.judged().stream().filter(judged -> judged.entry().judgement().isStable())
                .map(judged -> record(judged, number)).toList();
        for (SearchDeme.JudgedProposal judged : next.judged()) {
            String error = judged.entry().judgement().error();
            if (error != null) {
                listener.ruleSkipped(judged.entry().rule(), error);
            }
        }
        // Rules first: after a crash between the two, the generation is computed again and appends the same ids.
        if (!whenThereIsRoom(() -> zoo.appendRules(found), listener)) {
            return false;
        }
        deme.accept(next);
        generation = number;
        found.forEach(record -> knownIds.add(record.id()));
        SearchCheckpoint checkpoint = checkpoint();
        return whenThereIsRoom(() -> zoo.saveCheckpoint(checkpoint), listener);
    }

    /** Something that is written to the zoo. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    /** Writes, as soon as the disk has room; false if the search was stopped before that. */
    private boolean whenThereIsRoom(Write write, SearchListener listener) throws IOException {
        boolean paused = false;
        while (true) {
            try {
                write.run();
                if (paused) {
                    listener.resumed();
                }
                return true;
            } catch (DiskFullException full) {
                if (!paused) {
                    listener.paused(Objects.requireNonNullElse(full.getMessage(), "the disk is full"));
                    paused = true;
                }
                if (!waited()) {
                    return false;
                }
            }
        }
    }

    private boolean waited() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            runner.stop();
        }
        return !runner.isStopped();
    }

    private RuleRecord record(SearchDeme.JudgedProposal judged, int number) {
        Target target = settings.target();
        return new RuleRecord(judged.entry().rule(), target.network(), target.protocol(), target.criteria(),
                judged.entry().judgement().confirmations(), new Lineage(run, number, judged.proposal().parents()),
                Software.VERSION, Simulation.FORMAT_VERSION);
    }

    private SearchProgress progress(SearchDeme deme, Outcomes before, double elapsedSeconds) {
        Outcomes outcomes = outcomes();
        return new SearchProgress(run, generation, deme.plastic(), outcomes.total(), outcomes.byName(),
                outcomes.audited(settings.screening().auditShare()), outcomes.stable() - lost, deme.bestFitness(),
                stableFitness,
                deme.known().coverage(), outcomes.total() - before.total(), outcomes.stable() - before.stable(),
                elapsedSeconds, runner.cores());
    }

    private SearchCheckpoint checkpoint() {
        return new SearchCheckpoint(run, SettingsJson.write(settings), generation, outcomes().total(),
                demes.stream().map(SearchDeme::save).toList(), knownIds);
    }

    private void resume(SearchCheckpoint checkpoint) throws IOException {
        generation = checkpoint.generation();
        Set<String> ids = new HashSet<>(checkpoint.knownIds());
        knownIds.addAll(checkpoint.knownIds());
        List<PlasticityRule> archived = zoo.read().rules().stream().map(RuleRecord::rule)
                .filter(rule -> ids.contains(rule.id())).toList();
        lost = ids.size() - archived.size();
        for (SearchDeme deme : demes) {
            Deme state = checkpoint.demes().stream().filter(saved -> saved.plastic().equals(deme.plastic()))
                    .findFirst().orElseThrow();
            deme.restore(state, archived.stream().filter(rule -> rule.plastic().equals(deme.plastic())).toList());

        }
    }
}
