/**
 * The feedforward spiking network (MBA, figures 2, 5, S4, S5; docs/science.md, 2.3, 2.4): Poisson inputs of
 * both classes onto one conductance-based neuron, with plastic excitatory or inhibitory input synapses.
 */
@NullMarked
package rulezoo.simulator.feedforward;

import org.jspecify.annotations.NullMarked;
