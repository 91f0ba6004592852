package rulezoo.analysis.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

class FlyDataTest {
    /** A third party's reconstruction, which the project does not hold: see docs/inference.md. */
    private static final Path RECONSTRUCTION = Path.of("..", "..", "shared", "data", "fly");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void filesWithOdoursChoicesAndRewardsAreRead() throws IOException {
        Path file = file("fly", new double[][]{{1, 0}, {0, 1}, {1, 0}}, new double[]{1, 0, 1}, new double[]{0, 1});
        Fly fly = FlyData.read(List.of(file)).getFirst();
        assertEquals("fly", fly.name());
        assertArrayEquals(new int[]{0, 1, 0}, fly.odours());
        assertEquals(1, fly.refusals());
        assertEquals(2.0 / 3, fly.acceptedShare(), 1e-12);
        Trajectory life = fly.trajectory(RewardExpectation.NONE, new double[4]);
        assertEquals(1, life.thirdFactor()[2], 0.0);
        assertArrayEquals(new boolean[]{true, false, true}, life.plastic());
    }

    @Test
    void lengthsThatDisagreeAreRefused() throws IOException {
        assertRefused(file("short", new double[][]{{1, 0}, {0, 1}}, new double[]{1}, new double[]{0}),
                "X has 2 encounters and Y 1 choices");
        assertRefused(file("rewards", new double[][]{{1, 0}}, new double[]{1}, new double[]{0, 1}),
                "R has 2 rewards, but Y accepts 1");
    }

