package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/** Each kernel with vectors against the plain one on random input: the same bits. */
class KernelsTest {
    private static final NetworkSpec NETWORK = NetworkSpec.PUBLISHED.scaledTo(203);
    private static final int STRIDE = 256;

    private final PlainKernels plain = new PlainKernels();
    private final VectorKernels vector = new VectorKernels();

    @BeforeAll
    static void vectorsAreThere() {
        assumeTrue(VectorKernels.supported());
    }

    private static float[] uniform(RandomStream random, int n, double least, double most) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (least + (most - least) * random.nextUniform());
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spikesAreCountedAndWeighedAlike(long seed) {
        RandomStream random = RandomStream.of(seed, "kernels");
        BitRows rows = BitRows.of(Wiring.of(NETWORK, seed).input(), STRIDE);
        IntList spikes = new IntList();
        for (int k = 0; k < 40; k++) {
            spikes.add(random.nextInt(5000));
        }
        byte[] expected = new byte[3 * STRIDE];
        byte[] actual = new byte[3 * STRIDE];
        plain.count(rows, spikes, expected, STRIDE);
        vector.count(rows, spikes, actual, STRIDE);
        assertArrayEquals(expected, actual);

        byte[] counts = Arrays.copyOfRange(expected, STRIDE, 2 * STRIDE);
        float[] expectedConductance = new float[2 * STRIDE];
        float[] actualConductance = new float[2 * STRIDE];
        plain.scale(counts, 251, 0.075f, expectedConductance, 3);
        vector.scale(counts, 251, 0.075f, actualConductance, 3);
        assertArrayEquals(expectedConductance, actualConductance);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neuronsIntegrateAndFireAlike(long seed) {
        RandomStream random = RandomStream.of(seed, "kernels");
        NeuronState before = new NeuronState(STRIDE, NETWORK.neuron());
        for (int i = 0; i < STRIDE; i++) {
            int at = NeuronState.first(i);
            before.values[at + NeuronState.VOLTS] = (float) (-0.08 + 0.04 * random.nextUniform());
            before.values[at + NeuronState.AMPA] = (float) random.nextUniform();
            before.values[at + NeuronState.NMDA] = (float) random.nextUniform();
            before.values[at + NeuronState.GABA] = (float) random.nextUniform();
        }
        Arrivals arrivals = new Arrivals(STRIDE, 0.075f);
        for (int i = 0; i < arrivals.inputCount.length; i++) {
            arrivals.inputCount[i] = (byte) random.nextInt(3);
            arrivals.excitatory[i] = (float) random.nextUniform();
            arrivals.inhibitory[i] = (float) random.nextUniform();
        }
        NeuronState expected = before.copy();
        NeuronState actual = before.copy();
        IntList[] expectedSpikes = SpikingEngine.lists();
        IntList[] actualSpikes = SpikingEngine.lists();
        NeuronDynamics dynamics = new NeuronDynamics(NETWORK.neuron());
        plain.integrate(dynamics, before, expected, arrivals, expectedSpikes);
        vector.integrate(dynamics, before, actual, arrivals, actualSpikes);
        assertArrayEquals(expected.values, actual.values);
        for (int step = 0; step < expectedSpikes.length; step++) {
            assertArrayEquals(expectedSpikes[step].toArray(), actualSpikes[step].toArray());
        }
    }

    /** A row with post spikes that are newer and older than its last visit, and some twice. */
    private static DeferredRow row(long seed, boolean learn) {
        RandomStream random = RandomStream.of(seed, "kernels");
        Projection projection = Wiring.of(NETWORK, seed).projection(Pathway.EE);
        Plasticity rule = new Plasticity(new SixParameterRule(0.02, 0.03, 0.3, -0.2, 1.1, -0.7), NETWORK);
        SpikeHistory history = new SpikeHistory(STRIDE);
        for (int k = 0; k < 3 * STRIDE; k++) {
            int neuron = random.nextInt(STRIDE);
            history.add(neuron, (float) (history.factor(0, neuron) == Float.POSITIVE_INFINITY
                    ? random.nextUniform()
                    : history.factor(0, neuron) * random.nextUniform()));
        }
        float[] weight = uniform(random, projection.target.length + Kernels.SPARE, 0,
                NETWORK.maximumWeight());
        float[] postTrace = uniform(random, STRIDE, 0, 2);
        for (int i = 0; i < STRIDE; i++) {
            history.setTrace(i, postTrace[i]);
        }
        DeferredRow row = new DeferredRow(projection, weight, rule, postTrace, history);
        int first = projection.rowStart[5];
        row.select(first, projection.rowStart[6], (float) (rule.etaKappa * random.nextUniform()), learn);
        row.selectPending(first, projection.rowStart[6], 0.4f, (float) (rule.etaGamma * random.nextUniform()));
        return row;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsTransmitAndLearnAlike(long seed) {
        for (boolean learn : new boolean[]{true, false}) {
            DeferredRow expected = row(seed, learn);
            DeferredRow actual = row(seed, learn);
            float[][] conductance = new float[2][2 * STRIDE];
            float[][] transmitted = new float[2][STRIDE];
            plain.transmit(expected, conductance[0], STRIDE, transmitted[0], 2);
            vector.transmit(actual, conductance[1], STRIDE, transmitted[1], 2);
            assertArrayEquals(expected.weight, actual.weight);
            assertArrayEquals(conductance[0], conductance[1]);
            assertSameRow(expected, transmitted, 2);
        }
    }

    /** What stands behind a row is scratch space: a kernel may write there. */
    private static void assertSameRow(DeferredRow row, float[][] transmitted, int at) {
        int end = at + row.to - row.from;
        assertArrayEquals(Arrays.copyOf(transmitted[0], end), Arrays.copyOf(transmitted[1], end));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsCatchUpAlike(long seed) {
        DeferredRow expected = row(seed, true);
        DeferredRow actual = row(seed, true);
        plain.catchUp(expected);
        vector.catchUp(actual);
        assertArrayEquals(expected.weight, actual.weight);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rowsCatchUpAndThenTransmitAlike(long seed) {
        DeferredRow expected = row(seed, true);
        DeferredRow actual = row(seed, true);
        float[][] conductance = new float[2][2 * STRIDE];
        float[][] transmitted = new float[2][STRIDE];
        plain.catchUpAndTransmit(expected, conductance[0], 0, transmitted[0], 0);
        vector.catchUpAndTransmit(actual, conductance[1], 0, transmitted[1], 0);
        assertArrayEquals(expected.weight, actual.weight);
        assertArrayEquals(conductance[0], conductance[1]);
        assertSameRow(expected, transmitted, 0);
    }
}
