package rulezoo.analysis.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much time of a core figures take: by the speed of a reference machine, or as measured here. */
public final class FigureCost {
    private final @Nullable Path given;
    private final Map<NetworkCost, Double> secondsPerSecond = new EnumMap<>(NetworkCost.class);

    /**
     * By the reference machine.
     *
     * @param given a zoo that was searched and probed before, or null
     */
    public FigureCost(@Nullable Path given) {
        this.given = given;
        for (NetworkCost network : NetworkCost.values()) {
            secondsPerSecond.put(network, network.reference());
        }
    }

    /**
     * Measures the networks of some figures here.
     *
     * @param figures the figures
     * @param scale how large
     * @return seconds of a core for a second of biological time, for each network that was measured
     * @throws IOException if the published rules, which are part of the program, cannot be read
     */
    public Map<NetworkCost, Double> calibrate(List<PaperFigure> figures, Scale scale) throws IOException {
        Map<NetworkCost, Double> measured = new EnumMap<>(NetworkCost.class);
        for (Workload work : work(figures, scale).toList()) {
            if (work.network() != NetworkCost.ARITHMETIC && !measured.containsKey(work.network())) {
                measured.put(work.network(), work.network().measured());
            }
        }
        secondsPerSecond.putAll(measured);
        return measured;
    }

    /**
     * {@return seconds of a core that figures take together, sharing their zoos}
     *
     * @param figures the figures
     * @param scale how large
     */
    public double seconds(List<PaperFigure> figures, Scale scale) {
        return work(figures, scale).mapToDouble(
                w -> w.simulatedSeconds() * secondsPerSecond.getOrDefault(w.network(), w.network().reference())).sum();
    }

    private Stream<Workload> work(List<PaperFigure> figures, Scale scale) {
        ZooPlan plan = new ZooPlan(scale, given, Path.of(""));
        Set<PaperExperiment> shared = EnumSet.noneOf(PaperExperiment.class);
        figures.forEach(figure -> shared.addAll(figure.experiments()));
        if (shared.stream().anyMatch(ZooPlan::needsSearch)) {
            shared.add(PaperExperiment.EVOLVED);
        }
        return Stream.concat(figures.stream().flatMap(figure -> figure.work(scale).stream()),
                shared.stream().flatMap(experiment -> plan.work(experiment).stream())).distinct();
    }
}