    @Test
    void numbersThatAreNoneAreRefused() throws IOException {
        assertRefused(file("nan", new double[][]{{1, 0}}, new double[]{Double.NaN}, new double[0]),
                "Y: element 1 is NaN");
        assertRefused(file("hot", new double[][]{{1, 1}}, new double[]{1}, new double[]{1}), "X: encounter 1");
        assertRefused(file("half", new double[][]{{1, 0}}, new double[]{1}, new double[]{0.5}), "R: element 1 is 0.5");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mat"), "this is no MATLAB file, but long enough to be"
                + " mistaken for one if nobody looks: ".repeat(4));
        assertRefused(text, "no MATLAB 5 file");
        assertRefused(folder.resolve("absent.mat"), "is not a file");
        Path other = folder.resolve("other.mat");
        write(other, "Z", Mat5.newMatrix(1, 1));
        assertRefused(other, "X is missing");
        assertRefused(Files.createDirectory(folder.resolve("empty")), "is no fly's folder and holds none");
    }

    @Test
    void aSmallFileThatUnpacksToGigabytesIsRefused() throws IOException {
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zeros)) {
            for (long written = 0; written <= InflatedSize.LARGEST_BYTES; written += 1 << 20) {
                out.write(new byte[1 << 20]);
            }
        }
        ByteBuffer file = ByteBuffer.allocate(136 + zeros.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.position(124).putShort((short) 0x0100).put((byte) 'I').put((byte) 'M');
        file.putInt(15).putInt(zeros.size()).put(zeros.toByteArray());
        assertRefused(Files.write(folder.resolve("bomb.mat"), file.array()), "its variables take more than 64 MB");
    }

    @Test
    void aFlyGivenTwiceIsRefusedWithBothNames() throws IOException {
        Path file = file("fly", new double[][]{{1, 0}, {0, 1}}, new double[]{1, 0}, new double[]{1});
        Path copy = Files.copy(file, folder.resolve("copy.mat"));
        Path other = file("other", new double[][]{{0, 1}, {0, 1}}, new double[]{1, 0}, new double[]{1});
        assertEquals(2, FlyData.read(List.of(file, other)).size());
        for (Path second : List.of(file, copy)) {
            String message = Objects.requireNonNull(assertThrows(IllegalArgumentException.class,
                    () -> FlyData.read(List.of(file, other, second))).getMessage());
            assertTrue(message.startsWith(file + " and " + second + " are the same fly"), message);
        }
    }

    @Test
    void foldersOfTheOriginalLayoutAreRead() throws IOException {
        Path flies = Files.createDirectory(folder.resolve("flies"));
        Path fly = Files.createDirectory(flies.resolve("second"));
        choices(fly, new double[][]{{1, 2}, {1, 1}, {2, 0}}, new double[][]{{0, 2}, {1, 0}, {0, 0}});
        block(fly, 1, new String[]{"AtoO", "OtoA", "AtoM", "AtoM", "MtoA", "AtoM", "MtoO", "AtoM"},
                new double[]{5, 8, 10, 25, 30, 35, 70, 95}, new double[]{1, 20, 60, 90});
        block(fly, 2, new String[]{"", "AtoM", "MtoO", "AtoM"}, new double[]{1, 4, 6, 20}, new double[]{1, 20, 40});
        Fly read = FlyData.read(List.of(flies)).getFirst();
        assertEquals("second", read.name());
        // Block 1: O turned away, M; M turned away, M; O; and an M after the last trial. Block 2: M turned away, O; M.
        assertArrayEquals(new int[]{1, 0, 0, 0, 1, 0, 1, 0}, read.odours());
        assertArrayEquals(new boolean[]{false, true, false, true, true, false, true, true}, read.accepted());
        assertArrayEquals(new int[]{0, 0, 0, 0, 0, 1, 1, 1}, read.blocks());
        assertArrayEquals(new double[]{0, 1, 0, 1, 0}, read.rewards());
        assertEquals(0, read.added());
    }

    @Test
    void aMissingCrossingIsAddedAndManyAreRefused() throws IOException {
        Path fly = Files.createDirectory(folder.resolve("gap"));
        int trials = 10;
        double[][] chosen = new double[trials][1];
        String[] types = new String[trials];
        double[] frames = new double[trials];
        double[] ends = new double[trials + 1];
        ends[0] = 1;
        for (int i = 0; i < trials; i++) {
            chosen[i][0] = 1;
            types[i] = i == 4 ? "AtoO" : "AtoM";
            frames[i] = 10 * i + 5;
            ends[i + 1] = 10 * i + 10;
        }
        choices(fly, chosen, new double[trials][1]);
        block(fly, 1, types, frames, ends);
        Fly read = FlyData.read(List.of(fly)).getFirst();
        assertEquals(1, read.added());
        assertEquals(1, read.refusals());
        assertEquals(trials + 1, read.encounters());
        types[5] = "AtoO";
        block(fly, 1, types, frames, ends);
        assertRefused(fly, "is not the chosen one in 2 of 10 trials");
    }

    @Test
    void filesOfAFolderThatDisagreeAreRefused() throws IOException {
        Path fly = Files.createDirectory(folder.resolve("wrong"));
        choices(fly, new double[][]{{1}, {2}}, new double[][]{{0}});
        assertRefused(fly, "must have the same number of rows");
        choices(fly, new double[][]{{1}, {3}}, new double[][]{{0}, {0}});
        assertRefused(fly, "odor_crossing_1.mat is not a file");
        block(fly, 1, new String[]{"AtoM"}, new double[]{5}, new double[]{1, 20, 40});
        assertRefused(fly, "choice_order.mat: trial 2 of block 1 is 3.0 instead of 0, 1 or 2");
        choices(fly, new double[][]{{1}, {2}}, new double[][]{{0}, {0}});
        block(fly, 1, new String[]{"AtoM"}, new double[]{5}, new double[]{1, 20});
        assertRefused(fly, "cps_1.mat: 1 ends of trials, but 2 choices of block 1");
        write(fly.resolve("odor_crossing_1.mat"), "odor_crossing", Mat5.newMatrix(1, 1));
        assertRefused(fly, "odor_crossing must be a structure");
    }

    @Test
    void theReconstructionIsReadAndRepetitionsAreFound() throws IOException {
        assumeTrue(Files.isDirectory(RECONSTRUCTION), "the reconstructed files are not beside the project");
        Path first = RECONSTRUCTION.resolve("Fly1.mat");
        Fly fly = FlyData.read(List.of(first)).getFirst();
        assertEquals(286, fly.encounters());
        assertEquals(240, fly.rewards().length);
        assertEquals(3, fly.blockCount());
        List<Fly> flies = FlyData.read(List.of(first, RECONSTRUCTION.resolve("Fly8.mat")));
        assertTrue(FlyCheck.ofData(flies).stream().anyMatch(check -> !check.passed()));
    }

    private static void assertRefused(Path path, String sentence) {
        String message = Objects.requireNonNull(
                assertThrows(IOException.class, () -> FlyData.read(List.of(path))).getMessage());
        assertTrue(message.contains(sentence) && message.contains(String.valueOf(path.getFileName())), message);
    }

    private Path file(String name, double[][] x, double[] y, double[] r) throws IOException {
        Path file = folder.resolve(name + ".mat");
        try (MatFile content = Mat5.newMatFile()) {
            content.addArray("X", matrix(x)).addArray("Y", matrix(new double[][]{y}))
                    .addArray("R", matrix(new double[][]{r}));
            Mat5.writeToFile(content, file.toFile());
        }
        return file;
    }

    private static void choices(Path fly, double[][] choices, double[][] rewards) throws IOException {
        write(fly.resolve("choice_order.mat"), "choice_order", matrix(choices));
        write(fly.resolve("reward_order.mat"), "reward_order", matrix(rewards));
    }

    /** An empty type is left as the empty number that MATLAB puts there; every other one is in a cell, or not. */
    private static void block(Path fly, int number, String[] types, double[] frames, double[] ends)
            throws IOException {
        Struct events = Mat5.newStruct(1, types.length);
        for (int i = 0; i < types.length; i++) {
            Array type = types[i].isEmpty() ? Mat5.newMatrix(0, 0) : Mat5.newString(types[i]);
            if (i % 2 == 1) {
                type = Mat5.newCell(1, 1).set(0, type);
            }
            events.set("time", i, Mat5.newScalar(frames[i] / 30)).set("type", i, type)
                    .set("time_pt_in_vector", i, Mat5.newScalar(frames[i]));
        }
        write(fly.resolve("odor_crossing_" + number + ".mat"), "odor_crossing", events);
        write(fly.resolve("cps_" + number + ".mat"), "cps", matrix(new double[][]{ends}));
    }

    private static Matrix matrix(double[][] rows) {
        Matrix matrix = Mat5.newMatrix(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                matrix.setDouble(row, column, rows[row][column]);
            }
        }
        return matrix;
    }

    private static void write(Path file, String variable, Array array) throws IOException {
        try (MatFile content = Mat5.newMatFile()) {
            content.addArray(variable, array);
            Mat5.writeToFile(content, file.toFile());
        }
    }
}
