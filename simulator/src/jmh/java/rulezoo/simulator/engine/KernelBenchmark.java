package rulezoo.simulator.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.random.RandomStream;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/** The kernels one by one on the network of 1024 excitatory neurons. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
    private static final NetworkSpec NETWORK = NetworkSpec.PUBLISHED.scaledTo(1024);
    private static final int STRIDE = 1344;
    private static final int INPUTS_A_STEP = 7;

    /** Which implementation. */
    @Param({"plain", "vector"})
    public String kernels = "";

    private Kernels tested = new PlainKernels();
    private final NeuronDynamics dynamics = new NeuronDynamics(NETWORK.neuron());
    private final NeuronState before = new NeuronState(STRIDE, NETWORK.neuron());
    private final NeuronState after = before.copy();
    private final Arrivals arrivals = new Arrivals(STRIDE, (float) NETWORK.input().weight());
    private final IntList[] fired = new IntList[NetworkSpec.DELAY_STEPS];
    private final IntList inputs = new IntList();
    private final Wiring wiring = Wiring.of(NETWORK, 1);
    private final BitRows inputTargets = BitRows.of(wiring.input(), STRIDE);
    private PlasticSynapses eager = synapses(true);
    private PlasticSynapses deferred = synapses(false);
    private int row;

    private PlasticSynapses synapses(boolean atOnce) {
        Plasticity rule = new Plasticity(new SixParameterRule(0.02, 0.02, 0, 0, 0, 0), NETWORK);
        Projection projection = wiring.projection(Pathway.EE);
        return atOnce
                ? new EagerSynapses(NETWORK, Pathway.EE, projection, rule, STRIDE, tested)
                : new DeferredSynapses(NETWORK, Pathway.EE, projection, rule, STRIDE, tested);
    }

    /** Makes the kernels and the synapses that use them. */
    @Setup
    public void setUp() {
        tested = kernels.equals("vector") ? new VectorKernels() : new PlainKernels();
        eager = synapses(true);
        deferred = synapses(false);
        for (int step = 0; step < fired.length; step++) {
            fired[step] = new IntList();
        }
        RandomStream random = RandomStream.of(1, "benchmark");
        for (int k = 0; k < INPUTS_A_STEP; k++) {
            inputs.add(random.nextInt(wiring.input().inputs()));
        }
    }

    /** 8 steps of 1280 neurons. */
    @Benchmark
    public IntList[] integrateBlock() {
        for (IntList list : fired) {
            list.clear();
        }
        tested.integrate(dynamics, before, after, arrivals, fired);
        return fired;
    }

    /** 7 input spikes, 64 targets each. */
    @Benchmark
    public byte[] countInput() {
        tested.count(inputTargets, inputs, arrivals.inputCount, 0);
        return arrivals.inputCount;
    }

    /** A spike along a row of about 100 synapses that are up to date. */
    @Benchmark
    public float[] transmitRow() {
        return transmit(eager);
    }

    /** The same where post spikes are deferred, with none to make up for. */
    @Benchmark
    public float[] transmitDeferredRow() {
        return transmit(deferred);
    }

    private float[] transmit(PlasticSynapses synapses) {
        row = (row + 1) % NETWORK.excitatory();
        synapses.beginBlock();
        synapses.transmit(row, 0, true, arrivals.excitatory, 0);
        return arrivals.excitatory;
    }

    /** A post spike that changes about 100 synapses at once. */
    @Benchmark
    public float postSpike() {
        row = (row + 1) % NETWORK.excitatory();
        eager.changeWeights(row, 0);
        return eager.weight(0);
    }
}
