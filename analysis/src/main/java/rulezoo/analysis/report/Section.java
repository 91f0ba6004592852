package rulezoo.analysis.report;

import java.util.List;
import java.util.Locale;
import rulezoo.analysis.figure.DrawnFigure;
import rulezoo.analysis.figure.Figure;

/**
 * A part of the page under a title of its own.
 *
 * @param title its title
 * @param before HTML before the figures
 * @param figures what is drawn
 * @param after HTML behind the figures
 */
record Section(String title, String before, List<Figure> figures, String after) {
    Section {
        figures = List.copyOf(figures);
    }

    /** A part without figures. */
    Section(String title, String content) {
        this(title, content, List.of(), "");
    }

    /** The link to it in the contents of the page. */
    String link() {
        return "<a href=\"#" + anchor() + "\">" + Html.escape(title) + "</a>";
    }

    /** The whole part, with its figures as they were drawn. */
    String html(List<DrawnFigure> drawn) {
        StringBuilder html = new StringBuilder("<section id=\"").append(anchor()).append("\">\n<h2>")
                .append(Html.escape(title)).append("</h2>\n").append(before);
        drawn.forEach(d -> html.append(figure(d)));
        return html.append(after).append("</section>\n").toString();
    }

    /** A figure with its caption and links to its files. */
    static String figure(DrawnFigure drawn) {
        return Html.figure(drawn.svg(), drawn.figure().title(), drawn.figure().caption(), files(drawn));
    }

    private static String files(DrawnFigure drawn) {
        StringBuilder links = new StringBuilder(" <span class=\"files\">");
        for (String ending : List.of("png", "svg", "pdf", "csv")) {
            links.append("<a href=\"figures/").append(Html.escape(drawn.figure().name())).append('.').append(ending)
                    .append("\">").append(ending).append("</a> ");
        }
        return links.append("</span>").toString();
    }

    private String anchor() {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
