package rulezoo.analysis.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rulezoo.analysis.table.Table;

/** Pieces of a page. Text is escaped here and nowhere else. */
public final class Html {
    /** More letters are a sentence. */
    private static final int LONGEST_LINE = 34;
    private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"\\S+ \\S+ ([0-9.]+) ");
    /** Pictures up to this width are legible on a telephone without scrolling. */
    private static final double NARROW = 640;

    private Html() {}

    /**
     * {@return text that shows as it is, in elements and in quoted attributes}
     *
     * @param text plain text, not yet escaped
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }

    /**
     * {@return a paragraph of plain text}
     *
     * @param text plain text, escaped here
     */
    public static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    /**
     * {@return a list of plain sentences; nothing if there are none}
     *
     * @param items plain text of each sentence, escaped here
     */
    public static String list(List<String> items) {
        return items.isEmpty()
                ? ""
                : items.stream().map(i -> "<li>" + escape(i) + "</li>")
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>\n"));
    }

    /**
     * {@return a table with its caption; nothing if it has no rows} The first column heads each row.
     *
     * @param table a table that people read
     */
    public static String table(Table<?> table) {
        List<List<String>> rows = table.cells();
        if (rows.isEmpty()) {
            return "";
        }
        String head = table.headings().stream().map(h -> "<th scope=\"col\">" + escape(h) + "</th>")
                .collect(Collectors.joining());
        return "<div class=\"scroll\" tabindex=\"0\"><table><caption>" + escape(table.caption())
                + "</caption>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n"
                + rows.stream().map(Html::row).collect(Collectors.joining("\n")) + "\n</tbody></table></div>\n";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\"" + words(cells.getFirst()) + "</th>"
                + cells.stream().skip(1).map(c -> "<td" + words(c) + "</td>").collect(Collectors.joining()) + "</tr>";
    }

    /** A sentence takes several lines, numbers one. */
    private static String words(String cell) {
        return (cell.length() > LONGEST_LINE ? " class=\"words\">" : ">") + escape(cell);
    }

    /**
     * {@return what a reader opens by a click}
     *
     * @param summary plain text that shows before, escaped here
     * @param content HTML
     */
    public static String folded(String summary, String content) {
        return "<details><summary>" + escape(summary) + "</summary>\n" + content + "</details>\n";
    }

    /**
     * {@return a picture with its title and caption}
     *
     * @param svg the drawing as an SVG element
     * @param title plain text, escaped here like the caption
     * @param caption what is drawn
     * @param links HTML behind the caption
     */
    public static String figure(String svg, String title, String caption, String links) {
        Matcher box = VIEW_BOX.matcher(svg);
        boolean narrow = box.find() && Double.parseDouble(box.group(1)) <= NARROW;
        return "<figure>\n<div class=\"chart" + (narrow ? " narrow" : "") + "\">" + svg + "</div>\n<figcaption><strong>"
                + escape(title)
                + ".</strong> " + escape(caption) + links + "</figcaption>\n</figure>\n";
    }

    /**
     * {@return a whole page, which needs no other file}
     *
     * @param title plain text for the browser, escaped here like the heading
     * @param heading plain text above all
     * @param content HTML
     */
    public static String page(String title, String heading, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                %s
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="data:,">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                <script>
                %s</script>
                </body>
                </html>
                """.formatted(ReportFolder.MARK, escape(title), Explorer.resource("report.css"), escape(heading),
                content, Explorer.resource("page.js"));
    }
}
