package rulezoo.analysis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * The odours, choices and rewards of one fly in the two-odour foraging task, from a MATLAB 5 file
 * (Rajagopalan, Darshan, Hibbard, Fitzgerald, Turner 2023, Zenodo 7449214): {@code X}, one row an encounter,
 * says which odour was met (one-hot); {@code Y} whether it was accepted; {@code R} the reward of each
 * accepted odour in order.
 *
 * @param name file name without ending
 * @param odours one row an encounter
 * @param accepted whether the odour was accepted
 * @param rewards for each accepted odour; 0 or 1 in files
 */
public record FlyFile(String name, double[][] odours, boolean[] accepted, double[] rewards) {
    private static final int ODOURS = 2;

    /**
     * Checks lengths and values.
     *
     * @throws IllegalArgumentException if lengths disagree, or a number is not what it must be; the message names
     *         the variable
     */
    public FlyFile {
        if (odours.length == 0 || odours.length != accepted.length) {
            throw new IllegalArgumentException("X has " + odours.length + " encounters and Y " + accepted.length
                    + " choices: one choice an encounter is needed");
        }
        int claims = 0;
        for (int t = 0; t < odours.length; t++) {
            Finite.check(odours[t], ODOURS, "X", t);
            double first = odours[t][0];
            double second = odours[t][1];
            if (!(first == 0 && second == 1) && !(first == 1 && second == 0)) {
                throw new IllegalArgumentException("X: encounter " + (t + 1) + " has " + first + " and " + second
                        + " instead of a 1 for the odour met and a 0");
            }
            claims += accepted[t] ? 1 : 0;
        }
        if (rewards.length != claims) {
            throw new IllegalArgumentException("R has " + rewards.length + " rewards, but Y accepts " + claims
                    + " odours: one reward for each accepted odour is needed");
        }
    }

    /**
     * Reads a file.
     *
     * @param file a MATLAB 5 file
     * @return the fly, named like the file
     * @throws IOException if it cannot be read, is no MATLAB 5 file, or does not hold what it should; the message
     *         names file and variable
     */
    public static FlyFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file: give MATLAB 5 files with the variables X, Y and R");
        }
        String fileName = String.valueOf(file.getFileName());
        try (MatFile content = Mat5.readFromFile(file.toFile())) {
            double[][] odours = rows(matrix(content, "X"));
            double[] choices = vector("Y", matrix(content, "Y"));
            double[] rewards = vector("R", matrix(content, "R"));
            boolean[] accepted = new boolean[choices.length];
            for (int t = 0; t < choices.length; t++) {
                accepted[t] = binary("Y", t, choices[t]) == 1;
            }
            for (int t = 0; t < rewards.length; t++) {
                binary("R", t, rewards[t]);
            }
            return new FlyFile(fileName.replaceFirst("\\.mat$", ""), odours, accepted, rewards);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is no MATLAB 5 file that can be read: save it with save -v7", e);
        }
    }

    /** {@return whether the fly ever turned an odour away} If not, its file says nothing about choice. */
    public boolean hasChoices() {
        for (boolean choice : accepted) {
            if (!choice) {
                return true;
            }
        }
        return false;
    }

    /** {@return the number of encounters} */
    public int encounters() {
        return accepted.length;
    }

    /** {@return the share of the odours met that were accepted} */
    public double acceptedShare() {
        return (double) rewards.length / accepted.length;
    }

    /**
     * {@return the fly's life as a trajectory: weights may change after an accepted odour}
     *
     * @param expectation from reward to third factor
     * @param initialWeights weights at the start, by which the model's size is known
     */
    public Trajectory trajectory(RewardExpectation expectation, double[] initialWeights) {
        return new Trajectory(initialWeights, odours, expectation.thirdFactor(accepted, rewards), accepted, null,
                ObservedChoices.all(accepted));
    }

    private static Matrix matrix(MatFile content, String variable) {
        for (MatFile.Entry entry : content.getEntries()) {
            if (entry.getName().equals(variable)) {
                if (entry.getValue() instanceof Matrix matrix && !matrix.isComplex()
                        && matrix.getNumDimensions() == 2) {
                    return matrix;
                }
                throw new IllegalArgumentException(variable + " must be a matrix of real numbers");
            }
        }
        throw new IllegalArgumentException("the variable " + variable
                + " is missing: a fly's file holds X (odours), Y (choices) and R (rewards)");
    }

    private static double[][] rows(Matrix matrix) {
        double[][] rows = new double[matrix.getNumRows()][matrix.getNumCols()];
        for (int t = 0; t < rows.length; t++) {
            for (int k = 0; k < rows[t].length; k++) {
                rows[t][k] = matrix.getDouble(t, k);
            }
        }
        return rows;
    }

    private static double[] vector(String variable, Matrix matrix) {
        if (matrix.getNumRows() != 1 && matrix.getNumCols() != 1) {
            throw new IllegalArgumentException(variable + " must be a row or a column, not "
                    + matrix.getNumRows() + " x " + matrix.getNumCols());
        }
        double[] vector = new double[matrix.getNumElements()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = matrix.getDouble(i);
        }
        return vector;
    }

    private static double binary(String variable, int index, double value) {
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException(
                    variable + ": element " + (index + 1) + " is " + value + " instead of 0 or 1");
        }
        return value;
    }
}
