package rulezoo.analysis.memory;

/**
 * One quantity of a static network: what is there without any plasticity.
 *
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param replicate the seeds
 * @param stable whether the criteria were met up to the test
 * @param value the quantity; NaN if it was not measured
 */
public record ControlScore(int excitatory, double delaySeconds, Replicate replicate, boolean stable, double value) {}
