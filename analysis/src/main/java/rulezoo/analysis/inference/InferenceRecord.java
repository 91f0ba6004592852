package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rulezoo.archive.record.Fingerprint;
import rulezoo.archive.record.PatternResponses;
import rulezoo.archive.record.ProbeKey;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeOutcome;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rule.Pathway;

/** What was inferred of an archived rule, as a record of the zoo. */
public final class InferenceRecord {
    /** Name of the probe. */
    public static final String PROBE = "inference";

    private InferenceRecord() {}

    /**
     * {@return the record of an inference}
     *
     * @param rule the rule whose activity was given
     * @param pathway its pathway that was inferred
     * @param inference what was given
     * @param expected how well its coefficients can be known
     * @param outcome what was inferred
     */
    public static ProbeRecord of(RuleRecord rule, Pathway pathway, RuleInference inference, Identifiability expected,
            RuleInference.Outcome outcome) {
        int inputs = inference.equivalent().layer().inputs();
        int neurons = inference.equivalent().layer().outputs();
        double seconds = outcome.trajectories() * inference.steps() * RateNetwork.STEP_SECONDS;
        Map<ProbeMeasure, List<Double>> measures = new EnumMap<>(ProbeMeasure.class);
        measures.put(ProbeMeasure.TAYLOR_TRUE, free(inference, inference.equivalent().theta()));
        measures.put(ProbeMeasure.TAYLOR_INFERRED, free(inference, outcome.theta()));
        measures.put(ProbeMeasure.TAYLOR_ERROR, Arrays.stream(expected.errors()).boxed().toList());
        measures.put(ProbeMeasure.FISHER_SPECTRUM, Arrays.stream(expected.eigenvalues()).boxed().toList());
        measures.put(ProbeMeasure.INFERENCE_SCORES,
                List.of(outcome.scores().activity(), outcome.scores().weights()));
        ProbeVariant variant = ProbeVariant.parse("inputs=" + inputs + " neurons=" + neurons + " noise="
                + inference.noise() + " steps=" + inference.steps() + " terms=" + inference.terms().size()
                + " trajectories=" + outcome.trajectories());
        ProbeKey key = new ProbeKey(rule.id(), PROBE, variant, Set.of(pathway), rule.network(),
                new Protocol(PROBE, List.of(new Phase.Run("trajectories", seconds, null, false))),
                ProbeSeeds.of(inference.seed()), 0);
        // No spikes, and so nothing that could be unstable.
        return new ProbeRecord(key, new ProbeOutcome(-1, Double.NaN, true, rule.criteria().id(), PatternResponses.NONE,
                Fingerprint.of("")), measures);
    }

    private static List<Double> free(RuleInference inference, double[] theta) {
        return Arrays.stream(inference.terms().indices()).mapToObj(place -> theta[place]).toList();
    }
}
