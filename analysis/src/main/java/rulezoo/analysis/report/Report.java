package rulezoo.analysis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.table.Table;
import rulezoo.archive.segment.WholeFile;

/**
 * Writes an analysis as files: {@code index.html}, {@code figures/} (PNG, SVG, PDF and the data drawn as CSV)
 * and {@code tables/}.
 *
 * @param zoo path of the zoo as the user gave it, for the commands on the page
 * @param zooProblems what could not be read of the zoo, one sentence each
 * @param exampleRule id of the rule to show at work, or null for the strongest memory
 * @param progress told what is being done, one line at a time
 */
public record Report(String zoo, List<String> zooProblems, @Nullable String exampleRule,
        Consumer<String> progress) {
    /** Title of the page. */
    static final String TITLE = "Accidental memory of stabilizing rules";

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
        return write(analysis, new FigureWriter(), folder);
    }

    /**
     * Writes the report; what is in the folder under the same names is replaced.
     *
     * @param analysis what to report
     * @param figures what writes figures
     * @param folder where to; created if need be
     * @return all files written, the page first
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if there is no rule of the id asked for
     */
    public List<Path> write(ZooAnalysis analysis, FigureWriter figures, Path folder) throws IOException {
        Optional<Example> example = Example.of(analysis, exampleRule);
        Path figureFolder = Files.createDirectories(folder.resolve("figures"));
        Optional<RuleAtWork> atWork = example.map(e -> {
            progress.accept("replaying rule " + e.rule().id());
            return RuleAtWork.of(e);
        });
        progress.accept("drawing figures");
        List<Path> files = new ArrayList<>();
        StringBuilder content = new StringBuilder();
        List<Section> sections = Sections.of(zoo, analysis, atWork);
        for (Section section : sections) {
            List<DrawnFigure> drawn = new ArrayList<>();
            for (Figure figure : section.figures()) {
                drawn.add(figures.write(figure, figureFolder));
            }
            drawn.forEach(d -> files.addAll(d.files()));
            content.append(section.html(drawn));
        }
        Path tableFolder = Files.createDirectories(folder.resolve("tables"));
        for (Table<?> table : tables(analysis)) {
            files.add(WholeFile.write(tableFolder.resolve(table.name() + ".csv"), table.csv()));
        }
        // Last: whoever finds the page finds all that belongs to it.
        files.addFirst(WholeFile.write(folder.resolve(ReportFolder.PAGE), Html.page(TITLE,
                "Do rules that only learn to stay stable remember anyway?",
                contents(sections) + answer(analysis) + content)));
        return files;
    }

    private List<Table<?>> tables(ZooAnalysis analysis) {
        List<Table<?>> tables = new ArrayList<>(
                List.of(ArchivedRules.table("", analysis.rules(), analysis, zoo)));
        analysis.memory().ifPresent(m -> tables.addAll(m.tables()));
        analysis.stableSet().ifPresent(s -> tables.addAll(s.tables()));
        analysis.chains().forEach(chains -> tables.add(chains.table()));
        return tables;
    }

    private static String contents(List<Section> sections) {
        return sections.stream().map(Section::link)
                .collect(Collectors.joining("", "<nav aria-label=\"Contents\">", "</nav>\n"));
    }

    private String answer(ZooAnalysis analysis) {
        Headline headline = Headline.of(analysis);
        List<String> cautions = new ArrayList<>(analysis.cautions());
        zooProblems.forEach(p -> cautions.add("Left out of the analysis: " + p));
        return "<p class=\"answer\">" + Html.escape(headline.answer()) + "</p>\n" + Html.list(headline.details())
                + (cautions.isEmpty()
                        ? ""
                        : "<aside class=\"caution\" aria-label=\"Cautions\"><strong>Before you believe it</strong>\n"
                                + Html.list(cautions) + "</aside>\n");
    }
}
