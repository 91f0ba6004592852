package rulezoo.analysis;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of a page. Text is escaped here and nowhere else. */
public final class Html {
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
     * {@return a table of plain text with a caption} The first column heads each row.
     *
     * @param caption plain text, escaped here like that of all cells
     * @param header names of the columns
     * @param rows cells of each row, as many as there are columns
     */
    public static String table(String caption, List<String> header, List<List<String>> rows) {
        String head = header.stream().map(h -> "<th scope=\"col\">" + escape(h) + "</th>")
                .collect(Collectors.joining());
        String body = rows.stream().map(Html::row).collect(Collectors.joining("\n"));
        return "<div class=\"scroll\" tabindex=\"0\"><table><caption>" + escape(caption) + "</caption>\n<thead><tr>"
                + head
                + "</tr></thead>\n<tbody>\n" + body + "\n</tbody></table></div>\n";
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">" + escape(cells.getFirst()) + "</th>"
                + cells.stream().skip(1).map(c -> "<td>" + escape(c) + "</td>").collect(Collectors.joining()) + "</tr>";
    }
}
