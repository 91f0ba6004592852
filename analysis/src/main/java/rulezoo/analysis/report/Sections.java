package rulezoo.analysis.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.figure.CoefficientFigure;
import rulezoo.analysis.figure.DelayFigure;
import rulezoo.analysis.figure.FactorialFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.ImprintFigure;
import rulezoo.analysis.figure.KnockOutFigure;
import rulezoo.analysis.figure.LifetimeFigure;
import rulezoo.analysis.figure.PredictionFigure;
import rulezoo.analysis.figure.PrevalenceFigure;
import rulezoo.analysis.figure.RelationFigure;
import rulezoo.analysis.figure.SignPatternFigure;
import rulezoo.analysis.figure.SignalFigure;
import rulezoo.analysis.figure.SizeFigure;
import rulezoo.analysis.figure.SpectrumFigure;
import rulezoo.analysis.figure.StabilityFigure;
import rulezoo.analysis.figure.WindowShapeFigure;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryStatistics;
import rulezoo.analysis.stable.StableSetResults;
import rulezoo.analysis.table.Table;

/** The parts of the report, each of them there if it has something to say. */
final class Sections {
    private static final int MOST_RULES = 300;
    private static final int LONG_TABLE = 24;

    private Sections() {}

    /**
     * All of them, in the order of the page.
     *
     * @param zoo path of the zoo as the user gave it, for the commands on the page
     * @param analysis what to report
     * @param atWork the rule that was replayed, if there is one
     */
    static List<Section> of(String zoo, ZooAnalysis analysis, Optional<RuleAtWork> atWork) {
        return Stream.of(analysis.memory().map(m -> memory(m, analysis)), atWork.map(Sections::atWork),
                analysis.stableSet().map(Sections::stableSet), sample(analysis), inferred(analysis),
                explorer(zoo, analysis),
                archived(zoo, analysis), Optional.of(methods(analysis))).flatMap(Optional::stream).toList();
    }

    private static Section memory(MemoryStatistics results, ZooAnalysis analysis) {
        MemoryByCondition table = results.table();
        double delay = analysis.headline().map(h -> h.condition().delaySeconds()).orElse(0.0);
        List<Figure> figures = Stream.of(Optional.of(SizeFigure.of(table)), Optional.of(DelayFigure.of(table)),
                FactorialFigure.of(table, delay), KnockOutFigure.of(table, delay),
                Optional.of(PrevalenceFigure.of(table)), SignalFigure.of(results.snr(), table.shownSets()),
                ImprintFigure.of(table),
                LifetimeFigure.of(results.survival(), table.shownSets(), table.data().delays()),
                RelationFigure.of(results.relations())).flatMap(Optional::stream).toList();
        return new Section("Memory", "", figures,
                results.tables().stream().map(Sections::table).collect(Collectors.joining()));
    }

    /** A table that people read; a long one is folded. */
    private static String table(Table<?> table) {
        if (table.caption().isEmpty()) {
            return "";
        }
        String html = Html.table(table);
        return table.rows().size() > LONG_TABLE
                ? Html.folded(table.caption().split("[:;.(,]", 2)[0] + " (" + table.rows().size() + " rows)", html)
                : html;
    }

    private static Section atWork(RuleAtWork rule) {
        return new Section("A rule at work", Html.paragraph(rule.text()), rule.figures(), "");
    }

    private static Section stableSet(StableSetResults s) {
        return new Section("What the stable rules have in common", Html.list(StableSetText.sentences(s)),
                Stream.of(Optional.of(SpectrumFigure.of(s.set(), s.components())),
                        SignPatternFigure.of(s.set(), s.signs()), PredictionFigure.of(s.set(), s.predictions()),
                        WindowShapeFigure.of(s.set(), s.shapes())).flatMap(Optional::stream).toList(),
                "");
    }

    private static Optional<Section> sample(ZooAnalysis analysis) {
        return analysis.chains().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("A sample of the stable rules",
                        Html.paragraph(
                                "The search samples the uniform prior, given stability. Chains that agree have an"
                                        + " R-hat near 1 (below 1.01, Vehtari et al. 2021); until then the means below are those"
                                        + " of the way from the founders.")
                                + analysis.chains().stream().map(chains -> Html.table(chains.table()))
                                        .collect(Collectors.joining())));
    }

    private static Optional<Section> inferred(ZooAnalysis analysis) {
        return Optional.of(InferenceTable.of(analysis.probes())).filter(table -> !table.rows().isEmpty())
                .map(table -> new Section("Rules inferred from activity", Html.table(table)));
    }

    private static Optional<Section> explorer(String zoo, ZooAnalysis analysis) {
        return analysis.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("Explorer", Explorer.html(zoo, analysis)));
    }

    private static Optional<Section> archived(String zoo, ZooAnalysis analysis) {
        int rules = analysis.rules().size();
        if (rules == 0) {
            return Optional.empty();
        }
        String caption = rules > MOST_RULES
                ? "The first " + MOST_RULES + " of " + rules + " rules; tables/rules.csv lists all."
                : "All " + rules + " rules.";
        return Optional.of(new Section("The archived rules", "",
                List.of(CoefficientFigure.of(analysis.rules()), StabilityFigure.of(analysis.rules())),
                Html.folded("List of rules", Html.table(ArchivedRules.table(caption,
                        analysis.rules().stream().limit(MOST_RULES).toList(), analysis, zoo)))));
    }

    private static Section methods(ZooAnalysis analysis) {
        return new Section("Methods", Methods.paragraphs(analysis).stream().map(Html::paragraph)
                .collect(Collectors.joining()));
    }
}
