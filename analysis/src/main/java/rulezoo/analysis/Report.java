package rulezoo.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.figure.CoefficientFigure;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.DelayFigure;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.figure.FactorialFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.figure.ImprintFigure;
import rulezoo.analysis.figure.KnockOutFigure;
import rulezoo.analysis.figure.LifetimeFigure;
import rulezoo.analysis.figure.PredictionFigure;
import rulezoo.analysis.figure.PrevalenceFigure;
import rulezoo.analysis.figure.RelationFigure;
import rulezoo.analysis.figure.SignPatternFigure;
import rulezoo.analysis.figure.SignalFigure;
import rulezoo.analysis.figure.SizeFigure;
import rulezoo.analysis.figure.SpectrumFigure;
import rulezoo.analysis.figure.StabilityFigure;
import rulezoo.analysis.figure.WindowShapeFigure;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.PathwayFactorial;
import rulezoo.archive.WholeFile;

/**
 * Writes an analysis as files: {@code index.html}, {@code figures/} (PNG, SVG and the data drawn as CSV) and
 * {@code tables/}.
 *
 * @param zoo path of the zoo as the user gave it, for the commands on the page
 * @param zooProblems what could not be read of the zoo, one sentence each
 * @param exampleRule id of the rule to show at work, or null for the strongest memory
 * @param progress told what is being done, one line at a time
 */
public record Report(String zoo, List<String> zooProblems, @Nullable String exampleRule,
        Consumer<String> progress) {
    /** Copies the list. */
    public Report {
        zooProblems = List.copyOf(zooProblems);
    }

    /**
     * Writes the report; what is in the folder under the same names is replaced.
     *
     * @param analysis what to report
     * @param folder where to; created if need be
     * @return all files written, the page first
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if there is no rule of the id asked for
     */
    public List<Path> write(ZooAnalysis analysis, Path folder) throws IOException {
        Optional<Example> example = Example.of(analysis, exampleRule);
        Path figureFolder = Files.createDirectories(folder.resolve("figures"));
        List<String> cautions = new ArrayList<>(analysis.cautions());
        zooProblems.forEach(p -> cautions.add("Left out of the analysis: " + p));
        List<Figure> memory = analysis.memory()
                .flatMap(m -> analysis.headline().map(h -> memoryFigures(m, h.condition().delaySeconds())))
                .orElse(List.of());
        List<Figure> archive = analysis.rules().isEmpty()
                ? List.of()
                : List.of(CoefficientFigure.of(analysis.rules()), StabilityFigure.of(analysis.rules()));
        List<Figure> stable = analysis.stableSet().map(Report::stableSetFigures).orElse(List.of());
        Optional<RuleAtWork> atWork = example.map(e -> {
            progress.accept("replaying rule " + e.rule().id());
            return RuleAtWork.of(e);
        });
        progress.accept("drawing figures");
        List<DrawnFigure> drawnMemory = draw(memory, figureFolder);
        List<DrawnFigure> drawnExample = draw(atWork.map(RuleAtWork::figures).orElse(List.of()), figureFolder);
        List<DrawnFigure> drawnArchive = draw(archive, figureFolder);
        List<DrawnFigure> drawnStable = draw(stable, figureFolder);
        List<Path> files = new ArrayList<>();
        Stream.of(drawnMemory, drawnExample, drawnArchive, drawnStable).flatMap(List::stream)
                .forEach(drawn -> files.addAll(drawn.files()));
        files.addAll(writeTables(analysis, folder));
        // Last: whoever finds the page finds all that belongs to it.
        files.addFirst(WholeFile.write(folder.resolve(ReportPage.FILE),
                ReportPage.of(zoo, analysis, cautions, drawnMemory, drawnExample,
                        atWork.map(RuleAtWork::text).orElse(""), drawnArchive, drawnStable)));
        return files;
    }

    private static List<DrawnFigure> draw(List<Figure> figures, Path folder) throws IOException {
        List<DrawnFigure> drawn = new ArrayList<>();
        for (Figure figure : figures) {
            drawn.add(FigureWriter.write(figure, folder));
        }
        return drawn;
    }

    private static List<Figure> memoryFigures(MemoryResults m, double delaySeconds) {
        MemoryTable table = m.table();
        List<Figure> figures = new ArrayList<>(List.of(SizeFigure.of(table), DelayFigure.of(table)));
        List<PathwayFactorial> factorials = largestDesign(table, delaySeconds);
        if (!factorials.isEmpty()) {
            figures.add(FactorialFigure.of(factorials, delaySeconds));
        }
        if (table.data().plasticSets().size() > 1) {
            figures.add(KnockOutFigure.of(table, delaySeconds));
        }
        figures.add(PrevalenceFigure.of(table));
        if (m.snr().stream().flatMap(s -> s.cells().stream()).anyMatch(c -> Double.isFinite(c.ratio().value()))) {
            figures.add(SignalFigure.of(m.snr(), table.shownSets()));
        }
        if (ImprintFigure.isDrawable(table)) {
            figures.add(ImprintFigure.of(table));
        }
        if (!m.survival().isEmpty()) {
            figures.add(LifetimeFigure.of(m.survival(), table.shownSets(), table.data().delays()));
        }
        if (m.relations().stream().anyMatch(RelationFigure::isDrawable)) {
            figures.add(RelationFigure.of(m.relations().stream().filter(RelationFigure::isDrawable).toList()));
        }
        return figures;
    }

    /** The factorials of the set of pathways that most rules were probed with, if some rule is complete. */
    private static List<PathwayFactorial> largestDesign(MemoryTable table, double delaySeconds) {
        return table.factorials().stream()
                .filter(f -> f.delaySeconds() == delaySeconds && !f.isPerDoubling() && f.rules() > 0)
                .max(Comparator.comparingInt(PathwayFactorial::rules)).map(largest -> table.factorials().stream()
                        .filter(f -> f.pathways().equals(largest.pathways())).toList())
                .orElse(List.of());
    }

    private static List<Figure> stableSetFigures(StableSetResults s) {
        List<Figure> figures = new ArrayList<>(List.of(SpectrumFigure.of(s.set(), s.components())));
        if (!s.signs().isEmpty()) {
            figures.add(SignPatternFigure.of(s.set(), s.signs()));
        }
        if (!s.predictions().isEmpty()) {
            figures.add(PredictionFigure.of(s.set(), s.predictions()));
        }
        if (!s.shapes().isEmpty()) {
            figures.add(WindowShapeFigure.of(s.set(), s.shapes()));
        }
        return figures;
    }

    private static List<Path> writeTables(ZooAnalysis analysis, Path folder) throws IOException {
        Path tableFolder = Files.createDirectories(folder.resolve("tables"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, CsvTable> table : ReportTables.files(analysis).entrySet()) {
            files.add(WholeFile.write(tableFolder.resolve(table.getKey()), table.getValue().text()));
        }
        return files;
    }
}
