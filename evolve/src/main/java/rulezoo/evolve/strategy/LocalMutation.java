package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import java.util.random.RandomGenerator;

/**
 * A Gaussian step around a gene's own value. (The library's GaussianMutator draws around a fixed centre and
 * forgets the value.) Steps beyond a bound end at the bound, just below it for the upper one, which a valid
 * gene does not include.
 *
 * @param step standard deviation as a fraction of the gene's range
 */
record LocalMutation(double step) {
    DoubleGene mutate(DoubleGene gene, RandomGenerator random) {
        double range = gene.max() - gene.min();
        double value = gene.doubleValue() + step * range * gaussian(random);
        return gene.newInstance(Math.clamp(value, gene.min(), Math.nextDown(gene.max())));
    }

    /** Standard normal variate (Box and Muller 1958), the same on every Java platform and version. */
    static double gaussian(RandomGenerator random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }
}
