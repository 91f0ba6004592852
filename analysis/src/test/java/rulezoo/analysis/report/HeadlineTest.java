package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.analysis.Tasks;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class HeadlineTest {
    private static final Protocol PROTOCOL = Tasks.familiarity(1, 1, List.of(1.0), false);
    private static final String WHERE = "12 s after training (N = 128, EE + EI + IE + II plastic)";

    private final SyntheticZoo zoo = new SyntheticZoo(21);

    /** Rules with given traits in two sizes, at two delays. */
    private ZooAnalysis analysis(List<RuleRecord> rules, int seeds, double[] traits, double noiseSd) {
        return ZooAnalysis.of(rules,
                zoo.probes(rules, List.of(64, 128), List.of(Pathway.ALL), List.of(1.0, 12.0), seeds,
                        SyntheticZoo.NONE, traits, noiseSd, 1));
    }

    /** Rules that were not simulated here, so that nothing is said of their coefficients. */
    private List<RuleRecord> imported(int n) {
        return zoo.rules(n).stream()
                .map(r -> new RuleRecord(r.rule(), r.network(), r.protocol(), r.criteria(), List.of(),
                        r.lineage(), r.softwareVersion(), r.formatVersion()))
                .toList();
    }

    private static double[] all(int n, double trait) {
        double[] traits = new double[n];
        Arrays.fill(traits, trait);
        return traits;
    }

    /** What no headline may do, whatever it stands over. */
    private static void assertHonest(Headline headline) {
        String text = headline.answer() + headline.details();
        assertFalse(text.contains("exceed"), text);
        assertFalse(text.contains("further co-active rule"), text);
    }

    @Test
    void aZooThatPrefersNoveltyIsCountedWithSampleAndCorrection() {
        Headline headline = Headline.of(analysis(imported(20), 5, all(20, 0.4), 0.05));
        assertEquals("20 of 20 tested rules selected for stability alone remember " + WHERE
                + ": all of these prefer the novel pattern (t-tests over seeds, false discovery rate 5 %; 20 rules of 20 "
                + "lineages, 5 seeds).", headline.answer());
        assertTrue(headline.details().getFirst()
                .matches("Mean over rules: suppression 0\\.4\\d* \\(95 % confidence interval "
                        + "0\\.\\d+ to 0\\.\\d+\\)\\. The standard deviation between rules.*Static networks: suppression .*"),
                headline.details().getFirst());
        assertTrue(headline.details().get(1).startsWith("Trained networks minus their controls, in pairs: suppression "
                + "beyond that of the same network with its weights held 0.4"), headline.details().get(1));
        assertTrue(
                headline.details().get(2)
                        .startsWith("The published measure is dr. Its mean, minus that of the static network, is 0."),
                headline.details().get(2));
        assertHonest(headline);
    }

    @Test
    void aPlantedFamiliarityIsCalledThat() {
        assertTrue(Headline.of(analysis(imported(20), 5, all(20, -0.4), 0.05)).answer()
                .contains("all of these prefer the familiar pattern"));
    }

    /** The mean of these is 0, and every rule remembers. */
    @Test
    void rulesThatRememberInBothDirectionsAreNotCalledForgetful() {
        double[] traits = all(102, 0.4);
        Arrays.fill(traits, 0, 51, -0.4);
        Headline headline = Headline.of(analysis(imported(102), 5, traits, 0.05));
        assertTrue(
                headline.answer().startsWith("102 of 102 tested rules selected for stability alone remember "
                        + WHERE + ": 51 prefer the novel pattern and 51 the familiar one (t-tests"),
                headline.answer());
        String mean = headline.details().getFirst();
        assertTrue(mean.contains(
                "The mean is compatible with 0 although rules remember, because they do so in both directions."),
                mean);
        assertTrue(mean.matches(".*standard deviation between rules, without the noise of the seeds, is 0\\.4\\d* .*"),
                mean);
        assertHonest(headline);
    }

    @Test
    void withoutMemoryNoneIsClaimedOfRulesOrMeanOrDifferences() {
        int none = 0;
        for (int i = 0; i < 20; i++) {
            SyntheticZoo other = new SyntheticZoo(100 + i);
            List<RuleRecord> rules = other.rules(15);
            Headline headline = Headline.of(ZooAnalysis.of(rules, other.probes(rules, List.of(64), List.of(Pathway.ALL),
                    List.of(10.0), 5, SyntheticZoo.NONE, new double[15], 0.05, 1)));
            none += headline.answer().startsWith("No memory is detectable 10 s after training") ? 1 : 0;
            assertHonest(headline);
        }
        // Three questions at 5 % each: at most 3 of 20 expected to claim something; 8 or more has probability 0.001
        assertTrue(none > 12, none + " of 20");
    }

    @Test
    void aMeanThatNoSingleRuleShowsIsSaidToBeOne() {
        Headline headline = Headline.of(analysis(imported(80), 3, all(80, 0.04), 0.1));
        assertTrue(headline.answer().startsWith("On average, rules selected for stability alone remember " + WHERE
                + ", preferring the novel pattern: the mean suppression is 0."), headline.answer());
        assertTrue(
                headline.answer().endsWith("(80 rules of 80 lineages, 3 seeds). None of the 80 tested rules is found to"
                        + " remember by itself (t-tests over seeds, false discovery rate 5 %)."),
                headline.answer());
    }

    @Test
    void aMeanThatAFewRulesShowLeadsAndTheseAreCounted() {
        double[] traits = all(20, 0.05);
        traits[0] = 1;
        Headline headline = Headline.of(analysis(imported(20), 5, traits, 0.05));
        assertTrue(headline.answer().startsWith("On average, rules selected for stability alone remember " + WHERE),
                headline.answer());
        assertTrue(
                headline.answer().matches(".*\\. \\d+ of the \\d+ tested rules (is|are) found to remember by"
                        + " (itself|themselves): (it prefers|all of these prefer) the novel pattern \\(t-tests.*"),
                headline.answer());
    }

    @Test
    void differencesThatNoSingleRuleShowsAreSaidToBeSome() {
        double[] traits = all(80, 0.09);
        Arrays.fill(traits, 0, 40, -0.09);
        Headline headline = Headline.of(analysis(imported(80), 3, traits, 0.1));
        assertTrue(headline.answer().startsWith("Rules selected for stability alone differ in what they remember"),
                headline.answer());
    }

    @Test
    void fewLineagesAreSaidAndCautionedAgainst() {
        ZooAnalysis analysis = analysis(zoo.families(2, 4), 5, all(8, 0.4), 0.05);
        assertTrue(Headline.of(analysis).answer().contains("8 rules of 2 lineages, 5 seeds"),
                Headline.of(analysis).answer());
        assertTrue(
                analysis.cautions()
                        .contains("The 8 probed rules descend from only 2 founders: intervals from so few "
                                + "lineages are rough, and mostly too narrow; at least 10 lineages are needed."),
                analysis.cautions().toString());
        ZooAnalysis one = analysis(zoo.families(1, 8), 5, all(8, 0.4), 0.05);
        assertFalse(one.headline().orElseThrow().effect().effect().hasInterval());
        assertTrue(one.cautions()
                .contains("The 8 probed rules descend from only 1 founder: nothing can be said about "
                        + "rules other than its descendants."),
                one.cautions().toString());
    }

    @Test
    void fewDelaysAreNoReasonForADecayTime() {
        assertTrue(analysis(imported(12), 5, all(12, 0.4), 0.05).cautions()
                .contains("No decay time is fitted. A fit needs 4 delays, and 2 were probed."));
    }

    @Test
    void oneSeedIsNotEnoughToJudge() {
        assertTrue(
                Headline.of(analysis(imported(20), 1, all(20, 0.4), 0.05)).answer().contains("cannot be judged yet"));
    }

    @Test
    void unstableNetworksAreNotReportedAsForgetful() {
        List<RuleRecord> rules = imported(1);
        List<ProbeRecord> probes = List.of(
                SyntheticZoo.probe("static", Set.of(), 64, PROTOCOL, 1, 1, true, 0),
                SyntheticZoo.probe(rules.getFirst().id(), Pathway.ALL, 64, PROTOCOL, 1, 1, false, 0.5));
        assertEquals(
                "No memory can be reported 1 s after training (N = 64, EE + EI + IE + II plastic): none of the 1 probed networks "
                        + "stayed stable and has a score.",
                Headline.of(ZooAnalysis.of(rules, probes)).answer());
    }

    @Test
    void controlsAloneAreNoProbes() {
        List<RuleRecord> rules = imported(2);
        String answer = Headline.of(ZooAnalysis.of(rules, List.of(
                SyntheticZoo.probe("static", Set.of(), 64, PROTOCOL, 1, 1, true, 0)))).answer();
        assertEquals("This zoo holds 2 stable rules. No rule was probed for memory yet. Run probe first.",
                answer);
    }
}
