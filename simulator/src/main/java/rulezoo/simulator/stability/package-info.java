/**
 * When is a network stable? {@link rulezoo.simulator.stability.StabilityMetric} defines what is measured over
 * a scored window, {@link rulezoo.simulator.stability.StabilityCriteria} are the published, named limits, and
 * a {@link rulezoo.simulator.stability.Verdict} says which of them a network met.
 */
@NullMarked
package rulezoo.simulator.stability;

import org.jspecify.annotations.NullMarked;
