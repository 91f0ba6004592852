package rulezoo.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.Experiment;
import rulezoo.analysis.statistics.KnockOut;
import rulezoo.analysis.statistics.Lifetime;
import rulezoo.analysis.statistics.MemoryScore;
import rulezoo.analysis.statistics.MemoryTable;
import rulezoo.analysis.statistics.RuleRelation;
import rulezoo.analysis.statistics.RuleTest;
import rulezoo.analysis.statistics.Trend;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

/** Memory as a function of N and K, in words or as JSON. */
final class ProbeSummary {
    private ProbeSummary() {}

    static void print(List<ProbeRecord> probes, PrintWriter out, boolean json) {
        if (probes.stream().noneMatch(p -> p.isFamiliarity() && !p.isControl() && !p.isUntrained())) {
            throw new IllegalArgumentException(
                    "the zoo holds no familiarity probe of a plastic network: run 'rulezoo probe' first");
        }
        List<MemoryTable> tables = MemoryTable.ofEach(probes);
        if (json) {
            tables.forEach(table -> table.rows()
                    .forEach(row -> out.println(JsonLines.line(fields(table.data().experiment(), row)))));
            out.flush();
            return;
        }
        printLegend(out);
        for (MemoryTable table : tables) {
            out.println();
            out.println(table.data().experiment().describe());
            printRows(table.rows(), out);
            printKnockOuts(table.knockOuts(), out);
            printTrends(table.trends(), out);
            printLifetimes(table.lifetimes(), out);
            printImprints(table, out);
            printRelations(RuleRelation.of(probes, table.data(), RuleTest.of(table.data())), out);
        }
        out.flush();
    }

    private static void printLegend(PrintWriter out) {
        out.println("dr: mean over rules of dr minus that of the static network of the same seed, with 95 % interval"
                + " over resampled rules and seeds");
        out.println("static, untrain: dr of static networks, and of untrained plastic ones minus static; rms: root mean"
                + " square over rules without noise; snr: rms over the noise of one seed");
        out.println("auc, d': single-trial decoder of the population rate; dsr, on: of spread and ON response; mem:"
                + " rules with memory, corrected (false discovery rate 0.05); p05: uncorrected;");
        out.println(
                "fp-u, fp-s: the latter in untrained networks, and with shuffled labels (one in twenty is expected)");
    }

    private static void printRows(List<MemoryTable.Row> rows, PrintWriter out) {
        out.printf(Locale.ROOT, "%5s %2s %6s %5s %6s  %-24s %-7s %-7s %5s %5s %5s %5s %6s %6s %5s %5s %5s %5s%n", "N",
                "K", "delay",
                "rules", "stable", "dr", "static", "untrain", "rms", "snr", "auc", "d'", "dsr", "on", "mem", "p05",
                "fp-u", "fp-s");
        rows.forEach(row -> out.println(line(row)));
    }

    /** All subsets that were probed; one alone is in the table above. */
    private static void printKnockOuts(List<KnockOut> knockOuts, PrintWriter out) {
        if (knockOuts.stream().map(KnockOut::plastic).distinct().count() == 1) {
            return;
        }
        out.println();
        out.println("by plastic pathways: rules of which all seeds were stable, dr minus static, rules with memory");
        knockOuts.forEach(k -> out.printf(Locale.ROOT, "%5d %6s  %-11s  stable %-16s  dr %-24s  memory %s%n",
                k.excitatory(), seconds(k.delaySeconds()), Pathway.format(k.plastic()), share(k.stable()),
                interval(k.effect()), share(k.remembering())));
    }

