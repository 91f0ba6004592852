package rulezoo.probes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Some rules of a zoo, where all would take too long. */
public final class RuleSample {
    private RuleSample() {}

    /**
     * {@return items evenly spaced over a list, with the first and, of more than one, the last}
     *
     * @param all the list
     * @param wanted how many; of a shorter list all
     * @param <T> an item
     */
    public static <T> List<T> evenly(List<T> all, int wanted) {
        int n = Math.min(wanted, all.size());
        return IntStream.range(0, n).map(i -> n == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (n - 1)))
                .mapToObj(all::get).toList();
    }

    /**
     * {@return items drawn at random without replacement}
     *
     * @param all the list
     * @param wanted how many; of a shorter list all
     * @param seed the draw is a function of list and seed
     * @param <T> an item
     */
    public static <T> List<T> drawn(List<T> all, int wanted, long seed) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return List.copyOf(shuffled.subList(0, Math.min(wanted, all.size())));
    }

    /**
     * {@return the first few items of each group, in the order of the list}
     *
     * @param all the list
     * @param group what items of one group have in common
     * @param wanted how many of each group; of a smaller group all
     * @param <T> an item
     */
    public static <T> List<T> ofEach(List<T> all, Function<T, ?> group, int wanted) {
        Map<Object, Integer> taken = new HashMap<>();
        return all.stream().filter(item -> taken.merge(group.apply(item), 1, Integer::sum) <= wanted).toList();
    }
}
