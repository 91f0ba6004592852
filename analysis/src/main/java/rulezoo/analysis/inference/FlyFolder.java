package rulezoo.analysis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * Reads one fly from a folder of the original layout (Rajagopalan et al. 2023, Zenodo 7449214), as the
 * authors' own MATLAB code does that prepares choices for regressions:
 *
 * <ul>
 * <li>{@code choice_order.mat}, {@code choice_order}: a row per trial, a column per block; 1 is
 * 4-methylcyclohexanol (M), 2 is 3-octanol (O), 0 is no trial;
 * <li>{@code reward_order.mat}, {@code reward_order}: of the same size; 0 is no reward, any other number one;
 * <li>{@code odor_crossing_K.mat} of block K, {@code odor_crossing}: a structure an event with {@code type},
 * of whose characters the fourth tells what was entered ({@code AtoM}, {@code OtoM}: M; {@code AtoO},
 * {@code MtoO}: O; others are no odour), and {@code time_pt_in_vector}, its frame;
 * <li>{@code cps_K.mat}, {@code cps}: the frame in which the block begins, then those in which its trials
 * end.
 * </ul>
 *
 * <p>
 * Every entry into an odour is an encounter. The last one before the end of a trial was accepted, the ones
 * before it were turned away from. Where the last one is not of the chosen odour, or there is none, the
 * crossing was missed: an accepted encounter with the chosen odour is added. Entries after the last trial of
 * a block led to no choice and are left out.
 */
final class FlyFolder {
    private static final String CHOICES = "choice_order";
    private static final String REWARDS = "reward_order";
    private static final String CROSSINGS = "odor_crossing";
    private static final String ENDS = "cps";
    private static final int ENTERED = 3;
    /** Beyond this share of added encounters the crossings are of another experiment. */
    private static final double MOST_ADDED = 0.1;

    private final List<Integer> odours = new ArrayList<>();
    private final List<Boolean> accepted = new ArrayList<>();
    private final List<Double> rewards = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();
    private int added;

    private FlyFolder() {}

    private record Entry(int odour, double frame) {}

    /** Whether a folder is one fly's. */
    static boolean isFly(Path folder) {
        return Files.isRegularFile(folder.resolve(CHOICES + ".mat"));
    }

    /** Reads a folder; the fly is named like it. */
    static Fly read(Path folder) throws IOException {
        double[][] choices = MatlabVariables.read(folder.resolve(CHOICES + ".mat"), v -> v.matrix(CHOICES));
        double[][] rewards = MatlabVariables.read(folder.resolve(REWARDS + ".mat"), v -> v.matrix(REWARDS));
        if (choices.length == 0 || choices.length != rewards.length || choices[0].length != rewards[0].length) {
            throw new IOException(folder + ": " + CHOICES + " and " + REWARDS
                    + " must have the same number of rows (trials) and columns (blocks)");
        }
        FlyFolder fly = new FlyFolder();
        for (int block = 0; block < choices[0].length; block++) {
            if (choicesOf(choices, block) > 0) {
                fly.addBlock(folder, block, choices, rewards);
            }
        }
        int claims = fly.rewards.size();
        if (fly.added > MOST_ADDED * claims) {
            throw new IOException(folder + ": the last odour entered before the end of a trial is not the chosen one"
                    + " in " + fly.added + " of " + claims + " trials, so that crossings and choices do not belong"
                    + " together");
        }
        try {
            return fly.result(String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }

    private Fly result(String name) {
        boolean[] acceptances = new boolean[accepted.size()];
        for (int t = 0; t < acceptances.length; t++) {
            acceptances[t] = accepted.get(t);
        }
        return new Fly(name, odours.stream().mapToInt(Integer::intValue).toArray(), acceptances,
                rewards.stream().mapToDouble(Double::doubleValue).toArray(),
                blocks.stream().mapToInt(Integer::intValue).toArray(), added);
    }

    private void addBlock(Path folder, int block, double[][] choices, double[][] paid) throws IOException {
        Path crossings = folder.resolve(CROSSINGS + "_" + (block + 1) + ".mat");
        List<Entry> entries = MatlabVariables.read(crossings, v -> entries(v.any(CROSSINGS)));
        Path endsFile = folder.resolve(ENDS + "_" + (block + 1) + ".mat");
        double[] ends = MatlabVariables.read(endsFile, v -> v.vector(ENDS));
        int trial = 0;
        int next = 0;
        for (int row = 0; row < choices.length; row++) {
            double choice = choices[row][block];
            if (choice == 0) {
                continue;
            }
            if (choice != 1 && choice != 2) {
                throw new IOException(folder.resolve(CHOICES + ".mat") + ": trial " + (row + 1) + " of block "
                        + (block + 1) + " is " + choice + " instead of 0, 1 or 2");
            }
            trial++;
            if (trial >= ends.length) {
                break;
            }
            int chosen = (int) choice - 1;
            int from = next;
            while (next < entries.size() && entries.get(next).frame < ends[trial]) {
                next++;
            }
            addTrial(entries.subList(from, next), chosen, paid[row][block] > 0, block);
        }
        if (trial != ends.length - 1) {
            throw new IOException(endsFile + ": " + Math.max(0, ends.length - 1) + " ends of trials, but "
                    + choicesOf(choices, block) + " choices of block " + (block + 1) + " in " + CHOICES + ".mat");
        }
    }

    private static long choicesOf(double[][] choices, int block) {
        long count = 0;
        for (double[] row : choices) {
            count += row[block] == 0 ? 0 : 1;
        }
        return count;
    }

    private void addTrial(List<Entry> entries, int chosen, boolean rewarded, int block) {
        boolean complete = !entries.isEmpty() && entries.getLast().odour == chosen;
        for (int i = 0; i < entries.size(); i++) {
            addEncounter(entries.get(i).odour, complete && i == entries.size() - 1, block);
        }
        if (!complete) {
            addEncounter(chosen, true, block);
            added++;
        }
        rewards.add(rewarded ? 1.0 : 0.0);
    }

    private void addEncounter(int odour, boolean taken, int block) {
        odours.add(odour);
        accepted.add(taken);
        blocks.add(block);
    }

    private static List<Entry> entries(Array array) {
        if (!(array instanceof Struct events)) {
            throw new IllegalArgumentException(CROSSINGS + " must be a structure with the fields type and"
                    + " time_pt_in_vector");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < events.getNumElements(); i++) {
            String type = text(events.get("type", i));
            if (type.length() > ENTERED && (type.charAt(ENTERED) == 'M' || type.charAt(ENTERED) == 'O')) {
                double frame = frame(events.get("time_pt_in_vector", i), i);
                if (!entries.isEmpty() && frame < entries.getLast().frame) {
                    throw new IllegalArgumentException(
                            CROSSINGS + ": event " + (i + 1) + " comes before the one that is listed before it");
                }
                entries.add(new Entry(type.charAt(ENTERED) == 'M' ? 0 : 1, frame));
            }
        }
        return entries;
    }

    /** Characters, or a cell of characters; other values are no text. */
    private static String text(Array array) {
        Array inner = array instanceof Cell cell && cell.getNumElements() > 0 ? cell.get(0) : array;
        return inner instanceof Char text && text.getNumRows() == 1 ? text.getRow(0) : "";
    }

    private static double frame(Array array, int event) {
        if (array instanceof Matrix matrix && matrix.getNumElements() == 1
                && Double.isFinite(matrix.getDouble(0))) {
            return matrix.getDouble(0);
        }
        throw new IllegalArgumentException(
                CROSSINGS + ": time_pt_in_vector of event " + (event + 1) + " must be one number");
    }
}
