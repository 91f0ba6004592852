package rulezoo.evolve.genome;

import io.jenetics.Chromosome;
import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * Rules as genotypes: one gene for each coefficient, bounded by the family's box prior, in chromosomes of
 * consecutive coefficients of one pathway with the same bounds (the genes of a chromosome share their
 * bounds). For the polynomial: time constants and the four others of each plastic pathway. A gene's upper
 * bound is exclusive.
 *
 * @param family family of the rules
 * @param plastic their plastic pathways
 */
public record RuleGenome(RuleFamily family, Set<Pathway> plastic) {
    /** Puts the pathways in the order of the coefficient vector. */
    public RuleGenome {
        plastic = Collections.unmodifiableSet(EnumSet.copyOf(plastic));
    }

    /** {@return a rule drawn uniformly from the box prior, with the generator of {@link RandomRegistry}} */
    public Genotype<DoubleGene> draw() {
        RandomGenerator random = RandomRegistry.random();
        double[] coefficients = new double[size()];
        for (int i = 0; i < coefficients.length; i++) {
            Coefficient bounds = bounds(i);
            coefficients[i] = random.nextDouble(bounds.minimum(), bounds.maximum());
        }
        return encode(coefficients);
    }

    /**
     * {@return the genotype of a coefficient vector}
     *
     * @param coefficients in the order of {@link PlasticityRule#coefficients}
     */
    public Genotype<DoubleGene> encode(double[] coefficients) {
        List<Chromosome<DoubleGene>> chromosomes = new ArrayList<>();
        List<DoubleGene> run = new ArrayList<>();
        for (int i = 0; i < coefficients.length; i++) {
            run.add(gene(coefficients[i], bounds(i)));
            if (i + 1 == coefficients.length || (i + 1) % family.size() == 0 || !sameBounds(i, i + 1)) {
                chromosomes.add(DoubleChromosome.of(run));
                run.clear();
            }
        }
        return Genotype.of(chromosomes);
    }

    /**
     * {@return the coefficient vector of a genotype}
     *
     * @param genotype a rule as a genotype
     */
    public static double[] coefficients(Genotype<DoubleGene> genotype) {
        return genotype.stream().flatMap(Chromosome::stream).mapToDouble(DoubleGene::doubleValue).toArray();
    }

    /**
     * {@return the rule of a genotype}
     *
     * @param genotype a rule as a genotype
     */
    public PlasticityRule decode(Genotype<DoubleGene> genotype) {
        return rule(coefficients(genotype));
    }

    /**
     * {@return the rule of a coefficient vector}
     *
     * @param coefficients in the order of {@link PlasticityRule#coefficients}
     */
    public PlasticityRule rule(double[] coefficients) {
        return new PlasticityRule(family, plastic, coefficients);
    }

    /**
     * {@return name and bounds of one coordinate of the vector}
     *
     * @param index position in the vector
     */
    public Coefficient bounds(int index) {
        return family.coefficients().get(index % family.size());
    }

    /**
     * {@return a value moved into the bounds of a coordinate, of which a gene does not include the upper one}
     *
     * @param index position in the vector
     * @param value any value
     */
    public double clamped(int index, double value) {
        return Math.clamp(value, bounds(index).minimum(), Math.nextDown(bounds(index).maximum()));
    }

    /** {@return the number of coefficients} */
    public int size() {
        return plastic.size() * family.size();
    }

    private boolean sameBounds(int i, int j) {
        return bounds(i).minimum() == bounds(j).minimum() && bounds(i).maximum() == bounds(j).maximum();
    }

    private static DoubleGene gene(double value, Coefficient bounds) {
        return DoubleGene.of(value, bounds.minimum(), bounds.maximum());
    }
}
