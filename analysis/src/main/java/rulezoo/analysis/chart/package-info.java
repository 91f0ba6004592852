/**
 * Charts: a {@link rulezoo.analysis.chart.Plot} builds a {@link rulezoo.analysis.chart.Panel}, and a
 * {@link rulezoo.analysis.chart.Sheet} lays panels out at a width and paints them on any {@code Graphics2D}.
 * Text is painted as text, so that it can be searched and edited in SVG and PDF.
 */
@NullMarked
package rulezoo.analysis.chart;

import org.jspecify.annotations.NullMarked;
