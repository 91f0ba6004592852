package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.simulator.run.Runner;

/** A figure of the paper, or a table of headline numbers, that can be made again. */
public sealed interface PaperFigure
        permits
        TheoryFigure,
        FeedforwardFigure,
        RecurrentFigure,
        PriorFigure,
        ZooFigure,
        MeanFieldFigure,
        RateFigure,
        ChoiceRecoveryFigure {
    /** {@return number of the figure in the paper, or name of the table} */
    String id();

    /** {@return what it is about} */
    String title();

    /** {@return the simulations that it reads from a zoo; none if it needs no zoo} */
    default Set<PaperExperiment> experiments() {
        return Set.of();
    }

    /**
     * {@return what it simulates itself, beside what is read from a zoo; usually nothing}
     *
     * @param scale how much is simulated
     */
    default List<Workload> work(Scale scale) {
        return List.of();
    }

    /**
     * Makes it.
     *
     * @param scale how much is simulated
     * @param zoo provides searched and probed zoos, which are made when they are first asked for
     * @param runner where it simulates what it simulates itself
     * @return claims and drawings
     * @throws IOException if the zoo cannot be read
     */
    Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) throws IOException;

    /** {@return all, in the order of the paper} */
    static List<PaperFigure> all() {
        return Stream.<List<? extends PaperFigure>>of(ZooFigure.all(), TheoryFigure.all(), FeedforwardFigure.all(),
                RecurrentFigure.all(),
                List.of(new PriorFigure(), new MeanFieldFigure(), new RateFigure(), new ChoiceRecoveryFigure()))
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
