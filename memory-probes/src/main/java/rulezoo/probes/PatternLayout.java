package rulezoo.probes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rulezoo.archive.record.ProbeSeeds;
import rulezoo.simulator.network.InputSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Stimulus;
import rulezoo.simulator.random.RandomStream;

/**
 * Which inputs the patterns consist of. Receptive fields are drawn from another stream of random numbers, so
 * that patterns and fields are independent; familiar and novel patterns change roles in even pattern seeds,
 * and once more where a plan swaps them.
 */
public enum PatternLayout {
    /** The two published patterns of Mem1k (rows 75 to 79 and 20 to 24 of a grid of 100 x 100; 60 Hz). */
    MEM1K,
    /**
     * Two bands of 5 rows, mirror images of each other, drawn with the seed so far apart that no receptive field
     * sees both (60 Hz).
     */
    DRAWN,
    /**
     * Eight bands of a tenth of the inputs (100 Hz) on a torus of 105 x 105, alternately familiar and novel,
     * drawn with the seed. Four familiar ones are trained; three of them and the novel ones are tested (MBA).
     */
    MBA;

    private static final int GRID_ROWS = 100;
    private static final int BAND_ROWS = 5;
    private static final int MEM1K_ROW = 20;
    /** Rows from the border, and from the mirror image, that a receptive field of radius 8 needs. */
    private static final int FIRST_ROW = 8;
    private static final int LAST_ROW = 38;
    private static final double MEM1K_ADDED_HZ = 50;

    /** The receptive-field input of the familiarity task (docs/science.md, 2.2, Mem1k BND). */
    static final InputSpec.Grid GRID = new InputSpec.Grid(100, 100, 8, false, 0.075, 10);
    /** The same without borders (MBA). */
    static final InputSpec.Grid TORUS = new InputSpec.Grid(105, 105, 8, true, 0.075, 10);
    private static final int MBA_INPUTS = TORUS.rows() * TORUS.columns();
    private static final int MBA_ACTIVE = MBA_INPUTS / 10;
    private static final int MBA_BANDS = 8;
    private static final int MBA_TESTED_FAMILIAR = 3;
    private static final double MBA_ADDED_HZ = 90;
    private static final int SEEDS_TRIED = 10_000;

    /**
     * Patterns of one seed.
     *
     * @param trained familiar patterns, shown continuously
     * @param tested those of them that are tested
     * @param novel novel patterns
     */
    record Patterns(List<Stimulus> trained, List<Stimulus> tested, List<Stimulus> novel) {}

    /**
     * The patterns of some seeds.
     *
     * @param strength factor of the published added rate, 1 for the published patterns
     */
    Patterns of(ProbeSeeds seeds, double strength) {
        long seed = seeds.patternSeed();
        boolean swapped = seed % 2 == 0 ^ seeds.swapped();
        return switch (this) {
            case MEM1K -> mirrored(MEM1K_ROW, swapped, strength);
            case DRAWN -> mirrored(drawnRow(seed), swapped, strength);
            case MBA -> bands(seed, swapped, strength);
        };
    }

    private static int drawnRow(long seed) {
        return FIRST_ROW + RandomStream.of(seed, "pattern").nextInt(LAST_ROW - FIRST_ROW + 1);
    }

    /** Where the patterns of a seed lie, whichever is the familiar one. */
    private int place(long seed) {
        return switch (this) {
            case MEM1K -> MEM1K_ROW;
            case DRAWN -> drawnRow(seed);
            case MBA -> offset(seed);
        };
    }

    /**
     * The first pattern seeds, from 1 on, whose patterns all lie at different places: two seeds may draw the same
     * ones.
     *
     * @throws IllegalArgumentException if there are not as many
     */
    List<Long> patternSeeds(int count) {
        List<Long> seeds = new ArrayList<>();
        Set<Integer> places = new HashSet<>();
        for (long seed = 1; seeds.size() < count && seed <= SEEDS_TRIED; seed++) {
            if (places.add(place(seed))) {
                seeds.add(seed);
            }
        }
        if (seeds.size() < count) {
            throw new IllegalArgumentException("this probe knows " + seeds.size() + " choices of patterns, not " + count
                    + ": give fewer --patterns");
        }
        return seeds;
    }

    /** Whether plasticity goes on in tests: in MBA weights are frozen during them, in Mem1k they are not. */
    boolean plasticTests() {
        return this != MBA;
    }

    /** A band of rows and its mirror image; the lower one is the novel one, as published, unless swapped. */
    private static Patterns mirrored(int row, boolean swapped, double strength) {
        int mirror = GRID_ROWS - BAND_ROWS - row;
        List<Stimulus> familiar = List.of(band("familiar", swapped ? row : mirror, strength));
        return new Patterns(familiar, familiar, List.of(band("novel", swapped ? mirror : row, strength)));
    }

    private static Stimulus band(String name, int row, double strength) {
        return Stimulus.continuous(name, row * GRID_ROWS, BAND_ROWS * GRID_ROWS, MEM1K_ADDED_HZ * strength);
    }

    private static int offset(long seed) {
        return RandomStream.of(seed, "pattern").nextInt(MBA_INPUTS - MBA_BANDS * MBA_ACTIVE + 1);
    }

    private static Patterns bands(long seed, boolean swapped, double strength) {
        int offset = offset(seed);
        List<Stimulus> familiar = new ArrayList<>();
        List<Stimulus> novel = new ArrayList<>();
        for (int i = 0; i < MBA_BANDS; i++) {
            boolean first = i % 2 == 0;
            String name = (first == swapped ? "novel" : "familiar") + (i / 2 + 1);
            (first == swapped ? novel : familiar)
                    .add(Stimulus.continuous(name, offset + i * MBA_ACTIVE, MBA_ACTIVE, MBA_ADDED_HZ * strength));
        }
        return new Patterns(familiar, familiar.subList(0, MBA_TESTED_FAMILIAR), novel);
    }

    /** The network with the inputs that these patterns are made of. */
    NetworkModel network(NetworkModel archived) {
        if (this != MBA) {
            return archived.withRecurrent(spec -> spec.withInput(GRID)).orElse(archived);
        }
        return archived.withRecurrent(spec -> spec.withInput(TORUS)).orElseThrow(() -> new IllegalArgumentException(
                "this probe needs a grid of inputs, which only the recurrent spiking networks have: use the probe"
                        + " 'familiarity'"));
    }
}
