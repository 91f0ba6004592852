package rulezoo.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.Cautions;
import rulezoo.analysis.memory.Condition;
import rulezoo.analysis.memory.Experiment;
import rulezoo.analysis.memory.KnockOut;
import rulezoo.analysis.memory.Lifetime;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryDecay;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.PathwayFactorial;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.memory.SeedComponents;
import rulezoo.analysis.memory.SizeTrend;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.VarianceComponents;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.Zoo;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rule.Pathway;

/** Memory in every condition, in words or as JSON. */
final class ProbeSummary {
    private static final List<Quantity> IMPRINTS = Stream.of(Quantity.values()).filter(Quantity::isImprint).toList();

    private ProbeSummary() {}

    static void print(Zoo zoo, PrintWriter out, boolean json) {
        List<ProbeRecord> probes = zoo.probes();
        if (probes.stream().noneMatch(p -> p.isFamiliarity() && !p.isControl() && !p.isUntrained())) {
            throw new IllegalArgumentException(
                    "the zoo holds no familiarity probe of a plastic network: run 'rulezoo probe' first");
        }
        List<MemoryTable> tables = MemoryTable.ofEach(probes, Lineages.of(zoo.rules()));
        if (json) {
            tables.forEach(table -> table.rows()
                    .forEach(row -> out.println(JsonLines.line(fields(table.data().experiment(), row)))));
            out.flush();
            return;
        }
        for (MemoryTable table : tables) {
            out.println(table.data().experiment().describe());
            Cautions.of(table).forEach(caution -> out.println("  Caution: " + caution));
            out.println();
            printRates(table, out);
            printRules(table, out);
            printKnockOuts(table.knockOuts(), out);
            table.factorials().forEach(f -> printFactorial(f, out));
            printTrends(table.trends(), out);
            printLifetimes(table.lifetimes(), out);
            printDecays(table.decays(), out);
            printImprints(table, out);
            printSeeds(table, out);
            printRelations(RuleRelation.of(probes, table.primary(), table.tests()), out);
            out.println();
        }
        out.flush();
    }

    private static void printRates(MemoryTable table, PrintWriter out) {
        out.println(
                "Rates (Hz) and memory: means over rules, of stable networks. Static networks are in brackets. The"
                        + " 95 % intervals come from drawing lineages and seeds.");
        out.println(
                "bg before, bg: background before training and at the test. ev. before, ev. fam, ev. nov: evoked"
                        + " response (response minus background), before training, and after it to the familiar and to the"
                        + " novel pattern.");
        out.println(
                "suppression: share of the evoked response that training took away, familiar minus novel pattern."
                        + " dr: dr minus that of the static network. ceiling: the largest dr that is possible at these rates.");
        out.printf(Locale.ROOT, "%5s %-11s %6s %5s %6s  %-11s %-11s %-11s %-11s %-11s %-24s %-24s %s%n", "N", "plastic",
                "delay",
                "rules",
                "stable", "bg before", "bg", "ev. before", "ev. fam", "ev. nov", "suppression", "dr", "ceiling");
        for (MemoryTable.Row row : table.rows()) {
            out.printf(Locale.ROOT, "%s %5d %5.0f%%  %-11s %-11s %-11s %-11s %-11s %-24s %-24s %s%n",
                    condition(row.condition()), row.effect().effect().n(), 100 * row.effect().stableFraction(),
                    rate(row, Quantity.BACKGROUND_BEFORE), rate(row, Quantity.BACKGROUND),
                    rate(row, Quantity.EVOKED_BEFORE), rate(row, Quantity.EVOKED_FAMILIAR),
                    rate(row, Quantity.EVOKED_NOVEL), interval(row.estimate(Quantity.SUPPRESSION)),
                    interval(row.estimate(Quantity.DR)), plain(row.estimate(Quantity.DR_CEILING).value()).strip());
        }
    }

