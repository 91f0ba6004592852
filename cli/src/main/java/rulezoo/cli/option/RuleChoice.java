package rulezoo.cli.option;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooColumns;

/** Rules of a zoo that meet conditions on their columns. */
public final class RuleChoice {
    private RuleChoice() {}

    /**
     * The ids of the rules that meet all conditions.
     *
     * @throws IllegalArgumentException if a condition cannot be read, or names no column
     */
    public static Set<String> where(Zoo zoo, List<String> conditions) throws IOException {
        RecordFilter filter = new RecordFilter(conditions);
        filter.addLongevity(zoo.path());
        Set<String> ids = new HashSet<>();
        ZooColumns.rules(zoo.path(), batch -> {
            String[] id = batch.texts("id");
            boolean[] met = filter.test(batch);
            IntStream.range(0, id.length).filter(row -> met[row]).forEach(row -> ids.add(id[row]));
        });
        filter.requireColumns();
        return ids;
    }
}
