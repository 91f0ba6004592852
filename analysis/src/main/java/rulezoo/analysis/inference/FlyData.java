package rulezoo.analysis.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The flies of a list of paths: MATLAB files with X, Y and R, folders of the original layout, or folders of
 * such folders. {@code docs/inference.md} states both layouts.
 */
public final class FlyData {
    private FlyData() {}

    /**
     * Reads flies.
     *
     * @param paths files and folders
     * @return the flies, in the order of the paths; those of a folder of folders in the order of their names
     * @throws IOException if one cannot be read or does not hold what it should; the message names file and
     *         variable
     * @throws IllegalArgumentException if two are the same fly, by what they did; the message names both
     */
    public static List<Fly> read(List<Path> paths) throws IOException {
        List<Fly> flies = new ArrayList<>();
        List<Path> sources = new ArrayList<>();
        for (Path path : paths) {
            for (Path source : sources(path)) {
                flies.add(Files.isDirectory(source) ? FlyFolder.read(source) : FlyFile.read(source));
                sources.add(source);
            }
        }
        refuseRepetitions(flies, sources);
        return flies;
    }

    private static List<Path> sources(Path path) throws IOException {
        if (!Files.isDirectory(path) || FlyFolder.isFly(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> folders = inside.filter(FlyFolder::isFly).sorted().toList();
            if (folders.isEmpty()) {
                throw new IOException(path + " is no fly's folder and holds none: a fly's folder holds"
                        + " choice_order.mat, reward_order.mat, and odor_crossing_1.mat and cps_1.mat for each block");
            }
            return folders;
        }
    }

    private static void refuseRepetitions(List<Fly> flies, List<Path> sources) {
        for (int i = 0; i < flies.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (flies.get(i).sameBehaviour(flies.get(j))) {
                    throw new IllegalArgumentException(sources.get(j) + " and " + sources.get(i)
                            + " are the same fly: they agree in every odour, choice and reward. Leave one out");
                }
            }
        }
    }
}
