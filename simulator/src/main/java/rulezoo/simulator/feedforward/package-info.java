/**
 * The feedforward spiking network (MBA, figures 2, 5, S4, S5; science: E.6, E.7): Poisson inputs of both
 * classes onto one conductance-based neuron, with plastic excitatory or inhibitory input synapses.
 */
@NullMarked
package rulezoo.simulator.feedforward;

import org.jspecify.annotations.NullMarked;