    private static void printRules(MemoryTable table, PrintWriter out) {
        out.println();
        out.println("Rules that remember, by " + table.primary().quantity().label()
                + ". nov, fam: rules that prefer the novel or the familiar pattern (t-tests over seeds, false"
                + " discovery rate 0.05 over rules and delays of the same N and pathways).");
        out.println(
                "published: rules with p < 0.05 in an unpaired t-test of the two responses. sd: standard deviation"
                        + " between rules without the noise of the seeds, with p for no difference. seed sd: standard deviation"
                        + " of one simulation. static, untrain: the same measure in static and in untrained networks.");
        out.println(
                "auc, d': decoder of 256 neurons in one trial. dsr, on: memory in the spread of rates and in the ON"
                        + " response. fp-u, fp-s: share of rules found without correction in untrained networks, and with"
                        + " shuffled labels (one in twenty is expected).");
        out.printf(Locale.ROOT,
                "%5s %-11s %6s %6s %8s %4s %4s %7s %9s  %-23s %6s %7s %7s %7s %5s %6s %6s %6s %5s %5s%n", "N",
                "plastic",
                "delay", "tested", "lineages", "nov", "fam", "neither", "published", "sd", "p", "seed sd", "static",
                "untrain",
                "auc", "d'", "dsr", "on", "fp-u", "fp-s");
        for (MemoryTable.Row row : table.rows()) {
            MemoryPrevalence p = row.prevalence();
            out.printf(Locale.ROOT, "%s %6d %8d %4d %4d %7d %9s  %-23s %6s %7s %7s %7s %5s %6s %6s %6s %5s %5s%n",
                    condition(row.condition()), p.tested(), row.effect().lineages(), p.novelty(), p.familiarity(),
                    p.neither(), percent(p.published()), positive(row.effect().spread()), pValue(row.heterogeneity()),
                    plain(row.effect().seedSd()).strip(), signed(row.effect().control().value(), 7),
                    signed(row.untrained().value(), 7), plain(0.5 + row.estimate(Quantity.AUC).value()),
                    plain(row.estimate(Quantity.D_PRIME).value()).strip(),
                    signed(row.estimate(Quantity.DSR).value(), 6), signed(row.estimate(Quantity.ON).value(), 6),
                    percent(row.untrainedFound()), percent(row.shuffledFound()));
        }
    }

    /** All subsets that were probed; one alone is in the tables above. */
    private static void printKnockOuts(List<KnockOut> knockOuts, PrintWriter out) {
        if (knockOuts.stream().map(KnockOut::plastic).distinct().count() == 1) {
            return;
        }
        out.println();
        out.println("For each set of plastic pathways: rules that were stable in all seeds, and rules with memory");
        knockOuts.forEach(k -> out.printf(Locale.ROOT, "%5d %6s  %-11s  stable %-16s  memory %s%n", k.excitatory(),
                seconds(k.delaySeconds()), set(k.plastic()), share(k.stable()), share(k.remembering())));
    }

    private static void printFactorial(PathwayFactorial f, PrintWriter out) {
        out.println();
        out.println("What each pathway adds to " + f.quantity().effectLabel() + ", "
                + (f.isPerDoubling() ? "change for each doubling of N" : "N = " + f.excitatory()) + ", "
                + seconds(f.delaySeconds()) + " after training: " + f.rules() + " complete rules of " + f.lineages()
                + " lineages, " + f.left() + " left out");
        if (f.rules() == 0) {
            return;
        }
        for (PathwayFactorial.Kind kind : PathwayFactorial.Kind.values()) {
            out.printf(Locale.ROOT, "  %-12s %s%n", kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    f.effects(kind).stream()
                            .map(e -> (set(e.pathways()) + " " + interval(e.estimate().estimate())
                                    + (Double.isNaN(e.adjusted()) ? "" : " p " + pValue(e.adjusted()))).strip())
                            .collect(Collectors.joining("; ")));
        }
    }

    private static void printTrends(List<SizeTrend> trends, PrintWriter out) {
        if (trends.isEmpty()) {
            return; // one size
        }
        out.println();
        out.println("Change for each doubling of N within rules, in this scaling:");
        for (SizeTrend trend : trends) {
            out.printf(Locale.ROOT, "%-16s %-11s %6s  %s, %d rules%n", trend.quantity().effectLabel(),
                    set(trend.plastic()), seconds(trend.delaySeconds()), interval(trend.perDoubling().estimate()),
                    trend.perDoubling().estimate().n());
        }
    }

    private static void printLifetimes(List<Lifetime> lifetimes, PrintWriter out) {
        if (lifetimes.isEmpty()) {
            return; // too few seeds for a test of any rule
        }
        out.println();
        out.println(
                "Number of rules by the last delay at which they are significant as published (unpaired t-test, p <"
                        + " 0.05; one delay in twenty is significant by chance):");
        Map<Condition, List<Lifetime>> groups = lifetimes.stream().collect(Collectors.groupingBy(
                l -> new Condition(l.excitatory(), l.plastic(), 0), TreeMap::new, Collectors.toList()));
        groups.forEach((group, members) -> {
            Map<Double, Long> last = members.stream().collect(Collectors.groupingBy(Lifetime::lastSignificantSeconds,
                    TreeMap::new, Collectors.counting()));
            out.printf(Locale.ROOT, "%5d %-11s  %s%n", group.excitatory(), set(group.plastic()),
                    last.entrySet().stream()
                            .map(e -> (e.getKey() == 0 ? "never" : seconds(e.getKey())) + " " + e.getValue())
                            .collect(Collectors.joining(", ")));
        });
    }

