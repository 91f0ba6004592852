package rulezoo.analysis.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A figure of the paper, or a table of headline numbers, that can be made again. */
public sealed interface PaperFigure permits TheoryFigure, FeedforwardFigure, RecurrentFigure, PriorFigure, ZooFigure {
    /** {@return number of the figure in the paper, or name of the table} */
    String id();

    /** {@return what it is about} */
    String title();

    /**
     * Makes it.
     *
     * @param scale how much is simulated
     * @param zoo provides searched and probed zoos, which are made when they are first asked for
     * @return claims and drawings
     * @throws IOException if the zoo cannot be read
     */
    Reproduction reproduce(Scale scale, ZooSource zoo) throws IOException;

    /** Where figures about rules of the recurrent network find them. */
    interface ZooSource {
        /** Which rules. */
        enum Population {
            /** Evolved ones on all four pathways. */
            EVOLVED,
            /** Inhibitory plasticity as published, at its learning rate and a slower one. */
            ISTDP,
            /** Its six published variants. */
            ISTDP_VARIANTS
        }

        /**
         * A zoo of rules with their probes.
         *
         * @param population which rules
         * @return its folder
         * @throws IOException if it cannot be made
         */
        Path zoo(Population population) throws IOException;

        /**
         * Where the zoo comes from.
         *
         * @param population which rules
         * @return the commands that made it, one a line
         */
        List<String> commands(Population population);
    }

    /** {@return all, in the order of the paper} */
    static List<PaperFigure> all() {
        return Stream.<List<? extends PaperFigure>>of(ZooFigure.all(), TheoryFigure.all(), FeedforwardFigure.all(),
                RecurrentFigure.all(), List.of(new PriorFigure()))
                .<PaperFigure>flatMap(List::stream).sorted(Comparator.comparing(PaperFigure::id)).toList();
    }

    /**
     * Finds a figure.
     *
     * @param id its number, in any case
     * @return the figure
     * @throws IllegalArgumentException if there is none of this name
     */
    static PaperFigure of(String id) {
        return all().stream().filter(f -> f.id().equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown figure '" + id + "': known are all, "
                        + all().stream().map(f -> f.id().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }
}
