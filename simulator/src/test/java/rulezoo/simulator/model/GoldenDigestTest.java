package rulezoo.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.experiment.SimulationResult;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * One run of every model, bit by bit, as of {@link Simulation#FORMAT_VERSION} 2: what an archive's digests
 * were made with must come out of every later version, or that number must change.
 */
class GoldenDigestTest {
    /** Every coefficient at the same share of its range: a rule that keeps the rates finite for a second. */
    @ParameterizedTest
    @CsvSource({"TOY, 0.4, 7bc0226e42ab28ebd9623ac233c63979c09b23e7c6c9324823b5dc9bf72e12bb",
            "TOY_CO_ACTIVE, 0.4, 516b070c83938cdac0b6d5ca0a8eaf5739fab255c668e9147792d4187b69e99e",
            "TOY_IMPLICIT, 0.4, f81e0b83b1a47d38b9260c1e316f4b0c0b724407170ca849e4d4e41d2c3842e6",
            "TAYLOR, 0.49, b1bb98dda4668a82d15582214978b4df5bc3aeedbc4b705e85f8da08cfb8944d",
            "TAYLOR_XRW, 0.49, 34fd22b4ea9a9fd312c635f50156e2bd59a8f6fd0dc6590428de9eb7cc2cbfde",
            "TAYLOR_81, 0.49, 3a091999ba0e9ccc183ffc1a0be9d990b091c442d76c8385252f720d58762ca0",
            "RATE_MLP, 0.4, 658bb6a91f644f802f0fc5272d09cbb1b78fb2af35f0581cc996f7050e8be93e",
            "RATE_MLP_XYWR, 0.4, dbaa3c212784d619a11ef927567649c94278651b7ba7a5b9f0c624cb4a2c1493",
            "MEAN_FIELD, 0.4, 168d6cac49a3d6069e6802edfa089c3dcf88a7d46d0ac5dfcd866335be342957",
            "RECURRENT_LINEAR, 0.4, 913b0fae4cdc7eeca67134e4fac589a6fd57fc8af78b090d432169b6083c77bf",
            "RECURRENT_RECTIFIED, 0.4, 11694223ad07045a618e1416ab56145ac1dfe000b67248ff47be3329f5fe7068",
            "CODEPENDENT_MLP, 0.4, d48ca1ebc585ac5bc1dc2c14806d36883491c1849dfad8f886d799c52fc624cc",
            "CODEPENDENT_POLYNOMIAL, 0.4, af0026a59dfbc1ff739a13eb80df7765b7e61f120ba27a51ed9e65b03da9e029"})
    void runKeepsItsDigest(ModelPreset model, double share, String digest) {
        double[] block = model.family().coefficients().stream().mapToDouble(c -> c.minimum() + share * c.range())
                .toArray();
        double[] all = Stream.generate(() -> block).limit(model.plastic().size()).flatMapToDouble(DoubleStream::of)
                .toArray();
        assertDigest(digest, model, 0.5, all);
    }

    @Test
    void feedforwardRunKeepsItsDigest() {
        // It takes a minute until the rule has lowered inhibition so far that the neuron spikes.
        assertDigest("31c72a2d215d3314ed9eef3aba370636aa4038c433d1fef7144fa14c7229723a", ModelPreset.FEEDFORWARD, 60,
                0.02, 0.02, -0.12, 0.2, 0.5, 0.5, -0.1);
    }

    private static void assertDigest(String digest, ModelPreset model, double settleSeconds, double... coefficients) {
        Stimulus stimulus = Stimulus.continuous("familiar", 2000, 500, 50);
        Protocol protocol = new Protocol("golden",
                List.of(new Phase.Run("settle", settleSeconds, null, false),
                        new Phase.Run("training", 0.3, stimulus, false),
                        new Phase.Probe("familiar", 0.2, stimulus, false), new Phase.Run("scored", 0.5, null, true)));
        PlasticityRule rule = new PlasticityRule(model.family(), model.plastic(), coefficients);
        SimulationResult result = new Simulation(model.network(), rule, protocol, 3).run();
        assertTrue(result.survived() && result.metrics().get(StabilityMetric.RATE) > 0, result::toString);
        assertEquals(digest, result.spikeDigest());
        assertEquals(2, Simulation.FORMAT_VERSION);
    }
}
