package rulezoo.evolve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Confirmation;
import rulezoo.archive.record.RuleRecord;
import rulezoo.evolve.judging.Demand;
import rulezoo.evolve.judging.Judgement;
import rulezoo.evolve.judging.MeanFieldScreen;
import rulezoo.evolve.judging.Screen;
import rulezoo.evolve.judging.SimulationJudge;
import rulezoo.evolve.judging.TrialScreen;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.stability.Bound;
import rulezoo.simulator.stability.StabilityCriteria;
import rulezoo.simulator.stability.StabilityMetric;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The search with real, if very small, simulations. */
class SimulatedSearchTest {
    private static final SearchSettings SETTINGS = TestSearches.settings(40, 8,
            List.of(new MeanFieldScreen("mean-field", Set.of(Pathway.IE), 1, 50),
                    new TrialScreen("trial", TestSearches.NETWORK, Protocol.background(0.1, 0.2), 1)),
            44);

    @TempDir
    private Path folder;

    private List<RuleRecord> found(String name, int threads) throws IOException {
        try (ZooWriter zoo = ZooWriter.open(folder.resolve(name));
                Runner runner = new LocalRunner(threads)) {
            new Search(SETTINGS, SETTINGS.judge(), zoo, runner).run(_ -> {});
            return List.copyOf(zoo.read().rules());
        }
    }

    @Test
    void twoThreadsFindTheSameRulesAndSpikesAsOne() throws IOException {
        List<RuleRecord> alone = found("alone", 1);
        assertFalse(alone.isEmpty());
        assertEquals(alone, found("together", 2));
    }

    @Test
    void anArchivedRuleIsStableAgainWhenItIsSimulatedAgain() throws IOException {
        RuleRecord record = found("zoo", 2).getLast();
        assertEquals(SETTINGS.target().confirmationSeeds(SETTINGS.seed()),
                record.confirmations().stream().map(Confirmation::seed).toList());
        for (Confirmation confirmation : record.confirmations()) {
            var result = new Simulation(record.network(), record.rule(), record.protocol(), confirmation.seed()).run();
            assertEquals(confirmation.spikeDigest(), result.spikeDigest());
            assertEquals(confirmation.metrics(), result.metrics());
            assertTrue(result.verdict(record.criteria(), record.network().weightScale()).stable());
        }
    }

    @Test
    void aRuleThatMustBeStableTwiceIsArchivedWithTheEvidenceOfBothExperiments() throws IOException {
        Demand longer = new Demand(TestSearches.NETWORK, Protocol.background(0.4, 0.6));
        SearchSettings twice = SETTINGS.but().further(List.of(longer)).build();
        try (ZooWriter zoo = ZooWriter.open(folder.resolve("twice")); Runner runner = new LocalRunner(2)) {
            new Search(twice, twice.judge(), zoo, runner).run(_ -> {});
            Zoo read = zoo.read();
            assertFalse(read.rules().isEmpty());
            assertEquals(2 * read.rules().size(), read.archived().size());
            for (RuleRecord rule : read.rules()) {
                List<Protocol> protocols = read.archived().stream().map(ArchivedRule::rule)
                        .filter(record -> record.id().equals(rule.id())).map(RuleRecord::protocol).toList();
                assertEquals(List.of(SETTINGS.target().protocol(), longer.protocol()), protocols);
            }
            assertEquals(read.rules().size(), zoo.latestCheckpoint().orElseThrow().knownIds().size());
        }
    }

    @Test
    void aRuleThatFailsAFurtherExperimentIsFitterThanOneThatFailsTheFirst() {
        PlasticityRule homeostatic = rule(-0.2, 1);
        NetworkSpec starved = TestSearches.NETWORK.withInput(new InputSpec.Shared(5000, 0.05, 0.075, 0.01));
        Demand impossible = new Demand(starved, Protocol.background(0.4, 0.4));
        double later = SETTINGS.but().further(List.of(impossible)).build().judge().confirm(homeostatic).fitness();
        double first = SETTINGS.but().network(starved).build().judge().confirm(homeostatic).fitness();
        assertTrue(later > 2.5 && later < 3 && first > 2 && first < 2.5, later + " and " + first);
    }

    @Test
    void fitnessGrowsFromStageToStage() {
        PlasticityRule homeostatic = rule(-0.2, 1);
        SimulationJudge judge = SETTINGS.judge();
        StabilityCriteria impossible = new StabilityCriteria("impossible", "none",
                List.of(new Bound(StabilityMetric.RATE, 1e6, null, Bound.When.ALWAYS)));
        SimulationJudge strictTrial = settings(0.1, impossible).judge();
        SimulationJudge strictProtocol = settings(1, impossible).judge();

        assertWithin(0, 1, judge.screen(rule(0.2, -1)));
        assertWithin(1, 2, strictTrial.screen(homeostatic));
        assertEquals(2, judge.screen(homeostatic).fitness());
        assertWithin(2, 3, strictProtocol.confirm(homeostatic));
        assertEquals(3, judge.confirm(homeostatic).fitness());
    }

    @Test
    void aNetworkThatSurvivesIsFitterThanOneThatBlowsUp() {
        SimulationJudge judge = settings(1, StabilityCriteria.FSBI_2023).judge();
        PlasticityRule runaway = PlasticityRule
                .polynomial(Map.of(Pathway.EE, new SixParameterRule(0.02, 0.02, 2, 2, 2, 2)));
        double blownUp = judge.confirm(runaway).fitness();
        double survived = judge.confirm(rule(-0.2, 1)).fitness();
        // One third of the last stage is the first seed's; half of that is reserved for survivors.
        assertTrue(blownUp > 2 && blownUp < 2 + 1.0 / 6, "blown up: " + blownUp);
        assertTrue(survived > 2 + 1.0 / 6 && survived < 3, "survived, but not by the criteria: " + survived);
    }

    private static void assertWithin(double low, double high, Judgement judgement) {
        assertTrue(judgement.fitness() > low && judgement.fitness() < high, "fitness " + judgement.fitness());
    }

    private static SearchSettings settings(double tolerance, StabilityCriteria criteria) {
        List<Screen> screens = List.of(SETTINGS.screening().screens().getFirst(),
                new TrialScreen("trial", TestSearches.NETWORK, Protocol.background(0.1, 0.2), tolerance));
        return SETTINGS.but().screens(screens).criteria(criteria).build();
    }

    private static PlasticityRule rule(double alpha, double trace) {
        return PlasticityRule
                .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, alpha, 0, trace, trace)));

    }
}
