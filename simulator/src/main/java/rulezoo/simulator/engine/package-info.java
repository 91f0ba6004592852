/**
 * The spiking engines. An {@link rulezoo.simulator.engine.Engine} advances the network.
 *
 * <p>
 * The order of operations in step n is Auryn's:
 * <ol>
 * <li>every neuron integrates; those above threshold spike; inputs spike
 * <li>spikes emitted 8 steps ago arrive: each transmits the weight it finds, then changes it by its
 * presynaptic update
 * <li>spikes of this step change the weights of their incoming synapses by the postsynaptic update
 * <li>traces grow by the spikes of this step, then decay; an update never sees a spike of its own step
 * <li>the rate checker looks at the excitatory spikes that arrived
 * </ol>
 * Three choices make the result independent of the order in which an engine works: the conductance that
 * arrives at a neuron in one step is summed over presynaptic neurons in ascending order before it is added;
 * along the input and along static pathways, where all weights are equal, it is a count of spikes times the
 * weight; and traces are stored relative to a moving origin ({@link rulezoo.simulator.engine.TraceClock}).
 *
 * <p>
 * {@link rulezoo.simulator.engine.ReferenceEngine} does this step by step.
 * {@link rulezoo.simulator.engine.BlockEngine} gives the same bits with
 * {@link rulezoo.simulator.engine.Kernels}, plain or with vectors: static pathways count
 * ({@link rulezoo.simulator.engine.StaticSynapses}), plastic ones change at once as long as they fit the
 * caches ({@link rulezoo.simulator.engine.EagerSynapses}) and put post spikes off where they do not
 * ({@link rulezoo.simulator.engine.DeferredSynapses}).
 */
@NullMarked
package rulezoo.simulator.engine;

import org.jspecify.annotations.NullMarked;
