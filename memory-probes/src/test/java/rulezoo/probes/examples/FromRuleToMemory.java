package rulezoo.probes.examples;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.probes.FamiliarityProbe;
import rulezoo.probes.PatternLayout;
import rulezoo.probes.ProbeCell;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** The program of the README: from a rule to a memory score. */
final class FromRuleToMemory {
    private FromRuleToMemory() {}

    public static void main(String[] arguments) {
        // Inhibitory plasticity that keeps excitatory neurons near 3 Hz (MBA, figure S4A), in a network of 1024 of them.
        PlasticityRule rule = PlasticityRule
                .polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, -0.12, 0, 1, 1)));
        NetworkSpec network = NetworkSpec.PUBLISHED.standIn(1024);
        // 20 s to settle, 10 s of training with one pattern, tests after 1 and 10 s.
        FamiliarityProbe probe = new FamiliarityProbe("familiarity", 20, 10, List.of(1.0, 10.0), PatternLayout.DRAWN,
                1);
        for (ProbeRecord record : ProbeCell.of(probe, rule, network, 1).measure()) {
            FamiliarityOutcome outcome = FamiliarityOutcome.of(record);
            System.out.printf(Locale.ROOT, "%2.0f s: %s, background %.1f Hz, suppression %.2f, dr %.2f%n",
                    record.delaySeconds(),
                    record.stable() ? "stable" : "unstable", outcome.backgroundHz(), outcome.suppression(),
                    record.dr());
        }
    }
}
