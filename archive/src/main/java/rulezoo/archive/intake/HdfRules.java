package rulezoo.archive.intake;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * HDF5 files that are no zoos but hold coefficients of rules: they are not read, but it is said how to save
 * them.
 */
public final class HdfRules {
    private static final int DEEPEST = 4;
    private static final int MOST_NODES = 10_000;

    private int nodes;

    private HdfRules() {}

    /**
     * {@return the lines of Python that make a file of rules of an HDF5 file, as part of a sentence; empty if no
     * coefficients are found in it}
     *
     * @param file any file
     */
    public static String remedy(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (HdfFile hdf = new HdfFile(file)) {
            String selection = new HdfRules().selection(hdf, 0);
            return selection.isEmpty()
                    ? ""
                    : "to import its coefficients, save them from Python: import h5py, numpy as np; f = h5py.File('"
                            + file.getFileName() + "'); np.save('rules.npy', " + selection + ")";
        } catch (RuntimeException e) {
            return ""; // no HDF5 file, or one that jHDF cannot read: what was said of it stands
        }
    }

    /** An expression for a matrix of one rule a row, or nothing. */
    private String selection(Group group, int depth) {
        for (Node node : group) {
            if (++nodes > MOST_NODES) {
                return "";
            }
            if (node instanceof Dataset dataset) {
                int[] shape = dataset.getDimensions();
                boolean rules = shape.length > 0 && RuleVectors.isLength(shape[shape.length - 1]);
                if (rules && shape.length == 2) {
                    return "f['" + node.getPath() + "'][:]";
                }
                if (rules && shape.length == 1 && depth == 1) {
                    return "np.array([f[k]['" + node.getName() + "'][:] for k in f if '" + node.getName()
                            + "' in f[k]])";
                }
                if (rules && shape.length == 1) {
                    return "f['" + node.getPath() + "'][:][None, :]";
                }
            } else if (node instanceof Group inner && depth < DEEPEST) {
                String found = selection(inner, depth + 1);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