    private static void printDecays(List<MemoryDecay> decays, PrintWriter out) {
        if (decays.isEmpty()) {
            return; // said among the cautions
        }
        out.println();
        out.printf(Locale.ROOT,
                "Decay time of the mean over all rules, with its 95 %% interval. The delays determine nothing below"
                        + " %s or beyond %s.%n",
                String.format(Locale.ROOT, "%.2g s", decays.getFirst().limits().shortestSeconds()),
                seconds(decays.getFirst().limits().longestSeconds()));
        decays.forEach(d -> out.printf(Locale.ROOT, "%-16s %5d %-11s  %.3g s [%.3g, %.3g], %d rules%s%n",
                d.quantity().label(), d.excitatory(), set(d.plastic()), d.decaySeconds().value(),
                d.decaySeconds().low(),
                d.decaySeconds().high(), d.decaySeconds().n(), d.isDetermined() ? "" : ": not determined"));
    }

    private static void printImprints(MemoryTable table, PrintWriter out) {
        boolean headed = false;
        for (MemoryTable.Row row : table.rows()) {
            String imprints = IMPRINTS.stream().filter(i -> row.estimate(i).n() > 0)
                    .map(i -> i.label() + " " + interval(row.estimate(i))).collect(Collectors.joining("  "));
            if (!imprints.isEmpty()) {
                if (!headed) {
                    out.println();
                    out.println(
                            "Imprint in the weights: engram of the familiar pattern relative to the other neurons, minus the"
                                    + " same for the novel pattern");
                    headed = true;
                }
                out.println(condition(row.condition()) + "  " + imprints);
            }
        }
    }

    private static void printSeeds(MemoryTable table, PrintWriter out) {
        table.seedComponents().forEach((quantity, components) -> {
            if (!components.isEmpty()) {
                out.println();
                out.println("What makes seeds differ, " + quantity.effectLabel()
                        + ": standard deviation between networks, between patterns, of the rest");
                components.forEach(c -> out.println(seeds(c)));
            }
        });
    }

    private static String seeds(SeedComponents c) {
        return condition(c.condition()) + "  " + c.wirings() + " x " + c.patterns() + "  "
                + Stream.of(c.components().rows(), c.components().columns(), c.components().residual())
                        .map(v -> positive(VarianceComponents.standardDeviation(v))).collect(Collectors.joining("  "));
    }

    private static void printRelations(List<RuleRelation> relations, PrintWriter out) {
        List<RuleRelation> known = relations.stream().filter(r -> Double.isFinite(r.rank().value())).toList();
        if (!known.isEmpty()) {
            out.println();
            out.println("Rank correlation over rules with all their pathways plastic:");
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
        fields.put("plastic", Pathway.format(row.condition().plastic()));
        fields.put("k", row.condition().coActive());
        fields.put("delay_s", row.condition().delaySeconds());
        fields.put("measure", row.primary().name().toLowerCase(Locale.ROOT));
        fields.put("rules", row.effect().effect().n());
        fields.put("lineages", row.effect().lineages());
        fields.put("seeds", row.effect().seeds());
        fields.put("stable", row.effect().stable());
        fields.put("simulations", row.effect().simulations());
        for (Quantity quantity : Quantity.values()) {
            String name = quantity.name().toLowerCase(Locale.ROOT);
            put(fields, name, row.estimate(quantity));
            put(fields, name + "_static", row.control(quantity));
        }
        put(fields, "sd_between_rules", row.effect().spread());
        fields.put("p_rules_alike", row.heterogeneity());
        fields.put("seed_sd", row.effect().seedSd());
        put(fields, "untrained", row.untrained());
        fields.put("tested", row.prevalence().tested());
        fields.put("novelty", row.prevalence().novelty());
        fields.put("familiarity", row.prevalence().familiarity());
        put(fields, "memory", row.prevalence().corrected());
        put(fields, "memory_published", row.prevalence().published());
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

    private static String condition(Condition c) {
        return String.format(Locale.ROOT, "%5d %-11s %6s", c.excitatory(), set(c.plastic()), seconds(c.delaySeconds()));
    }

    private static String set(Set<Pathway> pathways) {
        return Pathway.format(pathways);
    }

    private static String rate(MemoryTable.Row row, Quantity quantity) {
        return number(row.estimate(quantity).value()) + " (" + number(row.control(quantity).value()) + ")";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String share(Estimate estimate) {
        return estimate.n() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.0f%% [%.0f, %.0f]", 100 * estimate.value(), 100 * estimate.low(),
                        100 * estimate.high());
    }

    private static String interval(Estimate estimate) {
        return estimate.hasInterval()
                ? String.format(Locale.ROOT, "%+.3f [%+.3f, %+.3f]", estimate.value(), estimate.low(), estimate.high())
                : signed(estimate.value(), 1);
    }

    private static String positive(Estimate estimate) {
        return estimate.hasInterval()
                ? String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", estimate.value(), estimate.low(), estimate.high())
                : Double.isNaN(estimate.value()) ? "-" : String.format(Locale.ROOT, "%.3f", estimate.value());
    }

    private static String pValue(double p) {
        return Double.isNaN(p) ? "-" : String.format(Locale.ROOT, "%.3f", p);
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
