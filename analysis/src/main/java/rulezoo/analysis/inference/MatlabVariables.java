package rulezoo.analysis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sparse;

/** The variables of one MATLAB 5 file, with messages that name file and variable. */
final class MatlabVariables {
    /** Reads what is wanted from the variables of an open file. */
    @FunctionalInterface
    interface Reading<T> {
        /** Throws IllegalArgumentException with a sentence on the variable if it is not what it must be. */
        T from(MatlabVariables variables);
    }

    private final MatFile content;

    private MatlabVariables(MatFile content) {
        this.content = content;
    }

    /** Opens a file, reads from it, and closes it. */
    static <T> T read(Path file, Reading<T> reading) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is not a file");
        }
        try {
            InflatedSize.requireSmall(file);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        try (MatFile content = Mat5.readFromFile(file.toFile())) {
            return reading.from(new MatlabVariables(content));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new IOException(file + " is no MATLAB 5 file that can be read: save it with save -v7", e);
        }
    }

    Array any(String variable) {
        for (MatFile.Entry entry : content.getEntries()) {
            if (entry.getName().equals(variable)) {
                return entry.getValue();
            }
        }
        throw new IllegalArgumentException("the variable " + variable + " is missing");
    }

    double[][] matrix(String variable) {
        Array array = any(variable);
        if (array instanceof Sparse) {
            throw new IllegalArgumentException(variable + " is sparse: save full(" + variable + ")");
        }
        if (!(array instanceof Matrix matrix) || matrix.isComplex() || matrix.getNumDimensions() != 2) {
            throw new IllegalArgumentException(variable + " must be a matrix of real numbers");
        }
        double[][] rows = new double[matrix.getNumRows()][matrix.getNumCols()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = matrix.getDouble(row, column);
            }
        }
        return rows;
    }

    double[] vector(String variable) {
        double[][] rows = matrix(variable);
        int columns = rows.length == 0 ? 0 : rows[0].length;
        if (rows.length > 1 && columns > 1) {
            throw new IllegalArgumentException(
                    variable + " must be a row or a column, not " + rows.length + " x " + columns);
        }
        double[] vector = new double[rows.length * columns];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = rows[i / columns][i % columns];
        }
        return vector;
    }
}
