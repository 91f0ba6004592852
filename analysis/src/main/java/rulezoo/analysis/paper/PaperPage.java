package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import rulezoo.analysis.Html;
import rulezoo.analysis.ReportPage;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.statistics.Estimate;

/** One page of reproductions, which needs no other file. */
public final class PaperPage {
    private static final List<String> HEADER = List.of("quantity", "reference", "ours", "agrees if", "verdict",
            "source");
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
        StringBuilder page = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>Memory by accident, reproduced</title>\n<style>\n")
                .append(ReportPage.style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Memory by accident, reproduced</h1>\n")
                .append(Html
                        .paragraph("Figures of Confavreux et al., Memory by accident, NeurIPS 2025 (MBA), and headline "
                                + "numbers of Confavreux et al., Memory by a thousand rules, 2025 (Mem1k) and of Confavreux, Ramesh "
                                + "et al., NeurIPS 2023 (fSBI), beside ours."))
                .append(Html.paragraph(RULE));
        page.append(Html.table("Verdicts: agrees / differs / undecided",
                Stream.concat(Stream.of("figure", "about", "scale"),
                        Stream.of(Reference.Kind.values()).map(Reference.Kind::words)).toList(),
                made.stream().map(PaperPage::verdicts).toList()));
        made.forEach(figure -> section(page, figure, drawing));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static List<String> verdicts(PaperRecord figure) {
        List<String> cells = new ArrayList<>(List.of(figure.id(), figure.title(), figure.scale().id()));
        for (Reference.Kind kind : Reference.Kind.values()) {
            cells.add(counts(figure, kind));
        }
        return cells;
    }

    /**
     * How many claims of one kind agree, differ and are undecided.
     *
     * @param figure the figure
     * @param kind the kind
     * @return for people: the three numbers with slashes between, a dash if there is no such claim
     */
    public static String counts(PaperRecord figure, Reference.Kind kind) {
        long agrees = figure.count(kind, Verdict.AGREES);
        long differs = figure.count(kind, Verdict.DIFFERS);
        long undecided = figure.count(kind, Verdict.UNDECIDED);
        return agrees + differs + undecided == 0 ? "\u2013" : agrees + " / " + differs + " / " + undecided;
    }

    private static void section(StringBuilder page, PaperRecord figure,
            BiFunction<PaperRecord, PaperRecord.Drawing, String> drawing) {
        page.append("<section>\n<h2>").append(Html.escape(figure.id() + ": " + figure.title())).append("</h2>\n")
                .append(Html.paragraph(figure.limits()));
        for (PaperRecord.Drawing picture : figure.drawings()) {
            page.append("<figure>\n<div class=\"chart\">").append(drawing.apply(figure, picture))
                    .append("</div>\n<figcaption><strong>").append(Html.escape(picture.title())).append(".</strong> ")
                    .append(Html.escape(picture.caption())).append("</figcaption>\n</figure>\n");
        }
        for (Reference.Kind kind : Reference.Kind.values()) {
            List<Claim> claims = figure.claims().stream().filter(c -> c.reference().kind() == kind).toList();
            if (!claims.isEmpty()) {
                page.append(Html.table("Ours beside what is " + kind.words(), HEADER,
                        claims.stream().map(PaperPage::row).toList()));
            }
        }
        page.append("<details><summary>Settings (scale ").append(figure.scale().id()).append(", rulezoo ")
                .append(Html.escape(figure.software())).append(")</summary>\n").append(Html.list(figure.settings()))
                .append("</details>\n</section>\n");
    }

    private static List<String> row(Claim claim) {
        return List.of(claim.quantity(), claim.reference().statement(), text(claim), claim.rule(),
                claim.verdict().words(), claim.reference().source());
    }

    /**
     * Our value with its unit and interval.
     *
     * @param claim any claim
     * @return for people, with four significant digits
     */
    public static String text(Claim claim) {
        Estimate ours = claim.ours();
        String unit = claim.unit().equals("1") ? "" : " " + claim.unit();
        return CsvTable.significant(ours.value()) + unit + (ours.hasInterval() && ours.low() < ours.high()
                ? " [" + CsvTable.significant(ours.low()) + ", " + CsvTable.significant(ours.high()) + "], n = "
                        + ours.n()
                : "");
    }
}
