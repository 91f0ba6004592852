package rulezoo.simulator.engine;

import java.util.Arrays;

/** For each neuron the synapses that end on it, and the rows in which they stand. */
record Incoming(int[] start, int[] synapse, char[] row) {
    static final Incoming NONE = new Incoming(new int[0], new int[0], new char[0]);

    static Incoming of(Projection projection, int neurons) {
        int[] start = new int[neurons + 1];
        for (char post : projection.target) {
            start[post + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] next = start.clone();
        int[] synapse = new int[projection.synapses()];
        char[] rowOf = new char[projection.synapses()];
        for (int row = 0; row + 1 < projection.rowStart.length; row++) {
            for (int s = projection.rowStart[row]; s < projection.rowStart[row + 1]; s++) {
                int at = next[projection.target[s]]++;
                synapse[at] = s;
                rowOf[at] = (char) row;
            }
        }
        return new Incoming(start, synapse, rowOf);
    }
}
