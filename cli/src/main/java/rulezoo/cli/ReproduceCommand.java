package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.paper.Claim;
import rulezoo.analysis.paper.PaperFigure;
import rulezoo.analysis.paper.PaperPage;
import rulezoo.analysis.paper.Reproduction;
import rulezoo.analysis.paper.Scale;
import rulezoo.archive.WholeFile;
import rulezoo.simulator.Software;

/** {@code rulezoo reproduce}: figures of the paper, ours beside the published values. */
@Command(name = "reproduce", mixinStandardHelpOptions = true, description = {
        "Makes figures of \"Memory by accident\" again, with the published values beside ours.",
        "Figures about evolved rules need a zoo: it is searched and probed first, or --zoo names one that was."}, footer = {
                "", "Examples:", "  rulezoo reproduce 3D", "  rulezoo reproduce all --scale quick --out paper"})
final class ReproduceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FIGURE", description = "Figures such as 1B, 3D or S4; 'headline', 'knock-outs', 'prior'; or all.")
    @Distinct
    private List<String> figures = List.of();

    @Option(names = "--scale", paramLabel = "quick|full", defaultValue = "quick", description = "quick: minutes, on small networks; full: networks, protocols and seeds as published (default: ${DEFAULT-VALUE}).")
    private String scale = "quick";

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "paper", description = "Where the page, figures and tables go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Option(names = "--zoo", paramLabel = "DIR", description = "A zoo of probed rules on all four pathways, instead of one made for it.")
    private @Nullable Path zoo;

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Option(names = "--json", description = "Print one JSON object for each claim.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Scale chosen = switch (scale) {
            case "quick" -> Scale.QUICK;
            case "full" -> Scale.FULL;
            default -> throw new IllegalArgumentException("--scale is quick or full, not '" + scale + "'");
        };
        List<PaperFigure> wanted = figures.stream().anyMatch("all"::equalsIgnoreCase)
                ? PaperFigure.all()
                : figures.stream().map(PaperFigure::of).toList();
        PrintWriter text = spec.commandLine().getOut();
        WholeFile.requireFolder(out);
        LeftOut leftOut = new LeftOut(spec.commandLine());
        PaperZoo source = new PaperZoo(chosen, zoo, out, device, spec.commandLine().getErr(), leftOut);
        Map<Reproduction, List<DrawnFigure>> made = new LinkedHashMap<>();
        for (PaperFigure figure : wanted) {
            Reproduction reproduction = figure.reproduce(chosen, source);
            made.put(reproduction, write(reproduction));
            print(reproduction, text);
        }
        Path page = out.resolve("index.html");
        WholeFile.write(page, PaperPage.of(made, "Made by rulezoo " + Software.VERSION + " at scale " + scale + "."));
        if (!json) {
            text.printf(Locale.ROOT, "%nThe page is %s%n", page);
        }
        text.flush();
        return leftOut.exitCode();
    }

    private List<DrawnFigure> write(Reproduction reproduction) throws IOException {
        Path folder = Files.createDirectories(out.resolve(reproduction.id().toLowerCase(Locale.ROOT)));
        List<DrawnFigure> drawn = new ArrayList<>();
        for (Figure figure : reproduction.figures()) {
            drawn.add(FigureWriter.write(figure, folder));
        }
        CsvTable claims = new CsvTable(
                List.of("figure", "quantity", "published", "source", "ours", "low", "high", "n", "unit", "tolerance",
                        "verdict"),
                reproduction.claims().stream()
                        .map(c -> List.of(reproduction.id(), c.quantity(), c.published(), c.source(),
                                CsvTable.exact(c.ours().value()), CsvTable.exact(c.ours().low()),
                                CsvTable.exact(c.ours().high()), Integer.toString(c.ours().n()), c.unit(),
                                c.tolerance(), c.verdict().words()))
                        .toList());
        WholeFile.write(folder.resolve("claims.csv"), claims.text());
        WholeFile.write(folder.resolve("settings.txt"), String.join("\n", reproduction.settings()) + "\n");
        return drawn;
    }

    private void print(Reproduction reproduction, PrintWriter text) {
        if (json) {
            reproduction.claims().forEach(claim -> text.println(JsonLines.line(fields(reproduction, claim))));
        } else {
            text.printf(Locale.ROOT, "%n%s  %s%n", reproduction.id(), reproduction.title());
            for (Claim claim : reproduction.claims()) {
                text.printf(Locale.ROOT, "  %-11s %s: published %s, ours %s (%s)%n", claim.verdict().words(),
                        claim.quantity(),
                        claim.published(), PaperPage.text(claim), claim.tolerance());
            }
        }
        text.flush();
    }

    private static Map<String, Object> fields(Reproduction reproduction, Claim claim) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("figure", reproduction.id());
        fields.put("quantity", claim.quantity());
        fields.put("published", claim.published());
        fields.put("source", claim.source());
        fields.put("ours", claim.ours().value());
        fields.put("low", claim.ours().low());
        fields.put("high", claim.ours().high());
        fields.put("n", claim.ours().n());
        fields.put("unit", claim.unit());
        fields.put("tolerance", claim.tolerance());
        fields.put("verdict", claim.verdict().words());
        return fields;
    }
}
