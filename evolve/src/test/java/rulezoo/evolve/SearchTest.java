package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.RuleRecord;
import rulezoo.archive.ZooWriter;
import rulezoo.evolve.TestSearches.SumJudge;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

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
        try (ZooWriter writer = ZooWriter.open(zoo); Search search = new Search(settings, judge, writer, threads)) {
            return search.run(NOBODY);
        }
    }

    private static List<RuleRecord> rules(Path zoo) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            return List.copyOf(writer.read().rules());
        }
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
        KnownRules known = new KnownRules(new RuleGenome(RuleFamily.POLYNOMIAL, settings.plastic()));
        for (RuleRecord record : rules(zoo)) {
            assertFalse(known.isNearDuplicate(record.rule()));
            known.add(record.rule());
        }
    }

    @Test
    void everyJudgedRuleIsCountedOnce() throws IOException {
        SearchProgress progress = search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1).progress();
        assertEquals(List.of("sign", "near-duplicate", "confirmation", "stable"),
                List.copyOf(progress.outcomes().keySet()));
        assertEquals(progress.evaluations(), progress.outcomes().values().stream().mapToLong(n -> n).sum());
        // 80 founders, of which enough pass the screen, and 10 children in each generation.
        assertEquals(80 + 10L * progress.generation(), progress.evaluations());
        assertTrue(progress.outcomes().values().stream().allMatch(n -> n > 0), progress.outcomes().toString());
        assertEquals(progress.stableFitness(), progress.bestFitness());
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() throws IOException {
        search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        Path other = folder.resolve("other");
        search(other, TestSearches.analytic(ENOUGH), new SumJudge(), 3);
        assertEquals(rules(zoo), rules(other));
    }

    @Test
    void anInterruptedSearchGoesOnAsIfItHadNotBeenInterrupted() throws IOException {
        SearchResult whole = search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 2);
        Path other = folder.resolve("other");
        for (int stopAfter : new int[]{250, 37, 101}) {
            AtomicInteger judged = new AtomicInteger();
            try (ZooWriter writer = ZooWriter.open(other)) {
                StoppingJudge judge = new StoppingJudge(judged, stopAfter);
                try (Search search = new Search(TestSearches.analytic(ENOUGH), judge, writer, 2)) {
                    judge.search = search;
                    assertTrue(search.run(NOBODY).stopped());
                }
            }
        }
        SearchResult resumed = search(other, TestSearches.analytic(ENOUGH), new SumJudge(), 2);
        assertEquals(rules(zoo), rules(other));
        assertEquals(whole.progress().outcomes(), resumed.progress().outcomes());
        assertEquals(whole.progress().generation(), resumed.progress().generation());
    }

    /** Stops its search in the middle of a generation. */
    private static class StoppingJudge implements Judge {
        private final SumJudge judge = new SumJudge();
        private final AtomicInteger judged;
        private final int stopAfter;
        private @Nullable Search search;

        StoppingJudge(AtomicInteger judged, int stopAfter) {
            this.judged = judged;
            this.stopAfter = stopAfter;
        }

        @Override
        public List<String> screens() {
            return judge.screens();
        }

        @Override
        public Judgement screen(PlasticityRule rule) {
            if (judged.incrementAndGet() == stopAfter && search != null) {
                search.stop();
            }
            return judge.screen(rule);
        }

        @Override
        public Judgement confirm(PlasticityRule rule) {
            return judge.confirm(rule);
        }
    }

    @Test
    void aZooOfAnotherSearchIsRefusedWithTheFieldsThatDiffer() throws IOException {
        search(zoo, TestSearches.analytic(ENOUGH), new SumJudge(), 1);
        SearchSettings other = TestSearches.settings(300, 20, List.of(), ENOUGH).withSeed(8);
        String message = assertThrows(IllegalArgumentException.class, () -> search(zoo, other, new SumJudge(), 1))
                .toString();
        assertTrue(message.contains("differs in founders, seed:"), message);
    }

    @Test
    void aSpentBudgetEndsTheSearchAndALargerOneExtendsIt() throws IOException {
        assertEquals(90, search(zoo, TestSearches.analytic(85), new SumJudge(), 1).progress().evaluations());
        assertEquals(90, search(zoo, TestSearches.analytic(85), new SumJudge(), 1).progress().evaluations());
        assertEquals(100, search(zoo, TestSearches.analytic(100), new SumJudge(), 1).progress().evaluations());
    }

    @Test
    void aSearchEndsWithTheNumberOfStableRulesAskedFor() throws IOException {
        SearchSettings settings = TestSearches.analytic(1).withBudget(new Budget(null, 10_000L, 25));
        SearchProgress progress = search(zoo, settings, new SumJudge(), 1).progress();
        assertTrue(progress.stable() >= 25 && progress.stable() < 40, progress.stable() + " rules");
    }

    @Test
    void theStablePopulationDriftsInsteadOfCollapsing() throws IOException {
        search(zoo, TestSearches.analytic(900), new SumJudge(), 2);
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            double[][] genomes = writer.latestCheckpoint().orElseThrow().genomes();
            Set<Double> alphas = new HashSet<>();
            for (double[] genome : genomes) {
                alphas.add(genome[2]);
            }
            assertTrue(alphas.size() > 10, alphas.toString());
        }
    }

    @Test
    void aFailureOfTheJudgeReachesTheCallerUnchanged() {
        Judge broken = new StoppingJudge(new AtomicInteger(), -1) {
            @Override
            public Judgement confirm(PlasticityRule rule) {
                throw new IllegalStateException("broken judge");
            }
        };
        assertEquals("broken judge", assertThrows(IllegalStateException.class,
                () -> search(zoo, TestSearches.analytic(ENOUGH), broken, 2)).getMessage());
    }
}
