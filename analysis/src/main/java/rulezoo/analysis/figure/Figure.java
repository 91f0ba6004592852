package rulezoo.analysis.figure;

import java.util.List;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.table.Table;

/**
 * A figure before it is written.
 *
 * @param name file name without ending
 * @param title what it shows
 * @param caption what is drawn, with the numbers of rules and seeds
 * @param panels its charts, row by row, all of the same size
 * @param columns panels in a row
 * @param data the numbers drawn
 */
public record Figure(String name, String title, String caption, List<Panel> panels, int columns, Table<?> data) {
    /** @throws IllegalArgumentException if there is no panel */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("figure " + name + " has no panel");
        }
    }
}
