package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Pairs of parents from one lineage. Which one it is, is settled by a tournament between the fittest of some
 * lineages, whatever their sizes; who breeds, by tournaments within it.
 *
 * @param size participants of a tournament
 */
record LineageSelector(int size) implements Selector<DoubleGene, Individual> {
    @Override
    public ISeq<Phenotype<DoubleGene, Individual>> select(Seq<Phenotype<DoubleGene, Individual>> population, int count,
            Optimize optimize) {
        Map<String, List<Phenotype<DoubleGene, Individual>>> byFounder = population.stream()
                .collect(Collectors.groupingBy(p -> p.fitness().founder(), TreeMap::new, Collectors.toList()));
        List<List<Phenotype<DoubleGene, Individual>>> lineages = List.copyOf(byFounder.values());
        RandomGenerator random = RandomRegistry.random();
        List<Phenotype<DoubleGene, Individual>> parents = new ArrayList<>();
        while (parents.size() < count) {
            List<Phenotype<DoubleGene, Individual>> lineage = random.ints(size, 0, lineages.size())
                    .mapToObj(lineages::get).max(Comparator.comparing(LineageSelector::fittest)).orElseThrow();
            for (int place = 0; place < 2 && parents.size() < count; place++) {
                parents.add(random.ints(size, 0, lineage.size()).mapToObj(lineage::get)
                        .max(Comparator.comparing(Phenotype::fitness)).orElseThrow());
            }
        }
        return ISeq.of(parents);
    }

    private static Individual fittest(List<Phenotype<DoubleGene, Individual>> lineage) {
        return lineage.stream().map(Phenotype::fitness).max(Comparator.naturalOrder()).orElseThrow();
    }
}
