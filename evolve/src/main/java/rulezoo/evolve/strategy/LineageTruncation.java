package rulezoo.evolve.strategy;

import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the fittest, each once, but no more descendants of one founder than their share. At least this number
 * of lineages thus survives. Chance decides among equally fit ones. If there are too few lineages to fill all
 * places, the fittest of the rest fill them.
 *
 * @param lineages number of lineages among which the places are shared
 */
record LineageTruncation(int lineages) implements Selector<DoubleGene, Individual> {
    @Override
    public ISeq<Phenotype<DoubleGene, Individual>> select(Seq<Phenotype<DoubleGene, Individual>> population, int count,
            Optimize optimize) {
        List<Phenotype<DoubleGene, Individual>> ordered = new ArrayList<>(population.asList());
        NeutralTruncation.shuffle(ordered);
        ordered.sort(Comparator.comparing((Phenotype<DoubleGene, Individual> p) -> p.fitness()).reversed());
        int share = Math.max(1, count / lineages);
        Map<String, Integer> places = new HashMap<>();
        List<Phenotype<DoubleGene, Individual>> kept = new ArrayList<>();
        List<Phenotype<DoubleGene, Individual>> rest = new ArrayList<>();
        for (Phenotype<DoubleGene, Individual> one : ordered) {
            (places.merge(one.fitness().founder(), 1, Integer::sum) <= share ? kept : rest).add(one);
        }
        kept.addAll(rest);
        return ISeq.of(kept.subList(0, Math.min(count, kept.size())));
    }
}
