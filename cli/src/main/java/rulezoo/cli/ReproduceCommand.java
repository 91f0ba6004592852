package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.paper.Claim;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.PaperFolder;
import rulezoo.analysis.paper.PaperRecord;
import rulezoo.analysis.paper.Reproduction;
import rulezoo.analysis.paper.Scale;
import rulezoo.analysis.paper.ZooPlan;
import rulezoo.analysis.table.Console;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.segment.WholeFile;
import rulezoo.cli.console.LeftOut;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.DeviceOption;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.FigureWidthOption;
import rulezoo.cli.option.ThreadsOption;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

/** {@code rulezoo reproduce}: figures of the paper, ours beside the published values. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, description = {
        "Makes the figures of \"Memory by accident\" again and compares our values with the published ones.",
        "Figures about evolved rules need a zoo of probed rules. Without --zoo, the command searches and"
                + " probes one first."}, footer = {
                        "", "Examples:", "  rulezoo reproduce 3D", "  rulezoo reproduce --list",
                        "  rulezoo reproduce all --scale quick --out paper"})
final class ReproduceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "FIGURE", description = "Figures such as 1B, 3D or S4; also 'headline', 'knock-outs', 'prior' and 'above-30-Hz'; or 'all'.")
    @Distinct
    private List<String> figures = List.of();

    @Option(names = "--scale", paramLabel = "SCALE", defaultValue = "quick", description = """
            ${COMPLETION-CANDIDATES}. quick makes all figures on small networks in half an hour of one core. workstation takes networks and \
            protocols as published and tens of rules. full takes rules, delays and seeds as published, and needs a \
            cluster (default: ${DEFAULT-VALUE}).""")
    private Scale scale = Scale.QUICK;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "paper", description = "Folder for the page, figures and tables. Figures that are already there stay on the page (default:"
            + " ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Mixin
    private FigureWidthOption width = new FigureWidthOption();

    @Option(names = "--zoo", paramLabel = "DIR", description = "A zoo of probed rules on all four pathways, in place of a new one.")
    private @Nullable Path zoo;

    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Option(names = "--list", description = "Only list all figures, with the time that each takes on one core at each scale.")
    private boolean list;

    @Option(names = "--dry-run", description = "Only estimate how long the figures take on this machine, from a short measurement.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object for each claim.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter text = spec.commandLine().getOut();
        if (list) {
            new PaperCost(zoo).list(text);
            text.flush();
            return 0;
        }
        if (figures.isEmpty()) {
            throw new IllegalArgumentException(
                    "name the figures to make, such as 3D, or all; --list shows their names");
        }
        List<PaperFigure> wanted = figures.stream().anyMatch("all"::equalsIgnoreCase)
                ? PaperFigure.all()
                : figures.stream().map(PaperFigure::of).toList();
        if (dryRun) {
            PaperCost cost = new PaperCost(zoo);
            cost.calibrate(wanted, scale, text);
            cost.print(wanted, scale, text);
            text.flush();
            return 0;
        }
        return make(wanted, text);
    }

    private int make(List<PaperFigure> wanted, PrintWriter text) throws IOException {
        WholeFile.requireFolder(out);
        LeftOut leftOut = new LeftOut(spec.commandLine());
        PaperZoo source = new PaperZoo(new ZooPlan(scale, zoo, out), options(), spec.commandLine().getErr(), leftOut);
        PaperFolder folder = new PaperFolder(out, width.writer());
        try (Runner runner = new LocalRunner(threads.count())) {
            for (PaperFigure figure : wanted) {
                Reproduction reproduction = figure.reproduce(scale, source, Progress.shown(figure.id(), runner));
                folder.add(reproduction, scale);
                print(reproduction, text);
            }
        }
        if (!json) {
            text.printf(Locale.ROOT, "%nThe page is %s: %s%n", folder.page(),
                    folder.records().stream().map(PaperRecord::id).collect(Collectors.joining(", ")));
        }
        text.flush();
        return leftOut.exitCode();
    }

    /** What is handed on to the commands that simulate. */
    private List<String> options() {
        return Stream.concat(Stream.of("--threads", Integer.toString(threads.count())), Stream.of(device.words()))
                .toList();
    }

    private void print(Reproduction reproduction, PrintWriter text) {
        if (json) {
            Claim.table("", reproduction.id(), reproduction.claims()).objects()
                    .forEach(claim -> text.println(JsonLines.line(claim)));
        } else {
            text.printf(Locale.ROOT, "%n%s  %s%n", reproduction.id(), reproduction.title());
            for (Claim claim : reproduction.claims()) {
                text.print(Console.paragraph("  ", String.format(Locale.ROOT, "%-10s %s: %s %s, ours %s (%s)",
                        claim.verdict().words(), claim.quantity(), claim.reference().kind().words(),
                        claim.reference().statement(), claim.text(), claim.rule())));
            }
        }
        text.flush();
    }
}
