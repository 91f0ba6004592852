package rulezoo.analysis.paper;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import rulezoo.analysis.report.Html;
import rulezoo.analysis.table.Table;

/** One page of reproductions, which needs no other file. */
public final class PaperPage {
    private static final String TITLE = "Memory by accident, reproduced";
    private static final String RULE = "Every result is compared with a reference value. Three kinds of reference are counted separately:"
            + " values that the paper publishes, values that we derived from equations (agreement with them checks"
            + " our simulator, and says nothing about the paper), and values that others measured. A result agrees"
            + " if our 95 % interval overlaps the tolerance of the reference (reading error of a figure, rounding,"
            + " sampling error), and is narrow enough to lie within the margin in the table. It differs if our"
            + " interval excludes the reference with all of its tolerance. It is undecided in all other cases, or"
            + " if our scale does not measure the same thing. A statement about an order needs an interval that"
            + " excludes 0.";

    private PaperPage() {}

    /**
     * Writes the page as text: all verdicts first, then figure by figure.
     *
     * @param made figures, in order
     * @param drawing the SVG element of a picture of a figure
     * @return HTML
     */
    static String of(List<PaperRecord> made, BiFunction<PaperRecord, PaperRecord.Drawing, String> drawing) {
        return Html.page(TITLE, TITLE, Html.paragraph(
                """
                        Figures of Confavreux et al., Memory by accident, NeurIPS 2025 (MBA), and headline numbers of \
                        Confavreux et al., Memory by a thousand rules, 2025 (Mem1k) and of Confavreux, Ramesh et al., \
                        NeurIPS 2023 (fSBI), beside ours.""") + Html.paragraph(RULE) + Html.table(verdicts(made))
                + made.stream().map(figure -> section(figure, drawing)).collect(Collectors.joining()));
    }

    private static Table<PaperRecord> verdicts(List<PaperRecord> made) {
        Table<PaperRecord> table = Table.of("verdicts", "Verdicts: agrees / differs / undecided", made)
                .text("figure", PaperRecord::id).text("about", PaperRecord::title)
                .text("scale", f -> f.scale().toString());
        for (Reference.Kind kind : Reference.Kind.values()) {
            table = table.text(kind.words(), figure -> counts(figure, kind));
        }
        return table;
    }

    /**
     * How many claims of one kind agree, differ and are undecided.
     *
     * @param figure the figure
     * @param kind the kind
     * @return for people: the three numbers with slashes between, a dash if there is no such claim
     */
    public static String counts(PaperRecord figure, Reference.Kind kind) {
        long agrees = figure.count(kind, Agreement.AGREES);
        long differs = figure.count(kind, Agreement.DIFFERS);
        long undecided = figure.count(kind, Agreement.UNDECIDED);
        return agrees + differs + undecided == 0 ? "\u2013" : agrees + " / " + differs + " / " + undecided;
    }

    private static String section(PaperRecord figure,
            BiFunction<PaperRecord, PaperRecord.Drawing, String> drawing) {
        StringBuilder section = new StringBuilder("<section>\n<h2>")
                .append(Html.escape(figure.id() + ": " + figure.title())).append("</h2>\n")
                .append(Html.paragraph(figure.limits()));
        figure.drawings().forEach(picture -> section
                .append(Html.figure(drawing.apply(figure, picture), picture.title(), picture.caption(), "")));
        for (Reference.Kind kind : Reference.Kind.values()) {
            section.append(Html.table(Claim.table("Ours beside what is " + kind.words(), figure.id(),
                    figure.claims().stream().filter(c -> c.reference().kind() == kind).toList())));
        }
        return section.append(Html.folded("Settings (scale " + figure.scale() + ", rulezoo " + figure.software()
                + ")", Html.list(figure.settings()))).append("</section>\n").toString();
    }
}
