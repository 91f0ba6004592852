/**
 * How much an archived rule remembers. A {@link rulezoo.probes.ProbePlan} says what to measure, a
 * {@link rulezoo.probes.ProbeCell} is one simulation of it, and {@link rulezoo.probes.FamiliarityProbe}
 * measures a cell. Searches never see anything in here: a fitness that could read memory would ruin the
 * science.
 */
@NullMarked
package rulezoo.probes;

import org.jspecify.annotations.NullMarked;
