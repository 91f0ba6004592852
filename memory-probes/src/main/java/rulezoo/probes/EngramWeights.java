package rulezoo.probes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.SynapseEnds;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.statistics.Moments;

/**
 * Weights of the engram against the rest (docs/science.md, 4.1). The engram of a kind of pattern is the tenth
 * of the excitatory neurons (MBA) that fired most in the first tests with it, those before training.
 */
final class EngramWeights {
    private static final double ENGRAM_SHARE = 0.1;

    private final NetworkSpec network;
    private final Map<Pathway, SynapseEnds> ends = new EnumMap<>(Pathway.class);
    private final Map<String, int[]> counts = new HashMap<>();
    private final Map<String, boolean[]> engrams = new HashMap<>();

    EngramWeights(NetworkSpec network, Set<Pathway> plastic, long seed) {
        this.network = network;
        for (Pathway pathway : plastic) {
            if (pathway != Pathway.II) {
                ends.put(pathway, SynapseEnds.of(network, pathway, seed));
            }
        }
    }

    /**
     * All weights of the plastic pathways at one time.
     *
     * @param means mean weight of every pathway
     * @param weights weights of plastic pathways that touch excitatory neurons
     */
    record State(List<Double> means, Map<Pathway, float[]> weights) {}

    State state(Engine engine) {
        List<Double> means = new ArrayList<>();
        Map<Pathway, float[]> weights = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            float[] all = engine.weights(pathway);
            means.add(Moments.mean(all));
            if (ends.containsKey(pathway)) {
                weights.put(pathway, all);
            }
        }
        return new State(means, weights);
    }

    /** Takes spike counts of a test; those after the first delay's come too late to matter. */
    void count(String label, int[] spikes) {
        if (label.contains("@")) {
            return;
        }
        String kind = label.substring(0, label.indexOf('-'));
        int[] sum = counts.computeIfAbsent(kind, _ -> new int[network.excitatory()]);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += spikes[i];
        }
    }

    private boolean[] engram(String kind) {
        return engrams.computeIfAbsent(kind, _ -> {
            int[] spikes = counts.getOrDefault(kind, new int[network.excitatory()]);
            boolean[] members = new boolean[network.excitatory()];
            IntStream.range(0, spikes.length).boxed()
                    .sorted(Comparator.comparingInt((Integer i) -> -spikes[i]).thenComparingInt(i -> i))
                    .limit(Math.round(ENGRAM_SHARE * members.length)).forEach(i -> members[i] = true);
            return members;
        });
    }

    /** Imprint of every pathway, see {@link rulezoo.archive.record.ProbeMeasure#IMPRINT}. */
    List<Double> imprint(State state, String kind) {
        boolean[] engram = engram(kind);
        List<Double> imprints = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            float[] weights = state.weights.get(pathway);
            SynapseEnds synapses = ends.get(pathway);
            imprints.add(weights == null || synapses == null
                    ? Double.NaN
                    : imprint(pathway, synapses, weights, engram));
        }
        return imprints;
    }

    private static double imprint(Pathway pathway, SynapseEnds synapses, float[] weights, boolean[] engram) {
        boolean byPre = pathway.pre() == Population.EXCITATORY;
        boolean byPost = pathway.post() == Population.EXCITATORY;
        double[] sum = new double[2];
        long[] n = new long[2];
        for (int s = 0; s < weights.length; s++) {
            boolean member = (!byPre || engram[synapses.pre()[s]]) && (!byPost || engram[synapses.post()[s]]);
            int group = member ? 1 : 0;
            sum[group] += weights[s];
            n[group]++;
        }
        double of = sum[1] / n[1];
        double rest = sum[0] / n[0];
        return 2 * (of - rest) / (of + rest);
    }
}
