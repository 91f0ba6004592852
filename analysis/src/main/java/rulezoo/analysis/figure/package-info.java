/**
 * Figures: one class each, which turns results into a {@link rulezoo.analysis.figure.Figure} (panels, caption
 * and the data drawn). {@link rulezoo.analysis.figure.FigureWriter} writes it as PNG, SVG, PDF and CSV.
 */
@NullMarked
package rulezoo.analysis.figure;

import org.jspecify.annotations.NullMarked;
