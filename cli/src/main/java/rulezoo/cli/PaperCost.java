package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.paper.NetworkCost;
import rulezoo.analysis.paper.PaperExperiment;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.Scale;
import rulezoo.analysis.paper.Workload;

/** How much time of a core figures take: by the speed of a reference machine, or as measured here. */
final class PaperCost {
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final double HOURS_FROM = 1.5;

    private final @Nullable Path given;
    private final LeftOut leftOut;
    private final Map<NetworkCost, Double> secondsPerSecond = new EnumMap<>(NetworkCost.class);

    /**
     * By the reference machine.
     *
     * @param given a zoo that was searched and probed before, or null
     * @param leftOut told what of it cannot be used
     */
    PaperCost(@Nullable Path given, LeftOut leftOut) {
        this.given = given;
        this.leftOut = leftOut;
        for (NetworkCost network : NetworkCost.values()) {
            secondsPerSecond.put(network, network.reference());
        }
    }

    /** Measures the networks of some figures here, and says what it measured. */
    void calibrate(List<PaperFigure> figures, Scale scale, PrintWriter out) throws IOException {
        Set<NetworkCost> used = EnumSet.noneOf(NetworkCost.class);
        work(figures, scale).forEach(w -> used.add(w.network()));
        used.remove(NetworkCost.ARITHMETIC);
        for (NetworkCost network : used) {
            double measured = network.measured();
            secondsPerSecond.put(network, measured);
            out.printf(Locale.ROOT, "a second of %s takes %.4f s of one core on this machine%n", network.about(),
                    measured);
            out.flush();
        }
    }

    /** Every figure with its estimate at each scale, and all together, which share their zoos. */
    void list(PrintWriter out) {
        out.printf(Locale.ROOT, "%-15s %12s %12s %12s  %s%n", "figure", "quick", "workstation", "full", "about");
        for (PaperFigure figure : PaperFigure.all()) {
            print(figure.id(), List.of(figure), figure.title(), out);
        }
        print("all", PaperFigure.all(), "sharing their zoos", out);
        out.println("Times are for one core of a reference machine, right to about a factor of two. --dry-run measures"
                + " them on this machine. The time of a single figure includes the search and the probes that it needs.");
        for (Scale scale : Scale.values()) {
            out.println("--scale " + scale.id() + ": " + scale.about());
        }
    }

    private void print(String id, List<PaperFigure> figures, String about, PrintWriter out) {
        out.printf(Locale.ROOT, "%-15s %12s %12s %12s  %s%n", id, duration(seconds(figures, Scale.QUICK)),
                duration(seconds(figures, Scale.WORKSTATION)), duration(seconds(figures, Scale.FULL)), about);
    }

    /** Some figures at one scale. */
    void print(List<PaperFigure> figures, Scale scale, PrintWriter out) {
        for (PaperFigure figure : figures) {
            out.printf(Locale.ROOT, "%-15s %12s  %s%n", figure.id(), duration(seconds(List.of(figure), scale)),
                    figure.title());
        }
        if (figures.size() > 1) {
            out.printf(Locale.ROOT, "%-15s %12s  %s%n", "together", duration(seconds(figures, scale)),
                    "sharing their zoos");
        }
        out.println("times are for one core; figures that are already there are not made again");
    }

    private double seconds(List<PaperFigure> figures, Scale scale) {
        return work(figures, scale).mapToDouble(
                w -> w.simulatedSeconds() * secondsPerSecond.getOrDefault(w.network(), w.network().reference())).sum();
    }

    private Stream<Workload> work(List<PaperFigure> figures, Scale scale) {
        PaperZoo zoo = new PaperZoo(scale, given, Path.of(""), new DeviceOption(),
                new PrintWriter(PrintWriter.nullWriter()), leftOut);
        Set<PaperExperiment> shared = EnumSet.noneOf(PaperExperiment.class);
        figures.forEach(figure -> shared.addAll(figure.experiments()));
        if (shared.stream().anyMatch(PaperZoo::needsSearch)) {
            shared.add(PaperExperiment.EVOLVED);
        }
        return Stream.concat(figures.stream().flatMap(figure -> figure.work(scale).stream()),
                shared.stream().flatMap(experiment -> zoo.work(experiment).stream())).distinct();
    }

    private static String duration(double seconds) {
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds));
        }
        double hours = seconds / SECONDS_PER_HOUR;
        return hours < HOURS_FROM
                ? String.format(Locale.ROOT, "%.0f min", seconds / SECONDS_PER_MINUTE)
                : hours < 10
                        ? String.format(Locale.ROOT, "%.1f h", hours)
                        : String.format(Locale.ROOT, "%,.0f h", hours);
    }
}
