package rulezoo.analysis.paper;

import java.util.List;
import java.util.Map;
import rulezoo.analysis.Html;
import rulezoo.analysis.ReportPage;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.statistics.Estimate;

/** One page of reproductions, which needs no other file. */
public final class PaperPage {
    private static final List<String> HEADER = List.of("quantity", "published", "ours", "tolerance", "verdict",
            "source");

    private PaperPage() {}

    /**
     * Writes the page as text: all verdicts first, then figure by figure.
     *
     * @param made reproductions with their drawings, in order
     * @param settings one sentence about the whole
     * @return HTML
     */
    public static String of(Map<Reproduction, List<DrawnFigure>> made, String settings) {
        StringBuilder page = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<link rel=\"icon\" href=\"data:,\">\n<title>Memory by accident, reproduced</title>\n<style>\n")
                .append(ReportPage.style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>Memory by accident, reproduced</h1>\n")
                .append(Html
                        .paragraph("Figures of Confavreux et al., Memory by accident, NeurIPS 2025 (MBA), and headline "
                                + "numbers of Confavreux et al., Memory by a thousand rules, 2025 (Mem1k) and of Confavreux, Ramesh "
                                + "et al., NeurIPS 2023 (fSBI), beside ours. " + settings));
        page.append(Html.table("Verdicts", List.of("figure", "about", "agrees", "differs", "cannot tell"),
                made.keySet().stream().map(r -> List.of(r.id(), r.title(), count(r, Claim.Verdict.AGREES),
                        count(r, Claim.Verdict.DIFFERS), count(r, Claim.Verdict.OPEN))).toList()));
        made.forEach((reproduction, drawn) -> section(page, reproduction, drawn));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void section(StringBuilder page, Reproduction reproduction, List<DrawnFigure> drawn) {
        page.append("<section>\n<h2>").append(Html.escape(reproduction.id() + ": " + reproduction.title()))
                .append("</h2>\n").append(Html.paragraph(reproduction.limits()));
        for (DrawnFigure figure : drawn) {
            page.append("<figure>\n<div class=\"chart\">").append(figure.svg()).append("</div>\n<figcaption><strong>")
                    .append(Html.escape(figure.figure().title())).append(".</strong> ")
                    .append(Html.escape(figure.figure().caption())).append("</figcaption>\n</figure>\n");
        }
        page.append(
                Html.table("Published and ours", HEADER, reproduction.claims().stream().map(PaperPage::row).toList()))
                .append("<details><summary>Settings</summary>\n").append(Html.list(reproduction.settings()))
                .append("</details>\n</section>\n");
    }

    private static List<String> row(Claim claim) {
        return List.of(claim.quantity(), claim.published(), text(claim), claim.tolerance(), claim.verdict().words(),
                claim.source());
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
        return CsvTable.significant(ours.value()) + unit + (ours.hasInterval()
                ? " [" + CsvTable.significant(ours.low()) + ", " + CsvTable.significant(ours.high()) + "], n = "
                        + ours.n()
                : "");
    }

    private static String count(Reproduction reproduction, Claim.Verdict verdict) {
        return Long.toString(reproduction.claims().stream().filter(c -> c.verdict() == verdict).count());
    }
}
