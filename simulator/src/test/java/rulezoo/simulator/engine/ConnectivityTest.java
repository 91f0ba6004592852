package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

class ConnectivityTest {
    private static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    private static final NetworkSpec NETWORK = NetworkSpec.PUBLISHED.scaledTo(512);

    @Test
    void numberOfSynapsesIsBinomial() {
        for (Pathway pathway : Pathway.values()) {
            int pre = pathway == Pathway.EE || pathway == Pathway.EI ? 512 : 128;
            int post = pathway == Pathway.EE || pathway == Pathway.IE ? 512 : 128;
            double pairs = (double) pre * post - (pathway == Pathway.EE || pathway == Pathway.II ? pre : 0);
            double sd = Math.sqrt(pairs * 0.1 * 0.9);
            assertEquals(0.1 * pairs, Projection.random(NETWORK, pathway, 1).synapses(), 5 * sd, pathway.name());
        }
    }

    @Test
    void noNeuronConnectsToItself() {
        Projection ee = Projection.random(NETWORK, Pathway.EE, 1);
        BitRows bits = BitRows.of(ee);
        for (int i = 0; i < 512; i++) {
            assertFalse(bits.get(i, i));
        }
    }

    @Test
    void targetsOfARowAreAscendingAndInThePostPopulation() {
        Projection ei = Projection.random(NETWORK, Pathway.EI, 1);
        for (int row = 0; row < 512; row++) {
            for (int s = ei.rowStart[row]; s < ei.rowStart[row + 1]; s++) {
                assertTrue(ei.target[s] >= 512 && ei.target[s] < 640);
                assertTrue(s == ei.rowStart[row] || ei.target[s] > ei.target[s - 1]);
            }
        }
    }

    @Test
    void aCompleteNetworkHasEveryPair() {
        NetworkSpec full = NetworkSpec.PUBLISHED.standIn(20);
        assertEquals(1, full.connectionProbability());
        assertEquals(20 * 19, Projection.random(full, Pathway.EE, 1).synapses());
        assertEquals(20 * 5, Projection.random(full, Pathway.IE, 1).synapses());
    }

    @Test
    void receptiveFieldsAreDiscsOfTheGridAndOnlyExcitatoryNeuronsSeeTheFirstGrid() {
        NetworkSpec network = NETWORK.withInput(GRID);
        InputConnections connections = InputConnections.of(network, 1);
        int[] fieldSize = new int[network.neurons()];
        for (int input = 0; input < connections.inputs(); input++) {
            for (int s = connections.start()[input]; s < connections.start()[input + 1]; s++) {
                assertEquals(input < 10_000, connections.target()[s] < network.excitatory());
                fieldSize[connections.target()[s]]++;
            }
        }
        // 193 grid points lie strictly within radius 8; fields at the border are cut (docs/science.md, 2.2).
        assertEquals(193, Arrays.stream(fieldSize).max().orElseThrow());
        assertEquals(181, Arrays.stream(fieldSize).average().orElseThrow(), 3);
    }

    @Test
    void theSameSeedGivesTheSameNetwork() {
        assertArrayEquals(Projection.random(NETWORK, Pathway.IE, 5).target,
                Projection.random(NETWORK, Pathway.IE, 5).target);
        assertFalse(Arrays.equals(Projection.random(NETWORK, Pathway.IE, 5).target,
                Projection.random(NETWORK, Pathway.IE, 6).target));
    }
}
