/**
 * Rules that see more than spike times: the state of the postsynaptic neuron and the weight (docs/science.md,
 * 1.2, 1.3). {@link rulezoo.simulator.codependent.CodependentMlp} and
 * {@link rulezoo.simulator.codependent.CodependentPolynomial} say how much one event changes one weight.
 */
@NullMarked
package rulezoo.simulator.codependent;

import org.jspecify.annotations.NullMarked;
