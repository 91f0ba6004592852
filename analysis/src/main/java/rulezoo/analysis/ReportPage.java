package rulezoo.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.WholeFile;

/** The page: one file that needs nothing else. */
public final class ReportPage {
    private static final int MOST_RULES = 300;
    private static final int LONG_TABLE = 24;

    private static final String MEMORY = "Memory";
    private static final String AT_WORK = "A rule at work";
    private static final String IN_COMMON = "What the stable rules have in common";
    private static final String ARCHIVED = "The archived rules";
    private static final String METHODS = "Methods";

    /** Name of the page in its folder. */
    static final String FILE = "index.html";
    /** Stands in the head of every page that rulezoo writes. */
    static final String MARK = "<meta name=\"generator\" content=\"rulezoo\">\n";
    /** Titles of pages that were written before they had the mark. */
    private static final List<String> TITLES = List.of("<title>Accidental memory of stabilizing rules</title>",
            "<title>Two rule zoos compared</title>");
    private static final int HEAD_BYTES = 4096;

    private final StringBuilder page = new StringBuilder();

    private ReportPage() {}

    /**
     * Finds out, before the work, whether a report can be written to a folder.
     *
     * @param folder the folder; it need not exist
     * @throws IOException if it cannot be written to
     * @throws IllegalArgumentException if it holds a page of somebody else
     */
    public static void requireReplaceable(Path folder) throws IOException {
        WholeFile.requireWritableFolder(folder);
        Path page = folder.resolve(FILE);
        if (Files.exists(page, LinkOption.NOFOLLOW_LINKS) && !isOurs(page)) {
            throw new IllegalArgumentException(page + " is not a report of rulezoo, and would be replaced: name"
                    + " another folder");
        }
    }

    private static boolean isOurs(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(page)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.contains(MARK) || TITLES.stream().anyMatch(head::contains);
        }
    }

    /**
     * Writes the page as text.
     *
     * @param zoo path of the zoo as the user gave it
     * @param analysis what to report
     * @param cautions what a reader must know before believing a number
     * @param memory figures of memory
     * @param example figures of the replayed rule
     * @param archive figures of the archived rules
     * @param exampleText what the replayed rule is
     * @param stable figures of the stable set
     */
    static String of(String zoo, ZooAnalysis analysis, List<String> cautions, List<DrawnFigure> memory,
            List<DrawnFigure> example,
            String exampleText, List<DrawnFigure> archive, List<DrawnFigure> stable) {
        ReportPage report = new ReportPage();
        report.head();
        report.contents(analysis, !example.isEmpty());
        report.answer(Headline.of(analysis), cautions);
        report.memory(analysis, memory);
        if (!example.isEmpty()) {
            report.section(AT_WORK, Html.paragraph(exampleText));
            report.figures(example);
            report.end();
        }
        analysis.stableSet().ifPresent(results -> {
            report.section(IN_COMMON, Html.list(StableSetText.sentences(results)));
            report.figures(stable);
            report.end();
        });
        List<ProbeRecord> inferred = InferenceTable.records(analysis.probes());
        if (!inferred.isEmpty()) {
            report.section("Rules inferred from activity", InferenceTable.of(inferred));
            report.end();
        }
        if (!analysis.rules().isEmpty()) {
            report.page.append(Explorer.section(zoo, analysis));
            report.section(ARCHIVED, "");
            report.figures(archive);
            report.page.append("<details><summary>List of rules</summary>\n")
                    .append(ReportTables.rules(analysis.rules(), zoo, MOST_RULES)).append("</details>\n");
            report.end();
        }
        report.section(METHODS, "");
        Methods.paragraphs(analysis).forEach(p -> report.page.append(Html.paragraph(p)));
        report.end();
        return report.page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void head() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(MARK).append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>Accidental memory of stabilizing rules</title>\n<style>\n")
                .append(style()).append("</style>\n</head>\n<body>\n<main>\n")
                .append("<h1>Do rules that only learn to stay stable remember anyway?</h1>\n");
    }

    private void contents(ZooAnalysis analysis, boolean example) {
        page.append("<nav aria-label=\"Contents\">");
        if (analysis.memory().isPresent()) {
            link(MEMORY);
        }
        if (example) {
            link(AT_WORK);
        }
        if (analysis.stableSet().isPresent()) {
            link(IN_COMMON);
        }
        if (!analysis.rules().isEmpty()) {
            page.append("<a href=\"#explorer\">Explorer</a>");
            link(ARCHIVED);
        }
        link(METHODS);
        page.append("</nav>\n");
    }

    private void link(String title) {
        page.append("<a href=\"#").append(anchor(title)).append("\">").append(Html.escape(title)).append("</a>");
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private void answer(Headline headline, List<String> cautions) {
        page.append("<p class=\"answer\">").append(Html.escape(headline.answer())).append("</p>\n")
                .append(Html.list(headline.details()));
        if (!cautions.isEmpty()) {
            page.append("<aside class=\"caution\" aria-label=\"Cautions\"><strong>Before you believe it</strong>\n")
                    .append(Html.list(cautions)).append("</aside>\n");
        }
    }

    private void memory(ZooAnalysis analysis, List<DrawnFigure> figures) {
        if (analysis.memory().isPresent()) {
            MemoryResults results = analysis.memory().get();
            section(MEMORY, "");
            figures(figures);
            MemoryTable table = results.table();
            double delay = analysis.headline().map(h -> h.condition().delaySeconds()).orElse(0.0);
            boolean folded = table.rows().size() > LONG_TABLE;
            page.append(folded ? "<details><summary>All conditions in numbers</summary>\n" : "")
                    .append(MemoryTables.rates(table)).append(MemoryTables.rules(table))
                    .append(folded ? "</details>\n" : "")
                    .append(MemoryTables.factorials(table, delay)).append(MemoryTables.knockOuts(table, delay))
                    .append(MemoryTables.trends(table)).append(MemoryTables.slopes(results.snr()))
                    .append(MemoryTables.decays(table)).append(MemoryTables.seedComponents(table))
                    .append(MemoryTables.predictions(results.predictions()))
                    .append(MemoryTables.relations(results.relations()));
            end();
        }
    }

    private void section(String title, String text) {
        page.append("<section id=\"").append(anchor(title)).append("\">\n<h2>").append(Html.escape(title))
                .append("</h2>\n").append(text);
    }

    private void end() {
        page.append("</section>\n");
    }

    private void figures(List<DrawnFigure> figures) {
        for (DrawnFigure drawn : figures) {
            Figure figure = drawn.figure();
            String file = "figures/" + Html.escape(figure.name());
            page.append("<figure>\n<div class=\"chart\">").append(drawn.svg())
                    .append("</div>\n<figcaption><strong>").append(Html.escape(figure.title())).append(".</strong> ")
                    .append(Html.escape(figure.caption())).append(" <span class=\"files\">");
            for (String ending : List.of("png", "svg", "csv")) {
                page.append("<a href=\"").append(file).append('.').append(ending).append("\">").append(ending)
                        .append("</a> ");
            }
            page.append("</span></figcaption>\n</figure>\n");
        }
    }

    /** {@return the style sheet of all pages} */
    public static String style() {
        return Explorer.resource("report.css");
    }
}