    private static String share(Estimate estimate) {
        return estimate.n() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.0f%% [%.0f, %.0f]", 100 * estimate.value(), 100 * estimate.low(),
                        100 * estimate.high());
    }

    private static String line(MemoryTable.Row row) {
        return String.format(Locale.ROOT,
                "%5d %2d %6s %5d %5.0f%%  %-24s %s %s %s %s %s %s %s %s %s %s %s %s", row.condition().excitatory(),
                row.condition().coActive(), seconds(row.condition().delaySeconds()), row.effect().effect().n(),
                100 * row.effect().stableFraction(), interval(row.effect().effect()),
                signed(row.effect().control().value(), 7), signed(row.untrained().value(), 7),
                plain(row.effect().strength()), plain(row.signalToNoise()),
                plain(0.5 + score(row, MemoryScore.ROC_AREA).value()), plain(row.dPrime()),
                signed(score(row, MemoryScore.SPATIAL).value(), 6), signed(score(row, MemoryScore.ON).value(), 6),
                percent(row.prevalence().corrected()), percent(row.prevalence().uncorrected()),
                percent(row.untrainedFound()), percent(row.shuffledFound()));
    }

    private static Estimate score(MemoryTable.Row row, MemoryScore score) {
        return row.scores().getOrDefault(score, new Estimate(Double.NaN, Double.NaN, Double.NaN, 0));
    }

    private static void printTrends(List<Trend> trends, PrintWriter out) {
        List<Trend> known = trends.stream()
                .filter(t -> Double.isFinite(t.perDoubling().value()) || Double.isFinite(t.perCoActiveRule().value()))
                .toList();
        if (known.isEmpty()) {
            return; // one N and one K
        }
        out.println();
        out.println(
                "change of dr for each doubling of N, and for each further co-active rule (least squares on both):");
        for (Trend trend : known) {
            out.printf(Locale.ROOT, "%6s  %-12s N %s   K %s%n", seconds(trend.delaySeconds()),
                    trend.comparison() == Trend.Comparison.ALL_RULES ? "all rules" : "within rules",
                    interval(trend.perDoubling()), interval(trend.perCoActiveRule()));
        }
    }

    private static void printLifetimes(List<Lifetime> lifetimes, PrintWriter out) {
        if (lifetimes.isEmpty()) {
            return; // too few seeds for a test of any rule
        }
        out.println();
        out.println("lifetimes: rules by last significant delay (p < 0.05, uncorrected as published), and median fitted"
                + " decay time of those with memory at the first");
        Map<List<Integer>, List<Lifetime>> groups = lifetimes.stream().collect(
                Collectors.groupingBy(l -> List.of(l.excitatory(), l.plastic().size()), () -> new TreeMap<>(
                        (a, b) -> Arrays.compare(a.toArray(Integer[]::new), b.toArray(Integer[]::new))),
                        Collectors.toList()));
        groups.forEach((group, members) -> {
            Map<Double, Long> last = members.stream()
                    .collect(Collectors.groupingBy(Lifetime::lastSignificantSeconds, TreeMap::new,
                            Collectors.counting()));
            double[] fitted = members.stream().mapToDouble(l -> l.decaySeconds().value()).filter(Double::isFinite)
                    .sorted().toArray();
            out.printf(Locale.ROOT, "%5d %2d  %s; decay %s of %d%n", group.get(0), group.get(1),
                    last.entrySet().stream()
                            .map(e -> (e.getKey() == 0 ? "never" : seconds(e.getKey())) + " " + e.getValue())
                            .collect(Collectors.joining(", ")),
                    fitted.length == 0 ? "-" : String.format(Locale.ROOT, "%.3g s", fitted[fitted.length / 2]),
                    fitted.length);
        });
    }

    private static void printImprints(MemoryTable table, PrintWriter out) {
        List<String> lines = new ArrayList<>();
        for (MemoryTable.Row row : table.rows()) {
            String imprints = row.scores().entrySet().stream().filter(e -> e.getKey().isImprint())
                    .map(e -> pathway(e.getKey()) + " " + interval(e.getValue()))
                    .collect(Collectors.joining("  "));
            if (!imprints.isEmpty()) {
                lines.add(String.format(Locale.ROOT, "%5d %2d %6s  %s", row.condition().excitatory(),
                        row.condition().coActive(), seconds(row.condition().delaySeconds()), imprints));
            }
        }
        if (!lines.isEmpty()) {
            out.println();
            out.println("imprint in the weights: engram of the familiar pattern against the rest, minus that of the"
                    + " novel one");
            lines.forEach(out::println);
        }
        if (!table.imprintDecays().isEmpty()) {
            out.println("decay time of those imprints that differ from 0 at the first delay, with 95 % interval over"
                    + " resampled rules; the delays tell nothing beyond "
                    + seconds(10 * table.data().delays().getLast()));
            table.imprintDecays().forEach(d -> out.printf(Locale.ROOT, "%5d %2d  %s %.3g s [%.3g, %.3g], %d rules%n",
                    d.excitatory(), d.coActive(), pathway(d.score()), d.decaySeconds().value(),
                    d.decaySeconds().low(), d.decaySeconds().high(), d.decaySeconds().n()));
        }
    }

    private static String pathway(MemoryScore imprint) {
        return imprint.name().substring("IMPRINT_".length());
    }

    private static void printRelations(List<RuleRelation> relations, PrintWriter out) {
        List<RuleRelation> known = relations.stream().filter(r -> Double.isFinite(r.rank().value())).toList();
        if (!known.isEmpty()) {
            out.println();
            out.println("rank correlation over rules with all their pathways:");
            known.forEach(
                    r -> out.printf(Locale.ROOT, "%s, %s: %s, %d rules%n", r.property(), r.memory(), interval(r.rank()),
                            r.rank().n()));
        }
    }

    private static Map<String, Object> fields(Experiment experiment, MemoryTable.Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("probe", experiment.probe());
        fields.put("variant", experiment.variant());
        fields.put("ne", row.condition().excitatory());
        fields.put("k", row.condition().coActive());
        fields.put("delay_s", row.condition().delaySeconds());
        fields.put("rules", row.effect().effect().n());
        fields.put("seeds", row.effect().seeds());
        fields.put("stable", row.effect().stable());
        fields.put("simulations", row.effect().simulations());
        put(fields, "dr", row.effect().effect());
        put(fields, "control_dr", row.effect().control());
        put(fields, "untrained_dr", row.untrained());
        fields.put("strength", row.effect().strength());
        fields.put("seed_sd", row.effect().seedSd());
        fields.put("snr", row.signalToNoise());
        fields.put("d_prime", row.dPrime());
        row.scores().forEach((score, estimate) -> put(fields, score.name().toLowerCase(Locale.ROOT), estimate));
        put(fields, "memory", row.prevalence().corrected());
        put(fields, "memory_uncorrected", row.prevalence().uncorrected());
        put(fields, "false_positive_untrained", row.untrainedFound());
        put(fields, "false_positive_shuffled", row.shuffledFound());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, Estimate estimate) {
        fields.put(name, estimate.value());
        fields.put(name + "_low", estimate.low());
        fields.put(name + "_high", estimate.high());
        fields.put(name + "_n", estimate.n());
    }

    private static String interval(Estimate estimate) {
        return estimate.hasInterval()
                ? String.format(Locale.ROOT, "%+.3f [%+.3f, %+.3f]", estimate.value(), estimate.low(), estimate.high())
                : signed(estimate.value(), 1);
    }

    private static String signed(double value, int width) {
        return pad(Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%+.3f", value), width);
    }

    private static String plain(double value) {
        return pad(Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value), 5);
    }

    private static String percent(Estimate estimate) {
        return pad(Double.isNaN(estimate.value()) ? "-" : String.format(Locale.ROOT, "%.0f%%", 100 * estimate.value()),
                5);
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String seconds(double seconds) {
        return Protocol.delayLabel(seconds).substring(1);
    }
}
