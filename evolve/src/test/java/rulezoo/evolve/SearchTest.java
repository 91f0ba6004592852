package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.Lineage;
import rulezoo.archive.record.RuleRecord;
import rulezoo.evolve.TestSearches.SumJudge;
import rulezoo.evolve.genome.KnownRules;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.genome.Seeds;
import rulezoo.evolve.judging.Judge;
import rulezoo.evolve.judging.Judgement;
import rulezoo.evolve.judging.ScreenAudit;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.evolve.strategy.StrategyProvider;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

/** The search itself, judged by a formula instead of a simulation. */
class SearchTest {
    private static final SearchListener NOBODY = _ -> {};
    private static final int ENOUGH = 400;

    @TempDir
    private Path folder;
    private Path zoo;

    @BeforeEach
    void nameZoo() {
        zoo = folder.resolve("zoo");
    }

    private static SearchResult search(Path zoo, SearchSettings settings, Judge judge, int threads)
            throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo); Runner runner = new LocalRunner(threads)) {
            return new Search(settings, judge, writer, runner).run(NOBODY);
        }
    }

    private static List<RuleRecord> rules(Path zoo) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            return List.copyOf(writer.read().rules());
        }
    }

    /** Our own and the one of the tests' own library. */
    private static Stream<String> strategies() {
        return Strategies.all().stream().map(StrategyProvider::id);
    }

    @Test
    void everyStableRuleIsArchivedWithItsEvidenceAndLineage() throws IOException {
        SearchResult result = search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        List<RuleRecord> archived = rules(zoo);
        assertEquals(result.progress().stable(), archived.size());
        assertTrue(archived.size() > 20, archived.size() + " rules");
        assertTrue(archived.stream().allMatch(record -> record.confirmations().size() == 3));
        assertTrue(archived.stream().allMatch(record -> new SumJudge().confirm(record.rule()).isStable()));
        for (RuleRecord record : archived) {
            assertEquals(result.progress().run(), record.lineage().run());
            assertEquals(record.lineage().generation() == 0, record.lineage().parents().isEmpty());
        }
        assertTrue(archived.stream().anyMatch(record -> record.lineage().generation() > 0));
    }

    @Test
    void archivedRulesArePairwiseDistinct() throws IOException {
        search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        SearchSettings settings = TestSearches.analytic(ENOUGH);
        KnownRules known = new KnownRules(new RuleGenome(RuleFamily.POLYNOMIAL, settings.target().plastic()));
        for (RuleRecord record : rules(zoo)) {
            assertFalse(known.isNearDuplicate(record.rule()));
            known.add(record.rule());
        }
    }

    @Test
    void everyJudgedRuleIsCountedOnce() throws IOException {
        SearchProgress progress = search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1).progress();
        assertEquals(List.of("sign", "near-duplicate", "confirmation", "stable", "error"),
                List.copyOf(progress.outcomes().keySet()));
        assertEquals(progress.evaluations(), progress.outcomes().values().stream().mapToLong(n -> n).sum());
        // 80 founders, of which enough pass the screen, and 10 children in each generation.
        assertEquals(80 + 10L * progress.generation(), progress.evaluations());
        assertTrue(progress.outcomes().entrySet().stream()
                .allMatch(outcome -> outcome.getValue() > 0 != outcome.getKey().equals("error")),
                progress.outcomes().toString());
        assertEquals(progress.stableFitness(), progress.bestFitness());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void theNumberOfThreadsDoesNotMatter(String strategy) throws IOException {
        SearchSettings settings = TestSearches.analytic(260).but().strategy(strategy).build();
        search(zoo, settings, new SumJudge(), 1);
        Path other = folder.resolve("other");
        search(other, settings, new SumJudge(), 3);
        assertEquals(rules(zoo), rules(other));
        assertFalse(rules(zoo).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void anInterruptedSearchGoesOnAsIfItHadNotBeenInterrupted(String strategy) throws IOException {
        SearchSettings settings = TestSearches.analytic(260).but().strategy(strategy).build();
        SearchResult whole = search(zoo, settings, new SumJudge(), 2);
        Path other = folder.resolve("other");
        for (int stopAfter : new int[]{150, 37, 41}) {
            AtomicInteger judged = new AtomicInteger();
            try (ZooWriter writer = ZooWriter.open(other)) {
                try (Runner runner = new LocalRunner(2)) {
                    StoppingJudge judge = new StoppingJudge(judged, stopAfter, runner);
                    assertTrue(new Search(settings, judge, writer, runner).run(NOBODY).stopped());
                }
            }
        }
        SearchResult resumed = search(other, settings, new SumJudge(), 2);
        assertEquals(rules(zoo), rules(other));
        assertEquals(whole.progress().outcomes(), resumed.progress().outcomes());
        assertEquals(whole.progress().generation(), resumed.progress().generation());
    }

    @Test
    void anInterruptionLosesNoJudgementOfAnUnfinishedGeneration() throws IOException {
        SearchSettings settings = TestSearches.analytic(80); // one generation
        AtomicInteger whole = new AtomicInteger();
        search(zoo, settings, new StoppingJudge(whole, -1, new LocalRunner(1)), 1);
        AtomicInteger pieces = new AtomicInteger();
        Path other = folder.resolve("other");
        for (int stopAt : new int[]{20, 41, 70}) {
            try (ZooWriter writer = ZooWriter.open(other); Runner runner = new LocalRunner(1)) {
                assertTrue(new Search(settings, new StoppingJudge(pieces, stopAt, runner), writer, runner)
                        .run(NOBODY).stopped());
            }
        }
        search(other, settings, new StoppingJudge(pieces, -1, new LocalRunner(1)), 1);
        assertEquals(80, whole.get());
        assertTrue(pieces.get() <= whole.get() + 3, "one rule at work at each stop, but " + pieces + " were screened");
        assertEquals(rules(zoo), rules(other));
    }

    /** Stops its search in the middle of a generation. */
    private static class StoppingJudge implements Judge {
        private final SumJudge judge = new SumJudge();
        private final AtomicInteger judged;
        private final int stopAfter;
        private final transient Runner runner;

        StoppingJudge(AtomicInteger judged, int stopAfter, Runner runner) {
            this.judged = judged;
            this.stopAfter = stopAfter;
            this.runner = runner;
        }

        @Override
        public List<String> screens() {
            return judge.screens();
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            if (judged.incrementAndGet() == stopAfter) {
                runner.stop();
            }
            return judge.screen(rule);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            return judge.confirm(rule);
        }
    }

    private static List<String> ruleIds(Path folder) throws IOException {
        return rules(folder).stream().map(RuleRecord::id).toList();
    }

    @Test
    void searchesThatShareAZooFindWhatEachFindsAlone() throws IOException {
        SearchSettings one = TestSearches.analytic(120);
        SearchSettings two = one.but().seed(8).build();
        Set<String> apart = new TreeSet<>();
        for (SearchSettings settings : List.of(one, two)) {
            Path alone = zoo.resolveSibling("alone-" + settings.seed());
            search(alone, settings, new SumJudge(), 1);
            apart.addAll(ruleIds(alone));
        }
        for (int evaluations : new int[]{50, 90, 120}) {
            search(zoo, one.but().budget(Budget.ofEvaluations(evaluations)).build(), new SumJudge(), 1);
            search(zoo, two.but().budget(Budget.ofEvaluations(evaluations)).build(), new SumJudge(), 1);
        }
        assertEquals(List.copyOf(apart), List.copyOf(new TreeSet<>(ruleIds(zoo))));
        assertEquals("seed", SettingsJson.differences(SettingsJson.write(two), one));
    }

    @Test
    void aSpentBudgetEndsTheSearchAndALargerOneExtendsIt() throws IOException {
        assertEquals(90, search(zoo, TestSearches.analytic(85), new SumJudge(), 1).progress().evaluations());
        assertEquals(90, search(zoo, TestSearches.analytic(85), new SumJudge(), 1).progress().evaluations());
        assertEquals(100, search(zoo, TestSearches.analytic(100), new SumJudge(), 1).progress().evaluations());
    }

    @Test
    void aSearchEndsWithTheNumberOfStableRulesAskedFor() throws IOException {
        SearchSettings settings = TestSearches.analytic(1).but().budget(new Budget(null, 10_000L, 25)).build();
        SearchProgress progress = search(zoo, settings, new SumJudge(), 1).progress();
        assertTrue(progress.stable() >= 25 && progress.stable() < 40, progress.stable() + " rules");
    }

    @Test
    void theStablePopulationDriftsInsteadOfCollapsing() throws IOException {
        search(zoo, TestSearches.analytic(900), new SumJudge(), 2);
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            double[][] genomes = writer.latestCheckpoint().orElseThrow().demes().getFirst().genomes();
            Set<Double> alphas = new HashSet<>();
            for (double[] genome : genomes) {
                alphas.add(genome[2]);
            }
            assertTrue(alphas.size() > 10, alphas.toString());
        }
    }

    /** Throws for some rules. */
    private record BrokenJudge(double share) implements Judge {
        @Override
        public List<String> screens() {
            return new SumJudge().screens();
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            if (Seeds.coin(1, rule.id()) < share) {
                throw new IllegalStateException("broken judge");
            }
            return new SumJudge().screen(rule);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            return new SumJudge().confirm(rule);
        }
    }

    @Test
    void aRuleThatCannotBeJudgedIsSkippedAndRecorded() throws IOException {
        List<String> skipped = new ArrayList<>();
        SearchListener listener = new SearchListener() {
            @Override
            public void generationEnded(SearchProgress progress) {}

            @Override
            public void ruleSkipped(PlasticityRule rule, String error) {
                skipped.add(rule.id() + " " + error);
            }
        };
        try (ZooWriter writer = ZooWriter.open(zoo); Runner runner = new LocalRunner(2)) {
            SearchProgress progress = new Search(TestSearches.analytic(ENOUGH), new BrokenJudge(0.1), writer, runner)
                    .run(listener).progress();
            assertEquals(skipped.size(), progress.outcomes().get("error"));
            assertTrue(skipped.size() > 10 && progress.stable() > 10, progress.outcomes().toString());
            assertTrue(skipped.getFirst().endsWith("java.lang.IllegalStateException: broken judge"));
        }
    }

    @Test
    void aJudgeThatFailsForEveryRuleEndsTheSearch() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> search(zoo, TestSearches.analytic(ENOUGH), new BrokenJudge(1), 2)).toString();
        assertTrue(message.contains("not one of the 80 rules of a generation could be judged"), message);
    }

    @Test
    void everySubsetOfThePathwaysIsSearchedInTurnsAndResumes() throws IOException {
        SearchSettings settings = TestSearches.analytic(1200)
                .but().plastic(Set.of(Pathway.IE, Pathway.EE, Pathway.II)).everySubset(true).build();
        SearchSettings half = settings.but().budget(Budget.ofEvaluations(700)).build();
        search(zoo, settings, new SubsetJudge(), 2);
        Path other = folder.resolve("other");
        search(other, half, new SubsetJudge(), 1);
        search(other, settings, new SubsetJudge(), 1);
        assertEquals(rules(zoo), rules(other));
        assertEquals(7, rules(zoo).stream().map(record -> record.rule().plastic()).distinct().count());
    }

    /** Any rule with a positive first alpha is stable. */
    private record SubsetJudge() implements Judge {
        @Override
        public List<String> screens() {
            return List.of();
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            return Judgement.passed(0);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            return rule.coefficients()[2] > 0
                    ? Judgement.stable(1, SumJudge.confirmations(rule))
                    : Judgement.failed(0, 0.5);
        }
    }

    @Test
    void theAuditMeasuresWhatAScreenMisses() throws IOException {
        // The screen of SumJudge is made to reject nine tenths of what it would let pass.
        SearchSettings settings = TestSearches.settings(2000, 20, List.of(), 2000).but().strategy("random")
                .auditShare(0.5).build();
        SearchProgress progress = search(zoo, settings, new StrictJudge(), 2).progress();
        ScreenAudit audit = progress.audits().get("sign");
        assertNotNull(audit);
        assertTrue(audit.stable() > 0 && audit.stable() < audit.audited());
        assertEquals(0.5, (double) audit.audited() / audit.rejected(), 0.08);
        assertEquals(0.9, audit.falseNegativeRate(), 0.08);
        assertTrue(audit.falseNegativeRateBound() > audit.falseNegativeRate());
        assertEquals(progress.stable(), rules(zoo).size());
    }

    /** Like {@link SumJudge}, but nine of ten rules fail the screen, whatever they are. */
    private record StrictJudge() implements Judge {
        @Override
        public List<String> screens() {
            return List.of("sign");
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            return Seeds.coin(2, rule.id()) < 0.1 ? Judgement.passed(1) : Judgement.failed(0, 0.5);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            return new SumJudge().confirm(rule);

        }
    }

    @Test
    void everyRecordNamesItsFounder() throws IOException {
        search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        Map<String, RuleRecord> records = rules(zoo).stream().collect(Collectors.toMap(RuleRecord::id, r -> r));
        for (RuleRecord record : records.values()) {
            Lineage lineage = record.lineage();
            if (lineage.parents().isEmpty()) {
                assertEquals(record.id(), lineage.founder());
            } else {
                RuleRecord parent = records.get(lineage.parents().getFirst());
                assertTrue(parent == null || parent.lineage().founder().equals(lineage.founder()));
            }
        }
        assertTrue(records.values().stream().map(r -> r.lineage().founder()).distinct().count() > 1);
    }

    /** Takes its time with every rule that it confirms. */
    private record SlowJudge(int milliseconds) implements Judge {
        @Override
        public List<String> screens() {
            return new SumJudge().screens();
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            LockSupport.parkNanos(milliseconds * 1_000_000L);
            return new SumJudge().screen(rule);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            return new SumJudge().confirm(rule);
        }
    }

    @Test
    void aGenerationThatDoesNotFitIntoTheMinutesIsCutAndFinishedLater() throws IOException {
        // 80 founders take 0.4 s, and the next generations 0.05 s each.
        double seconds = 0.67;
        SearchSettings timed = TestSearches.analytic(ENOUGH).but().budget(Budget.ofMinutes(seconds / 60)).build();
        SearchProgress progress = search(zoo, timed, new SlowJudge(5), 1).progress();
        assertTrue(progress.evaluations() > 90, progress.evaluations() + " rules");
        assertEquals(progress.evaluations(), progress.outcomes().values().stream().mapToLong(Long::longValue).sum(),
                "what became of each rule, those of the cut generation included");
        assertTrue(progress.elapsedSeconds() > 0.55 && progress.elapsedSeconds() < 1.5,
                progress.elapsedSeconds() + " s");
        search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        Path other = folder.resolve("other");
        search(other, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        assertEquals(new TreeSet<>(ruleIds(other)), new TreeSet<>(ruleIds(zoo)));
    }

    @Test
    void theYieldIsCountedInTimeOfProcessorsNotOfClocks() throws IOException {
        SearchProgress progress = search(zoo, TestSearches.analytic(100), new SlowJudge(5), 2).progress();
        // Waiting is no work: 100 rules take half a second of the clock.
        assertTrue(progress.elapsedSeconds() > 0.2, progress.elapsedSeconds() + " s");
        assertEquals(progress.stableNow() * 3600 / progress.coreSeconds(), progress.yieldPerCoreHour(), 1e-9);
        assertTrue(progress.coreSeconds() > 0 && progress.coreSeconds() < 2 * progress.elapsedSeconds(),
                progress.coreSeconds() + " s");
    }

    @Test
    void aLongGenerationTellsHowFarItIs() throws IOException {
        List<String> told = new ArrayList<>();
        SearchListener listener = new SearchListener() {
            @Override
            public void generationEnded(SearchProgress progress) {}

            @Override
            public void judging(int generation, String stage, int done, int all) {
                told.add(generation + " " + stage + " " + done + " of " + all);
            }
        };
        try (ZooWriter writer = ZooWriter.open(zoo); Runner runner = new LocalRunner(1)) {
            new Search(TestSearches.analytic(1), new SumJudge(), writer, runner).run(listener);
        }
        assertEquals(List.of("0 screened 16 of 80", "0 screened 32 of 80"), told.subList(0, 2));
        assertTrue(told.getLast().startsWith("0 confirmed "), told.getLast());
    }
}
