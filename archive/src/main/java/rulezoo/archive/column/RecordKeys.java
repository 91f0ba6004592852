package rulezoo.archive.column;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.record.Remark;
import rulezoo.simulator.Sha256;

/**
 * What makes two records the same, as the first 128 bits of a SHA-256: of a rule, its id, the run that found
 * it and the circumstances and seeds of its confirmations; of a probe record, rule, probe, variant, plastic
 * pathways, network, experience before the first test, seed and delay; of a remark, all of it.
 */
public final class RecordKeys {
    private final MessageDigest sha = Sha256.start();
    private final Map<String, String> canonical = new HashMap<>();
    private final KeySet known = new KeySet();

    /** Without any record. */
    public RecordKeys() {}

    /** {@return the number of different records so far} */
    public long size() {
        return known.size();
    }

    /**
     * Adds the rows of a table.
     *
     * @param table rules, probe records or remarks; other tables have no keys
     * @return which of its rows are new
     * @throws ContentException if this version cannot read the table
     */
    public boolean[] add(ColumnTable table) throws ContentException {
        return rows(table, known::add);
    }

    /**
     * {@return which rows of a table are not known} They are not added. Of rows that are equal the first one
     * counts.
     *
     * @param table rules, probe records or remarks; other tables have no keys
     * @throws ContentException if this version cannot read the table
     */
    public boolean[] missing(ColumnTable table) throws ContentException {
        KeySet within = new KeySet();
        return rows(table, (high, low) -> !known.contains(high, low) && within.add(high, low));
    }

    /** What becomes of a key. */
    private interface KeyTest {
        boolean test(long high, long low);
    }

    private boolean[] rows(ColumnTable table, KeyTest test) throws ContentException {
        return switch (table.kind()) {
            case RuleTable.KIND -> rules(table, test);
            case ProbeTable.KIND -> probes(table, test);
            case RemarkTable.KIND -> remarks(table, test);
            default -> new boolean[0];
        };
    }

    private boolean[] rules(ColumnTable table, KeyTest test) throws ContentException {
        String[] ids = table.column("id", String[].class);
        String[] runs = table.column("run", String[].class);
        String[] configs = canonical(table, Config.Rule.class);
        int[] config = table.column("config", int[].class);
        long[][] seeds = table.has("seeds") ? table.column("seeds", long[][].class) : new long[ids.length][0];
        boolean[] fresh = new boolean[ids.length];
        for (int row = 0; row < ids.length; row++) {
            text(ids[row]);
            text(runs[row]);
            text(configs[config[row]]);
            for (long seed : seeds[row]) {
                number(seed);
            }
            fresh[row] = digest(test);
        }
        return fresh;
    }

    private boolean[] probes(ColumnTable table, KeyTest test) throws ContentException {
        String[] rules = table.column("rule_id", String[].class);
        String[] probes = table.column("probe", String[].class);
        String[] pathways = table.column("pathway_labels", String[].class);
        String[] variants = table.has(ProbeTable.VARIANT) ? table.column(ProbeTable.VARIANT, String[].class) : null;
        String[] networks = canonical(table, Config.Probe.class);
        int[] config = table.column("config", int[].class);
        long[] seeds = table.column("seed", long[].class);
        double[] delays = table.column("delay_s", double[].class);
        boolean[] fresh = new boolean[rules.length];
        for (int row = 0; row < rules.length; row++) {
            text(rules[row]);
            text(probes[row]);
            text(pathways[row]);
            text(networks[config[row]]);
            number(seeds[row]);
            number(Double.doubleToRawLongBits(delays[row]));
            if (variants != null && !variants[row].isEmpty()) {
                text(variants[row]);
            }
            fresh[row] = digest(test);
        }
        return fresh;
    }

    private boolean[] remarks(ColumnTable table, KeyTest test) throws ContentException {
        List<Remark> remarks = RemarkTable.decode(table);
        boolean[] fresh = new boolean[remarks.size()];
        for (int row = 0; row < fresh.length; row++) {
            Remark remark = remarks.get(row);
            text(remark.ruleId());
            text(remark.change().id());
            text(remark.text());
            number(remark.timeMillis());
            fresh[row] = digest(test);
        }
        return fresh;
    }

    /** Configurations as this version writes them, whichever version wrote the table. */
    private String[] canonical(ColumnTable table, Class<? extends Config> type) throws ContentException {
        String[] texts = table.column("configs", String[].class);
        for (int i = 0; i < texts.length; i++) {
            String known = canonical.get(texts[i]);
            if (known == null) {
                Config config = Config.parse(new String[]{texts[i]}, type).getFirst();
                known = config instanceof Config.Probe probe ? Config.experienceJson(probe) : Config.json(config);
                canonical.put(texts[i], known);
            }
            texts[i] = known;
        }
        return texts;
    }

    private void text(String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }

    private void number(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            sha.update((byte) (value >>> shift));
        }
    }

    private boolean digest(KeyTest test) {
        ByteBuffer digest = ByteBuffer.wrap(sha.digest());
        return test.test(digest.getLong(), digest.getLong());
    }
}
