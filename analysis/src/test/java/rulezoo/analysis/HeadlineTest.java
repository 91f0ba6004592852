package rulezoo.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis..Headline;
import rulezoo.analysis..ZooAnalysis;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

class HeadlineTest {
    private static final Set<Pathway> ALL = EnumSet.allOf(Pathway.class);
    private static final Protocol PROTOCOL = Protocol.familiarity(1, 1, List.of(1.0), false);

    private static Headline headline(SyntheticZoo.Effect effect, int seeds) {
        SyntheticZoo zoo = new SyntheticZoo(21);
        List<RuleRecord> rules = zoo.rules(20);
        return Headline.of(ZooAnalysis.of(rules, zoo.probes(rules, List.of(64, 128),
                List.of(EnumSet.of(Pathway.IE), ALL), List.of(1.0, 12.0), seeds, effect, 0.05, 0.03)));
    }

    @Test
    void aPlantedNoveltyIsAnnouncedWithSizeIntervalSampleAndControl() {
        String answer = headline(SyntheticZoo.FADING, 5).answer();
        assertTrue(
                answer.startsWith(
                        "On average, rules selected for stability alone remember: 12 s after training (N = 128, K = 4), "
                                + "they respond more to the novel pattern; dr minus that of the static network with the same seed is 0.1"),
                answer);
        assertTrue(
                answer.matches(".*\\(95 % confidence interval 0\\.\\d+ to 0\\.\\d+; 20 rules, 5 seeds, \\d+ % of 100 "
                        + "networks stable\\)\\."),
                answer);
    }

    @Test
    void aPlantedFamiliarityIsCalledThat() {
        assertTrue(headline((_, _, _) -> -0.2, 5).answer().contains("more to the familiar pattern"));
    }

    @Test
    void withoutMemoryNoneIsClaimed() {
        Headline headline = headline(SyntheticZoo.NONE, 5);
        assertTrue(headline.answer().startsWith("On average, no memory is detectable"), headline.answer());
        assertTrue(headline.details().get(4).contains("cannot be told from no change"), headline.details().get(4));
    }

    @Test
    void oneSeedIsNotEnoughToJudge() {
        assertTrue(headline(SyntheticZoo.FADING, 1).answer().contains("cannot be judged yet"));
    }

    @Test
    void unstableNetworksAreNotReportedAsForgetful() {
        List<RuleRecord> rules = new SyntheticZoo(22).rules(1);
        List<ProbeRecord> probes = List.of(
                SyntheticZoo.probe("static", Set.of(), 64, PROTOCOL, 1, 1, true, 0),
                SyntheticZoo.probe(rules.getFirst().id(), ALL, 64, PROTOCOL, 1, 1, false, 0.5));
        assertEquals(
                "No memory can be reported 1 s after training (N = 64, K = 4): none of the 1 probed networks stayed "
                        + "stable beside a control of its seed.",
                Headline.of(ZooAnalysis.of(rules, probes)).answer());
    }

    @Test
    void controlsAloneAreNoProbes() {
        List<RuleRecord> rules = new SyntheticZoo(23).rules(2);
        String answer = Headline.of(ZooAnalysis.of(rules, List.of(
                SyntheticZoo.probe("static", Set.of(), 64, PROTOCOL, 1, 1, true, 0)))).answer();
        assertEquals("This zoo holds 2 stable rules, none of which was probed for memory yet: run probe first.",
                answer);
    }
}
