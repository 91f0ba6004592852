package rulezoo.evolve.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.IntermediateCrossover;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.Activity;
import rulezoo.evolve.judging.OperatingPoint;
import rulezoo.evolve.judging.Score;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

class OffspringTest {
    private static final RuleGenome GENOME = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.EE, Pathway.IE));

    private static <T> T seeded(java.util.function.Supplier<T> work) {
        return RandomRegistry.with(RandomGeneratorFactory.of("L64X128MixRandom").create(5)).call(work::get);
    }

    private static ISeq<Phenotype<DoubleGene, Individual>> parents(int n) {
        return ISeq.of(() -> phenotype(GENOME.draw(), Score.uniform(1)), n);
    }

    private static String id(Phenotype<DoubleGene, Individual> phenotype) {
        return GENOME.decode(phenotype.genotype()).id();
    }

    private static Phenotype<DoubleGene, Individual> phenotype(Genotype<DoubleGene> genotype, Score score) {
        return Phenotype.of(genotype, 0, new Individual(RuleGenome.coefficients(genotype), score, 0, ""));
    }

    private static String id(Proposal proposal) {
        return GENOME.rule(proposal.coefficients()).id();
    }

    @Test
    void crossoverDrawsACoefficientBetweenTheParentsAndFavoursNoSide() {
        RuleGenome one = new RuleGenome(RuleFamily.POLYNOMIAL, Set.of(Pathway.IE));
        Phenotype<DoubleGene, Individual> low = Phenotype.of(one.encode(new double[]{0.02, 0.02, 0.5, -1, -1, -1}), 0);
        Phenotype<DoubleGene, Individual> high = Phenotype.of(one.encode(new double[]{0.06, 0.06, 1.5, 0, 1, 0}), 0);
        IntermediateCrossover<DoubleGene, Individual> crossover = new IntermediateCrossover<>(1);
        double[] mixed = seeded(() -> ISeq.of(() -> crossover.alter(ISeq.of(low, high), 1).population().get(0), 8000))
                .stream().mapToDouble(child -> RuleGenome.coefficients(child.genotype())[2])
                .filter(alpha -> alpha != 0.5).sorted().toArray();
        int n = mixed.length;
        assertTrue(n > 5000 && mixed[0] > 0.5 && mixed[n - 1] < 1.5);
        // Quantiles symmetric about the middle: nothing is drawn to zero or to one parent.
        assertEquals(1, Arrays.stream(mixed).average().orElseThrow(), 0.02);
        assertEquals(2, mixed[n / 10] + mixed[n * 9 / 10], 0.04);
        assertTrue(mixed[n / 10] < 0.75 && mixed[n * 9 / 10] > 1.25);
    }

    @Test
    void everyChildDiffersFromItsParentsAndKnowsThem() {
        ISeq<Phenotype<DoubleGene, Individual>> parents = seeded(() -> parents(11));
        Offspring offspring = new Offspring(GENOME, GENOME::draw, new Variation(0.5, 0.1, 0.1, 0), null);
        List<Proposal> children = seeded(() -> offspring.of(parents, 3));
        List<String> parentIds = parents.stream().map(OffspringTest::id).toList();
        assertEquals(11, children.size());
        for (int i = 0; i < 11; i++) {
            List<String> origins = children.get(i).parents().stream()
                    .map(parent -> GENOME.rule(parent.coefficients()).id()).toList();
            assertTrue(origins.contains(parentIds.get(i)) && parentIds.containsAll(origins));
            assertNotEquals(parentIds.get(i), id(children.get(i)));
            assertTrue(GENOME.encode(children.get(i).coefficients()).isValid());
        }
        assertEquals(List.of(1), children.stream().skip(10).map(c -> c.parents().size()).toList());
    }

    @Test
    void withoutCrossoverAChildHasOneParentAndWithItTwo() {
        ISeq<Phenotype<DoubleGene, Individual>> parents = seeded(() -> parents(10));
        for (int probability = 0; probability <= 1; probability++) {
            Offspring offspring = new Offspring(GENOME, GENOME::draw, new Variation(probability, 0, 0.1, 0), null);
            List<Proposal> children = seeded(() -> offspring.of(parents, 1));
            int expected = probability + 1;
            assertTrue(children.stream().allMatch(child -> child.parents().size() == expected));
        }
    }

    @Test
    void mutationAloneChangesOneCoefficientWhenItsProbabilityIsZero() {
        ISeq<Phenotype<DoubleGene, Individual>> parents = seeded(() -> parents(10));
        Offspring offspring = new Offspring(GENOME, GENOME::draw, new Variation(0, 0, 0.01, 0), null);
        List<Proposal> children = seeded(() -> offspring.of(parents, 1));
        for (int i = 0; i < 10; i++) {
            double[] parent = RuleGenome.coefficients(parents.get(i).genotype());
            double[] child = children.get(i).coefficients();
            int changed = 0;
            for (int k = 0; k < parent.length; k++) {
                changed += parent[k] == child[k] ? 0 : 1;
            }
            assertEquals(1, changed);
        }
    }

    /** A parent whose network fired at 4 and 9 Hz, with drifts of its weights. */
    private static Phenotype<DoubleGene, Individual> observed(double driftEe, double driftIe) {
        double[] coefficients = {0.03, 0.05, 0.3, -0.2, 0.4, -0.5, 0.02, 0.09, -0.6, 0.1, 0.8, 0.3};
        Activity activity = new Activity(new OperatingPoint(4, 9), driftEe, 0, driftIe, 0);
        return phenotype(GENOME.encode(coefficients), new Score(1, List.of(1.0, 1.0, 1.0), activity));
    }

    private static double drift(double[] coefficients, Pathway pathway) {
        return new OperatingPoint(4, 9).drift(GENOME.rule(coefficients).polynomial(pathway), pathway);
    }

    @Test
    void childrenUndoTheDriftThatWasSeenInTheirParentAndAddNone() {
        ISeq<Phenotype<DoubleGene, Individual>> parents = ISeq.of(observed(0.2, -0.7), observed(0, 0));
        for (int crossover = 0; crossover <= 1; crossover++) {
            Offspring offspring = new Offspring(GENOME, GENOME::draw, new Variation(crossover, 0.5, 0.1, 0), null);
            List<Proposal> children = seeded(() -> offspring.of(parents, 1));
            for (int i = 0; i < 2; i++) {
                Activity seen = Objects.requireNonNull(parents.get(i).fitness().score().activity());
                for (Pathway pathway : GENOME.plastic()) {
                    assertEquals(
                            drift(RuleGenome.coefficients(parents.get(i).genotype()), pathway) - seen.drift(pathway),
                            drift(children.get(i).coefficients(), pathway), 1e-9);
                }
                assertNotEquals(id(parents.get(i)), id(children.get(i)));
            }
        }
    }

    @Test
    void immigrantsTakeThePlaceOfTheirShareOfChildrenAndHaveNoParents() {
        ISeq<Phenotype<DoubleGene, Individual>> parents = seeded(() -> parents(1000));
        Offspring offspring = new Offspring(GENOME, GENOME::draw, new Variation(0.5, 0.1, 0.1, 0.2), null);
        long immigrants = seeded(() -> offspring.of(parents, 1)).stream()
                .filter(child -> child.parents().isEmpty()).count();
        assertEquals(200.0, (double) immigrants, 40);

    }
}
