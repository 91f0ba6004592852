package rulezoo.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.figure.RasterFigure;
import rulezoo.analysis.figure.ReplayedRule;
import rulezoo.analysis.figure.StdpFigure;
import rulezoo.analysis.figure.WeightChangeFigure;
import rulezoo.analysis.figure.WeightFigure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;

/**
 * An archived rule simulated again and drawn: spike-timing windows, spikes before and after training, weights
 * and where they changed.
 *
 * @param text what was simulated, and whether it gave what the archive says
 * @param figures the pictures; windows alone if the network blew up or is no recurrent spiking one
 */
public record RuleAtWork(String text, List<Figure> figures) {
    /** Copies the list. */
    public RuleAtWork {
        figures = List.copyOf(figures);
    }

    /**
     * Simulates a rule in its first stable probe of memory with most pathways on the largest network, or in the
     * experiment that confirmed it if there is none.
     *
     * @param rule the rule, confirmed at least once or probed
     * @param probes records among which its own are looked for
     * @return text and figures of one replay
     */
    public static RuleAtWork of(RuleRecord rule, List<ProbeRecord> probes) {
        return of(Example.of(rule, probes));
    }

    static RuleAtWork of(Example example) {
        ReplayedRule replay = ReplayedRule.of(example.simulation());
        StringBuilder text = new StringBuilder("Rule ").append(example.rule().id()).append(", ").append(example.why())
                .append(", simulated again with ").append(size(replay.simulation().network())).append(" and seed ")
                .append(replay.simulation().seed()).append(". ").append(example.comparison(replay));
        List<Figure> figures = new ArrayList<>();
        if (example.rule().rule().family().isSixParameter()) {
            figures.add(StdpFigure.of(replay.simulation().rule()));
        }
        Optional<NetworkSpec> recurrent = replay.simulation().network().recurrent();
        if (!replay.result().survived()) {
            text.append(" It left the range of rates, and is not drawn.");
        } else if (recurrent.isPresent()) {
            figures.add(RasterFigure.of(replay, recurrent.get()));
            figures.add(WeightFigure.of(replay, recurrent.get()));
            figures.add(WeightChangeFigure.of(replay, recurrent.get()));
        } else {
            text.append(" Spikes and weights are drawn only for recurrent spiking networks.");
        }
        return new RuleAtWork(text.toString(), figures);
    }

    /**
     * Writes the figures, each as PNG, SVG, PDF and the data drawn as CSV.
     *
     * @param writer what writes a figure
     * @param folder created if need be
     * @return the files
     * @throws IOException if a file cannot be written
     */
    public List<Path> write(FigureWriter writer, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Figure figure : figures) {
            files.addAll(writer.write(figure, folder).files());
        }
        return files;
    }

    private static String size(NetworkModel network) {
        return network.size()
                + (network.recurrent().isPresent() ? " excitatory neurons" : " neurons or inputs (N)");
    }
}
