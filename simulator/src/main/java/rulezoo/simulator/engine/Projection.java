package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.Population;

/**
 * Which synapses one pathway has. Neurons are numbered through, excitatory ones first. Synapses are stored
 * row by row: those of one presynaptic neuron stand together, ordered by target.
 */
final class Projection {
    /** First presynaptic neuron. */
    final int firstPre;
    /** First neuron that can be a target, and how many can. */
    final int firstPost;
    final int columns;
    /**
     * Row of presynaptic neuron p: synapses {@code rowStart[p - firstPre]} to {@code rowStart[p - firstPre + 1]}.
     */
    final int[] rowStart;
    /** Postsynaptic neuron of each synapse, as an unsigned 16-bit number. */
    final char[] target;

    private Projection(NetworkSpec network, Pathway pathway, int[] rowStart, char[] target) {
        this.firstPre = first(network, pathway.pre());
        this.firstPost = first(network, pathway.post());
        this.columns = size(network, pathway.post());
        this.rowStart = rowStart;
        this.target = target;
    }

    /** Every pair of different neurons is connected with the network's connection probability. */
    static Projection random(NetworkSpec network, Pathway pathway, long seed) {
        boolean autapses = pathway.pre() == pathway.post();
        BernoulliGrid grid = new BernoulliGrid(size(network, pathway.pre()), size(network, pathway.post()),
                first(network, pathway.post()), autapses ? 0 : BernoulliGrid.NONE);
        BernoulliGrid.Pairs pairs = grid.draw(RandomStream.of(seed, "connectivity " + pathway),
                network.connectionProbability());
        return new Projection(network, pathway, pairs.start(), pairs.target());
    }

    /**
     * A given list of synapses.
     *
     * @param pre presynaptic neuron of each synapse, ascending
     * @param post postsynaptic neuron of each synapse, ascending within a row
     */
    static Projection of(NetworkSpec network, Pathway pathway, int[] pre, int[] post) {
        int firstPre = first(network, pathway.pre());
        int[] rowStart = new int[size(network, pathway.pre()) + 1];
        char[] target = new char[post.length];
        for (int s = 0; s < post.length; s++) {
            rowStart[pre[s] - firstPre + 1]++;
            target[s] = (char) post[s];
        }
        Arrays.parallelPrefix(rowStart, Integer::sum);
        return new Projection(network, pathway, rowStart, target);
    }

    int longestRow() {
        int longest = 0;
        for (int r = 0; r + 1 < rowStart.length; r++) {
            longest = Math.max(longest, rowStart[r + 1] - rowStart[r]);
        }
        return longest;
    }

    int synapses() {
        return target.length;
    }

    private static int size(NetworkSpec network, Population population) {
        return population == Population.EXCITATORY ? network.excitatory() : network.inhibitory();
    }

    private static int first(NetworkSpec network, Population population) {
        return population == Population.EXCITATORY ? 0 : network.excitatory();
    }
}
