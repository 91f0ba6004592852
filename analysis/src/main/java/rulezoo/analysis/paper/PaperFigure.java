package rulezoo.analysis.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A figure of the paper, or a table of headline numbers, that can be made again. */
public sealed interface PaperFigure permits TheoryFigure, FeedforwardFigure, PriorFigure, ZooFigure {
    /** Number of the figure in the paper, or name of the table. */
    String id();

    /** What it is about. */
    String title();

    /**
     * Makes it.
     *
     * @param scale how much is simulated
     * @param zoo provides the searched and probed zoo, which is made when it is first asked for
     * @throws IOException if the zoo cannot be read
     */
    Reproduction reproduce(Scale scale, ZooSource zoo) throws IOException;

    /** Where figures about evolved rules find them. */
    interface ZooSource {
        /** A zoo of stable rules with probes. */
        Path zoo() throws IOException;

        /** The commands that made it, one a line. */
        List<String> commands();
    }

    /** All, in the order of the paper. */
    static List<PaperFigure> all() {
        return Stream.<List<? extends PaperFigure>>of(ZooFigure.ofMemory(), TheoryFigure.all(),
                FeedforwardFigure.all(), ZooFigure.ofStability(), List.of(new PriorFigure()))
                .flatMap(List::stream).collect(Collectors.toUnmodifiableList());
    }

    /**
     * Finds a figure.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    static PaperFigure of(String id) {
        return all().stream().filter(f -> f.id().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown figure '" + id + "': known are all, "
                        + all().stream().map(f -> f.id().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }
}
