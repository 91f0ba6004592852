package rulezoo.analysis.statistics;

/**
 * The memory score of a static network: what two patterns differ by without any plasticity.
 *
 * @param excitatory number of excitatory neurons, N
 * @param delaySeconds time since the end of training
 * @param seed master seed
 * @param stable whether the criteria were met up to the test
 * @param dr memory score; NaN if a response is missing
 */
public record ControlScore(int excitatory, double delaySeconds, long seed, boolean stable, double dr) {}
