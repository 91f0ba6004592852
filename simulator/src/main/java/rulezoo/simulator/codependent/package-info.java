/**
 * Rules that see more than spike times: the state of the postsynaptic neuron and the weight (science: A.2,
 * A.3). {@link rulezoo.simulator.codependent.CodependentMlp} and
 * {@link rulezoo.simulator.codependent.CodependentPolynomial} say how much one event changes one weight.
 */
@NullMarked
package rulezoo.simulator.codependent;

import org.jspecify.annotations.NullMarked;
