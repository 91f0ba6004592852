/**
 * The theory of accidental memory (Confavreux et al., NeurIPS 2025) as closed forms, each beside a simulation
 * of the same toy model.
 *
 * <p>
 * A linear neuron y = w.x is stabilized by a rule that moves its weights along u(x) until y reaches the set
 * point: dw/dt = u(x) (y - y*) ({@link rulezoo.simulator.theory.StabilizingRule}). Only one direction of
 * weight space is constrained by an input, so that the weights that are stable for it form a hyperplane, and
 * the place on it where the neuron ends depends on what it saw before:
 * {@link rulezoo.simulator.theory.AbaTask}. {@link rulezoo.simulator.theory.InputNoise} says how such a
 * memory fades, {@link rulezoo.simulator.theory.CoActiveEnsemble} what changes when several rules act at
 * once, and {@link rulezoo.simulator.theory.Oja} is the rule without degeneracy, and so without memory.
 */
@NullMarked
package rulezoo.simulator.theory;

import org.jspecify.annotations.NullMarked;
