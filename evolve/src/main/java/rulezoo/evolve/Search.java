package rulezoo.evolve;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.archive.segment.DiskFullException;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.judging.Demand;
import rulezoo.evolve.judging.Judge;
import rulezoo.evolve.judging.Judgement;
import rulezoo.evolve.judging.JudgementJournal;
import rulezoo.evolve.judging.Outcomes;
import rulezoo.evolve.judging.Race;
import rulezoo.evolve.judging.SimulationJudge;
import rulezoo.evolve.judging.Target;
import rulezoo.evolve.strategy.Proposal;
import rulezoo.evolve.strategy.Strategies;
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
    private final JudgementJournal journal;
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
     * @param runner where rules are judged; stopping it ends the search soon: of the unfinished generation, only
     *        judgements are kept, and the same search on the same zoo goes on with them
     * @throws IOException if the zoo cannot be read
     */
    public Search(SearchSettings settings, Judge judge, ZooWriter zoo, Runner runner) throws IOException {
        this.settings = settings;
        this.run = SettingsJson.runId(settings);
        this.zoo = zoo;
        this.runner = runner;
        this.journal = new JudgementJournal(zoo.snapshots().resolve("search-" + run + ".judgements"));
        this.race = new Race(judge, runner, settings.screening().auditShare(), settings.seed(),
                Strategies.of(settings.breeding().strategy()).samples(), journal);
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
     * Searches until the budget is spent or the runner is stopped. Where minutes are limited, a generation that
     * would last longer than they do is cut: its first rules are judged, and the stable ones archived, but it
     * counts as not begun, so that the same search goes on with the whole of it. At least one generation is
     * finished.
     *
     * @param listener told of every generation
     * @return where the search stands, and whether it was stopped
     * @throws IOException if the zoo cannot be written, for another reason than a full disk; what was
     *         acknowledged before is safe
     */
    public SearchResult run(SearchListener listener) throws IOException {
        Clock clock = new Clock();
        Outcomes before = outcomes();
        double secondsPerRule = 0;
        Outcomes cut = Outcomes.none(before.screens());
        SearchDeme last = demes.getFirst();
        while (!runner.isStopped() && !isSpent(clock.elapsedSeconds())) {
            SearchDeme deme = demes.get((generation + 1) % demes.size());
            SearchDeme.Asked asked = deme.ask();
            double began = clock.elapsedSeconds();
            int kept = journal.screened();
            if (secondsPerRule * asked.proposals().size() > secondsLeft(clock)) {
                cut = cut(deme, asked, secondsPerRule, clock, listener);
                break;
            }
            if (!advance(deme, asked, clock, listener)) {
                break;
            }
            last = deme;
            secondsPerRule = (clock.elapsedSeconds() - began) / Math.max(1, asked.proposals().size() - kept);
            listener.generationEnded(progress(last, before, clock, cut));
        }
        journal.write();
        return new SearchResult(progress(last, before, clock, cut), runner.isStopped());
    }

    /** Time of this run. */
    private static final class Clock {
        private final long began = System.nanoTime();
        private final long threadBegan = threadNanos();
        private double workSeconds;

        double elapsedSeconds() {
            return (System.nanoTime() - began) / NANOS;
        }

        void add(List<SearchDeme.JudgedProposal> judged) {
            judged.forEach(one -> workSeconds += one.entry().coreSeconds());
        }

        /** Time that processors worked: on rules, wherever that was, and on proposing and archiving them. */
        double coreSeconds() {
            return workSeconds + (threadNanos() - threadBegan) / NANOS;
        }

        private static long threadNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }

    private double secondsLeft(Clock clock) {
        Double minutes = settings.budget().minutes();
        return minutes == null ? Double.POSITIVE_INFINITY : minutes * 60 - clock.elapsedSeconds();
    }

    /** As much of a generation as time allows, and what became of it. */
    private Outcomes cut(SearchDeme deme, SearchDeme.Asked asked, double secondsPerRule, Clock clock,
            SearchListener listener) throws IOException {
        List<Proposal> proposals = asked.proposals();
        KnownRules tried = deme.known().copy();
        Outcomes outcomes = Outcomes.none(outcomes().screens());
        int judged = 0;
        int next = (int) Math.min(proposals.size(), secondsLeft(clock) / secondsPerRule);
        while (next > judged && !runner.isStopped()) {
            List<SearchDeme.JudgedProposal> some;
            try {
                some = deme.judgeSome(proposals.subList(judged, next), tried, race, watcher(listener));
            } catch (CancellationException stopped) {
                break;
            }
            clock.add(some);
            List<RuleRecord> found = found(some, generation + 1);
            if (!whenThereIsRoom(() -> zoo.appendRules(found), listener)) {
                break;
            }
            outcomes = outcomes.plus(some.stream().map(SearchDeme.JudgedProposal::entry).toList());
            judged = next;
            next = judged + (int) Math.min(proposals.size() - judged, Math.max(0, secondsLeft(clock)) / secondsPerRule);
        }
        return outcomes;
    }

    private Race.Watcher watcher(SearchListener listener) {
        int number = generation + 1;
        return (stage, done, all) -> listener.judging(number, stage, done, all);
    }

    private boolean isSpent(double elapsedSeconds) {
        Budget budget = settings.budget();
        Outcomes outcomes = outcomes();
        return (budget.minutes() != null && elapsedSeconds >= budget.minutes() * 60)
                || (budget.evaluations() != null && outcomes.total() >= budget.evaluations())
                || (budget.stableRules() != null && outcomes.stable() - lost >= budget.stableRules());
    }

    private Outcomes outcomes() {
        return demes.stream().map(SearchDeme::outcomes).reduce(Outcomes::plus).orElseThrow();
    }

    /** One more generation; false if it was dropped because the search was stopped. */
    private boolean advance(SearchDeme deme, SearchDeme.Asked asked, Clock clock, SearchListener listener)
            throws IOException {
        SearchDeme.Generation next;
        try {
            next = deme.judge(asked, race, watcher(listener));
        } catch (RuntimeException e) {
            if (runner.isStopped()) {
                return false;
            }
            throw e;
        }
        clock.add(next.judged());
        int number = generation + 1;
        List<RuleRecord> found = found(next.judged(), number);
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
        found.stream().map(RuleRecord::id).distinct().forEach(knownIds::add);
        SearchCheckpoint checkpoint = checkpoint();
        if (!whenThereIsRoom(() -> zoo.saveCheckpoint(checkpoint), listener)) {
            return false;
        }
        journal.clear();
        return true;
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

    /** Records of the stable rules: one for each experiment, the first one first. */
    private List<RuleRecord> found(List<SearchDeme.JudgedProposal> judged, int number) {
        return judged.stream().filter(one -> one.entry().judgement().isStable())
                .flatMap(one -> records(one, number).stream()).toList();
    }

    private List<RuleRecord> records(SearchDeme.JudgedProposal judged, int number) {
        Target target = settings.target();
        List<String> parents = judged.proposal().parents().stream()
                .map(parent -> new PlasticityRule(target.family(), judged.entry().rule().plastic(),
                        parent.coefficients()).id())
                .toList();
        Lineage lineage = new Lineage(run, number, parents, judged.score().founder(), race.weight(judged.entry()));
        Judgement judgement = judged.entry().judgement();
        List<RuleRecord> records = new ArrayList<>();
        records.add(
                record(judged, new Demand(target.network(), target.protocol()), judgement.confirmations(), lineage));
        for (int i = 0; i < judgement.further().size(); i++) {
            records.add(record(judged, target.further().get(i), judgement.further().get(i), lineage));
        }
        return records;
    }

    private RuleRecord record(SearchDeme.JudgedProposal judged, Demand met, List<Confirmation> confirmations,
            Lineage lineage) {
        return new RuleRecord(judged.entry().rule(), met.network(), met.protocol(), settings.target().criteria(),
                confirmations, lineage, Software.VERSION, Simulation.FORMAT_VERSION);
    }

    private SearchProgress progress(SearchDeme deme, Outcomes before, Clock clock, Outcomes cut) {
        Outcomes outcomes = outcomes().plus(cut);
        return new SearchProgress(run, generation, deme.plastic(), outcomes.total(), outcomes.byName(),
                outcomes.audited(settings.screening().auditShare()), outcomes.stable() - lost, deme.bestFitness(),
                stableFitness, deme.known().coverage(), outcomes.total() - before.total(),
                outcomes.stable() - before.stable(), clock.elapsedSeconds(), clock.coreSeconds(), runner.cores());
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
