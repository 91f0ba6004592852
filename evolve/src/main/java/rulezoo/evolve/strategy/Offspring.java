package rulezoo.evolve.strategy;

import io.jenetics.Chromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.IntermediateCrossover;
import io.jenetics.Phenotype;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import rulezoo.evolve.genome.RuleGenome;
import rulezoo.evolve.judging.Activity;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Makes one child of each selected parent: parents come in pairs, a pair mixes with some probability (each
 * coefficient of a random chromosome becomes a point between the two), then every child is mutated. Where the
 * parent's {@link Activity} is known, the child is then moved, by the smallest step in alpha, beta, gamma and
 * kappa, to where the mean field at the parent's rates would keep each mean weight still: what mutation and
 * mixing added to the drift is taken away, and so is the drift that was seen in the parent. Almost every
 * other change to a stable rule makes some weight creep.
 *
 * <p>
 * Where the founders' prior asks that rates return ({@link StandstillPrior#settlingSeconds}), a child is
 * drawn again until it is about as calm at its parent's rates as founders are, or as its parent: random
 * changes that make weights wander or rates diverge would be simulated in vain.
 *
 * <p>
 * Some children are founders instead.
 */
final class Offspring {
    /** Smallest step as a fraction of the largest. */
    private static final double FINEST_STEP = 0.05;

    /** Index of alpha in a block, which beta, gamma and kappa follow. */
    private static final int FIRST_SLOPE = 2;
    /** Draws of a child, of which the first calm one counts, or the last. */
    private static final int DRAWS = 50;

    private final IntermediateCrossover<DoubleGene, Individual> crossover = new IntermediateCrossover<>(1);
    private final RuleGenome genome;
    private final Supplier<Genotype<DoubleGene>> founder;
    private final Variation variation;
    private final @Nullable StandstillPrior prior;

    Offspring(RuleGenome genome, Supplier<Genotype<DoubleGene>> founder, Variation variation,
            @Nullable StandstillPrior prior) {
        this.genome = genome;
        this.founder = founder;
        this.variation = variation;
        this.prior = prior;
    }

    /**
     * The children, each with its parents.
     *
     * @param selected the parents, one for each child
     * @param generation the generation of the children
     */
    List<Proposal> of(Seq<Phenotype<DoubleGene, Individual>> selected, long generation) {
        RandomGenerator random = RandomRegistry.random();
        List<Proposal> children = new ArrayList<>();
        for (int i = 0; i < selected.size(); i += 2) {
            Seq<Phenotype<DoubleGene, Individual>> pair = selected.subSeq(i, Math.min(i + 2, selected.size()));
            boolean crossed = pair.size() == 2 && random.nextDouble() < variation.crossoverProbability();
            Seq<Phenotype<DoubleGene, Individual>> mixed = crossed
                    ? crossover.alter(pair, generation).population()
                    : pair;
            for (int k = 0; k < pair.size(); k++) {
                if (random.nextDouble() < variation.immigrantShare()) {
                    children.add(Proposal.founder(RuleGenome.coefficients(founder.get())));
                    continue;
                }
                Genotype<DoubleGene> child = child(mixed.get(k).genotype(), pair.get(k), random);
                children.add(new Proposal(RuleGenome.coefficients(child), parents(pair, k, crossed)));
            }
        }
        return children;
    }

    private Genotype<DoubleGene> child(Genotype<DoubleGene> mixed, Phenotype<DoubleGene, Individual> parent,
            RandomGenerator random) {
        Genotype<DoubleGene> child = keptStill(mutate(mixed, random), parent);
        Activity activity = parent.fitness().score().activity();
        if (activity != null && prior != null && prior.settlingSeconds() != null
                && genome.family().isSixParameter()) {
            PlasticityRule before = genome.decode(parent.genotype());
            for (int i = 1; i < DRAWS && !prior.isCalm(genome.decode(child), before, activity.point()); i++) {
                child = keptStill(mutate(mixed, random), parent);
            }
        }
        return child;
    }

    /** The one, or both in their order; a rule mixed with itself has one. */
    private static List<Individual> parents(Seq<Phenotype<DoubleGene, Individual>> pair, int k, boolean crossed) {
        Individual first = pair.get(crossed ? 0 : k).fitness();
        Individual last = pair.get(crossed ? 1 : k).fitness();
        return Arrays.equals(first.coefficients(), last.coefficients()) ? List.of(first) : List.of(first, last);
    }

    /** Each gene with its probability, and one gene in any case: a copy of the parent is never worth judging. */
    private Genotype<DoubleGene> mutate(Genotype<DoubleGene> genotype, RandomGenerator random) {
        int certain = random.nextInt(genotype.geneCount());
        List<Chromosome<DoubleGene>> mutated = new ArrayList<>();
        int at = 0;
        for (Chromosome<DoubleGene> chromosome : genotype) {
            MSeq<DoubleGene> genes = MSeq.of(chromosome);
            for (int i = 0; i < genes.size(); i++, at++) {
                if (random.nextDouble() < variation.mutationProbability() || at == certain) {
                    genes.set(i, new LocalMutation(step(random)).mutate(genes.get(i), random));
                }
            }
            mutated.add(chromosome.newInstance(genes.toISeq()));
        }
        return Genotype.of(mutated);
    }

    /** The child, moved to where the mean field at the parent's rates undoes the drift seen in the parent. */
    private Genotype<DoubleGene> keptStill(Genotype<DoubleGene> child, Phenotype<DoubleGene, Individual> parent) {
        Activity activity = parent.fitness().score().activity();
        if (activity == null || !genome.family().isSixParameter()) {
            return child;
        }
        PlasticityRule before = genome.decode(parent.genotype());
        PlasticityRule after = genome.decode(child);
        double[] coefficients = after.coefficients();
        int at = 0;
        for (Pathway pathway : genome.plastic()) {
            SixParameterRule rule = after.polynomial(pathway);
            double excess = activity.point().drift(rule, pathway)
                    - activity.point().drift(before.polynomial(pathway), pathway) + activity.drift(pathway);
            double pre = activity.point().preHz(pathway);
            double post = activity.point().postHz(pathway);
            double[] slope = {pre, post, pre * post * rule.tauPreSeconds(), pre * post * rule.tauPostSeconds()};
            double square = 0;
            for (double s : slope) {
                square += s * s;
            }
            for (int i = 0; i < slope.length && square > 0; i++) {
                int index = at + FIRST_SLOPE + i;
                coefficients[index] = genome.clamped(index, coefficients[index] - excess * slope[i] / square);
            }
            at += genome.family().size();
        }
        return genome.encode(coefficients);
    }

    /** Log-uniform: coefficients differ much in how far they may move without an end to stability. */
    private double step(RandomGenerator random) {
        return variation.mutationStep() * StrictMath.pow(FINEST_STEP, random.nextDouble());

    }
}
