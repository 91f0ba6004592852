package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.paper.FigureCost;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.Scale;
import rulezoo.analysis.table.Console;
import rulezoo.cli.console.Durations;

/** Says how much time of a core figures take. */
final class PaperCost {
    private final FigureCost cost;

    /**
     * @param given a zoo that was searched and probed before, or null
     */
    PaperCost(@Nullable Path given) {
        cost = new FigureCost(given);
    }

    /** Measures the networks of some figures here, and says what it measured. */
    void calibrate(List<PaperFigure> figures, Scale scale, PrintWriter out) throws IOException {
        cost.calibrate(figures, scale).forEach((network, seconds) -> out.printf(Locale.ROOT,
                "a second of %s takes %.4f s of one core on this machine%n", network.about(), seconds));
        out.flush();
    }

    /** Every figure with its estimate at each scale, and all together, which share their zoos. */
    void list(PrintWriter out) {
        out.printf(Locale.ROOT, "%-15s %12s %12s %12s  %s%n", "figure", Scale.QUICK, Scale.WORKSTATION,
                Scale.FULL, "about");
        for (PaperFigure figure : PaperFigure.all()) {
            print(figure.id(), List.of(figure), figure.title(), out);
        }
        print("all", PaperFigure.all(), "sharing their zoos", out);
        out.print(Console.paragraph("",
                "Times are for one core of a reference machine, right to about a factor of two. --dry-run measures"
                        + " them on this machine. The time of a single figure includes the search and the probes that it needs."));
        for (Scale scale : Scale.values()) {
            out.print(Console.paragraph("", "--scale " + scale + ": " + scale.about()));
        }
    }

    private void print(String id, List<PaperFigure> figures, String about, PrintWriter out) {
        out.printf(Locale.ROOT, "%-15s %12s %12s %12s  %s%n", id, Durations.text(cost.seconds(figures, Scale.QUICK)),
                Durations.text(cost.seconds(figures, Scale.WORKSTATION)),
                Durations.text(cost.seconds(figures, Scale.FULL)), about);
    }

    /** Some figures at one scale. */
    void print(List<PaperFigure> figures, Scale scale, PrintWriter out) {
        for (PaperFigure figure : figures) {
            out.printf(Locale.ROOT, "%-15s %12s  %s%n", figure.id(),
                    Durations.text(cost.seconds(List.of(figure), scale)),
                    figure.title());
        }
        if (figures.size() > 1) {
            out.printf(Locale.ROOT, "%-15s %12s  %s%n", "together", Durations.text(cost.seconds(figures, scale)),
                    "sharing their zoos");
        }
        out.println("times are for one core; figures that are already there are not made again");
    }
}
