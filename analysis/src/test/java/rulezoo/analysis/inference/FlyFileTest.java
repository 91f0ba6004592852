package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

class FlyFileTest {
    /** Published files, which the project does not hold: see docs/inference.md. */
    private static final Path DATA = Path.of("..", "..", "shared", "data", "fly");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsWhatWasWritten() throws IOException {
        FlyFile fly = FlyFile.read(write("fly", new double[][]{{1, 0}, {0, 1}, {1, 0}}, new double[]{1, 0, 1},
                new double[]{0, 1}));
        assertEquals("fly", fly.name());
        assertEquals(3, fly.encounters());
        assertTrue(fly.hasChoices());
        assertEquals(2.0 / 3, fly.acceptedShare(), 1e-12);
        Trajectory life = fly.trajectory(RewardExpectation.NONE, new double[4]);
        assertEquals(1, life.thirdFactor()[2], 0.0);
        assertFalse(life.plastic()[1]);
    }

    @Test
    void lengthsThatDisagreeAreRefused() throws IOException {
        assertRefused(write("short", new double[][]{{1, 0}, {0, 1}}, new double[]{1}, new double[]{0}),
                "X has 2 encounters and Y 1 choices");
        assertRefused(write("rewards", new double[][]{{1, 0}}, new double[]{1}, new double[]{0, 1}),
                "R has 2 rewards, but Y accepts 1");
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        assertRefused(write("nan", new double[][]{{1, 0}}, new double[]{Double.NaN}, new double[0]),
                "Y: element 1 is NaN");
        assertRefused(write("hot", new double[][]{{1, 1}}, new double[]{1}, new double[]{1}), "X: encounter 1");
        assertRefused(write("half", new double[][]{{1, 0}}, new double[]{1}, new double[]{0.5}),
                "R: element 1 is 0.5");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mat"), "this is no MATLAB file, but long enough to be"
                + " mistaken for one if nobody looks: ".repeat(4));
        assertRefused(text, "no MATLAB 5 file");
        assertRefused(folder.resolve("absent.mat"), "is no file");
        Path other = folder.resolve("other.mat");
        try (MatFile content = Mat5.newMatFile()) {
            content.addArray("Z", Mat5.newMatrix(1, 1));
            Mat5.writeToFile(content, other.toFile());
        }
        assertRefused(other, "X is missing");
    }

    @Test
    void publishedFilesAreRead() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "the published files of flies are not beside the project");
        FlyFile first = FlyFile.read(DATA.resolve("Fly1.mat"));
        assertEquals(286, first.encounters());
        assertEquals(240, first.rewards().length);
        assertTrue(first.hasChoices());
        assertFalse(FlyFile.read(DATA.resolve("Fly12.mat")).hasChoices());
    }

    private static void assertRefused(Path file, String sentence) {
        String message = Objects.requireNonNull(
                assertThrows(IOException.class, () -> FlyFile.read(file)).getMessage());
        assertTrue(message.contains(sentence) && message.contains(String.valueOf(file.getFileName())), message);
    }

    private Path write(String name, double[][] x, double[] y, double[] r) throws IOException {
        Path file = folder.resolve(name + ".mat");
        try (MatFile content = Mat5.newMatFile()) {
            Matrix odours = Mat5.newMatrix(x.length, 2);
            for (int t = 0; t < x.length; t++) {
                odours.setDouble(t, 0, x[t][0]);
                odours.setDouble(t, 1, x[t][1]);
            }
            content.addArray("X", odours).addArray("Y", row(y)).addArray("R", row(r));
            Mat5.writeToFile(content, file.toFile());
        }
        return file;
    }

    private static Matrix row(double[] numbers) {
        Matrix matrix = Mat5.newMatrix(1, numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            matrix.setDouble(i, numbers[i]);
        }
        return matrix;
    }
}
