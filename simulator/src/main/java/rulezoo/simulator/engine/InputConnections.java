package rulezoo.simulator.engine;

import java.util.Arrays;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.random.RandomStream;

/**
 * Which neurons each input reaches. All input synapses have the same weight and are not plastic, so that an
 * input's effect on a neuron is a count of arrivals.
 *
 * @param inputs number of inputs
 * @param start input i reaches {@code target[start[i]]} to {@code target[start[i + 1] - 1]}
 * @param target neurons, excitatory ones first, as unsigned 16-bit numbers
 */
record InputConnections(int inputs, int[] start, char[] target) {
    /** Connectivity of a network's input under a master seed. */
    static InputConnections of(NetworkSpec network, long seed) {
        return switch (network.input()) {
            case InputSpec.Shared shared -> random(shared, network.neurons(), seed);
            case InputSpec.Grid grid -> receptiveFields(grid, network, seed);
        };
    }

    private static InputConnections random(InputSpec.Shared shared, int neurons, long seed) {
        BernoulliGrid.Pairs pairs = new BernoulliGrid(shared.inputs(), neurons, 0, BernoulliGrid.NONE)
                .draw(RandomStream.of(seed, "input connectivity"), shared.connectionProbability());
        return new InputConnections(shared.inputs(), pairs.start(), pairs.target());
    }

    /**
     * Inputs 0 ... rows*columns-1 carry stimuli to excitatory neurons; as many more carry background to
     * inhibitory ones.
     */
    private static InputConnections receptiveFields(InputSpec.Grid grid, NetworkSpec network, long seed) {
        RandomStream random = RandomStream.of(seed, "receptive fields");
        int gridSize = grid.rows() * grid.columns();
        int[] centreRow = new int[network.neurons()];
        int[] centreColumn = new int[network.neurons()];
        for (int i = 0; i < network.neurons(); i++) {
            centreRow[i] = random.nextInt(grid.rows());
            centreColumn[i] = random.nextInt(grid.columns());
        }
        int[] start = new int[2 * gridSize + 1];
        char[] target = new char[network.neurons() * 16];
        int n = 0;
        for (int input = 0; input < 2 * gridSize; input++) {
            int row = input % gridSize / grid.columns();
            int column = input % grid.columns();
            int from = input < gridSize ? 0 : network.excitatory();
            int to = input < gridSize ? network.excitatory() : network.neurons();
            for (int i = from; i < to; i++) {
                int dr = distance(row, centreRow[i], grid.rows(), grid.wrap());
                int dc = distance(column, centreColumn[i], grid.columns(), grid.wrap());
                if (dr * dr + dc * dc < grid.radius() * grid.radius()) {
                    if (n == target.length) {
                        target = Arrays.copyOf(target, 2 * target.length);
                    }
                    target[n++] = (char) i;
                }
            }
            start[input + 1] = n;
        }
        return new InputConnections(2 * gridSize, start, Arrays.copyOf(target, n));
    }

    private static int distance(int a, int b, int length, boolean wrap) {
        int d = Math.abs(a - b);
        return wrap ? Math.min(d, length - d) : d;
    }
}
