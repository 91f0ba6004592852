/**
 * Which plasticity rule made this activity, or these choices? Rules are truncated Taylor series in the
 * presynaptic rate x, the postsynaptic rate y, the weight w and a third factor r, or small networks, and are
 * fitted by gradient descent through whole trajectories (Mehta, Tyulmankov, Rajagopalan, Turner, Fitzgerald,
 * Funke: Model-based inference of synaptic plasticity rules, NeurIPS 2024; docs/science.md, 1.4, 6).
 *
 * <p>
 * {@link rulezoo.analysis.inference.PlasticLayer} is the model, {@link rulezoo.analysis.inference.Trajectory}
 * what it lived through and what was observed of it. {@link rulezoo.analysis.inference.LossGradient} computes
 * loss and exact gradient by backpropagation through time, {@link rulezoo.analysis.inference.Curvature} the
 * Gauss-Newton matrix by forward derivatives. {@link rulezoo.analysis.inference.RuleFit} descends by Adam;
 * {@link rulezoo.analysis.inference.NewtonFit} gets to the bottom of the sloppy valleys that Adam stays in,
 * and is the choice for Taylor rules. {@link rulezoo.analysis.inference.RecoveryScores} judges a rule on
 * lives that it was not fitted to.
 *
 * <p>
 * {@link rulezoo.analysis.inference.ActivityExperiment} and
 * {@link rulezoo.analysis.inference.ForagingExperiment} simulate known rules to recover;
 * {@link rulezoo.analysis.inference.FlyData} reads the choices of animals,
 * {@link rulezoo.analysis.inference.FlyCohort} fits them, {@link rulezoo.analysis.inference.FlyFindings} says
 * what may be concluded, and {@link rulezoo.analysis.inference.FlyPower} how often that is wrong;
 * {@link rulezoo.analysis.inference.RuleInference} asks what could be known of a rule of the zoo.
 */
@NullMarked
package rulezoo.analysis.inference;

import org.jspecify.annotations.NullMarked;
