package rulezoo.analysis.chart;

import java.awt.Color;
import java.util.List;

/**
 * The key of a map's colours.
 *
 * @param title what the colours measure, with its unit
 * @param colors colours of the ranges, from below
 * @param borders what is written at the borders between ranges, one fewer than colours
 */
public record ColorBar(String title, List<Color> colors, List<String> borders) {
    /** @throws IllegalArgumentException if there is not one border between every two colours */
    public ColorBar {
        colors = List.copyOf(colors);
        borders = List.copyOf(borders);
        if (borders.size() != colors.size() - 1) {
            throw new IllegalArgumentException(colors.size() + " colours have " + borders.size() + " borders");
        }
    }
}
