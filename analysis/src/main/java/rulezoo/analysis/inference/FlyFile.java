package rulezoo.analysis.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads one fly from a MATLAB 5 file of the layout that the code of Mehta et al. (NeurIPS 2024) reads:
 * {@code X}, one row an encounter, says which odour was met (one-hot); {@code Y} whether it was accepted;
 * {@code R} the reward of each accepted odour in order. The layout does not say where blocks begin: they are
 * counted in accepted odours.
 */
final class FlyFile {
    /** Accepted odours of a block, as published. */
    static final int BLOCK = 80;

    private FlyFile() {}

    /** Reads a file; the fly is named like it. */
    static Fly read(Path file) throws IOException {
        return MatlabVariables.read(file,
                variables -> fly(String.valueOf(file.getFileName()).replaceFirst("\\.mat$", ""), variables));
    }

    private static Fly fly(String name, MatlabVariables variables) {
        double[][] x = variables.matrix("X");
        double[] y = variables.vector("Y");
        double[] r = variables.vector("R");
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("X has " + x.length + " encounters and Y " + y.length
                    + " choices: one choice an encounter is needed");
        }
        int[] odours = new int[x.length];
        boolean[] accepted = new boolean[x.length];
        int[] blocks = new int[x.length];
        int claims = 0;
        for (int t = 0; t < x.length; t++) {
            odours[t] = odour(t, x[t]);
            accepted[t] = binary("Y", t, y[t]) == 1;
            blocks[t] = claims / BLOCK;
            claims += accepted[t] ? 1 : 0;
        }
        for (int i = 0; i < r.length; i++) {
            binary("R", i, r[i]);
        }
        if (r.length != claims) {
            throw new IllegalArgumentException("R has " + r.length + " rewards, but Y accepts " + claims
                    + " odours: one reward for each accepted odour is needed");
        }
        return new Fly(name, odours, accepted, r, blocks, 0);
    }

    private static int odour(int t, double[] row) {
        if (row.length == Fly.ODOURS && row[0] + row[1] == 1 && (row[0] == 0 || row[1] == 0)) {
            return row[0] == 1 ? 0 : 1;
        }
        throw new IllegalArgumentException("X: encounter " + (t + 1) + " is " + Arrays.toString(row)
                + " instead of a 1 for the odour met and a 0 for the other");
    }

    private static double binary(String variable, int index, double value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException(
                    variable + ": element " + (index + 1) + " is " + value + " instead of 0 or 1");
        }
        return value;
    }
}
