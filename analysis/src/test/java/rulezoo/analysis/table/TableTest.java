package rulezoo.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.simulator.rule.Pathway;

class TableTest {
    private record Row(String name, Set<Pathway> plastic, double delaySeconds, Estimate effect) {}

    private static final List<Row> ROWS = List.of(
            new Row("a, \"b\"", EnumSet.of(Pathway.EE, Pathway.IE), 60, new Estimate(-0.25, -0.5, 1e-9, 7)),
            new Row("c", Set.of(), 0.5, new Estimate(Double.NaN, Double.NaN, Double.NaN, 0)));

    private static Table<Row> table() {
        return Table.of("effects", "Effects.", ROWS).column("name", "name", "", Row::name)
                .column("plastic", "plastic", "", Row::plastic)
                .column("delay_s", "delay", "", Row::delaySeconds, Labels::delay)
                .estimate("effect", "effect", "Hz", Row::effect).script("units", r -> r.effect.n())
                .text("told from 0", r -> r.effect.excludes(0) ? "yes" : "no");
    }

    @Test
    void scriptsReadEveryDigitAndAnEstimateAsThreeColumns() {
        assertEquals("""
                name,plastic,delay_s,effect,effect_low_95,effect_high_95,units
                "a, ""b""\","EE,IE",60.0,-0.25,-0.5,1.0E-9,7
                c,,0.5,nan,nan,nan,0
                """, table().csv());
    }

    @Test
    void anObjectHasTheNamesAndNumbersOfTheCsv() {
        assertEquals(List.of("name", "plastic", "delay_s", "effect", "effect_low_95", "effect_high_95", "units"),
                List.copyOf(table().objects().getFirst().keySet()));
        assertEquals(Map.of("name", "a, \"b\"", "plastic", "EE,IE", "delay_s", 60.0, "effect", -0.25, "effect_low_95",
                -0.5, "effect_high_95", 1e-9, "units", 7), table().object(ROWS.getFirst()));
    }

    @Test
    void peopleReadOneCellForAnEstimateWithItsUnitAbove() {
        assertEquals(List.of("name", "plastic", "delay", "effect (Hz)", "told from 0"), table().headings());
        assertEquals(List.of("a, \"b\"", "EE IE", "1 min", "\u22120.250 (\u22120.500 to 0.000)", "no"),
                table().cells().getFirst());
        assertEquals(List.of("c", "none", "0.5 s", "\u2013", "no"), table().cells().getLast());
    }

    @Test
    void aConsoleShowsNumbersToTheRightUnderHeadingsOfSeveralLines() {
        Table<Integer> table = Table.of("squares", "", List.of(3, 12)).column("number", "number of apples", "", n -> n)
                .column("name", "name", "", n -> n + " apples");
        assertEquals("""
                number
                    of
                apples  name
                     3  3 apples
                    12  12 apples
                """, table.console());
    }

    /** A table of so many rows, wider than a console: a size of two or four rows, a seed, and long words. */
    private static Table<Integer> wide(int rows, int rowsOfSize) {
        Table<Integer> table = Table.of("wide", "", IntStream.range(0, rows).boxed().toList())
                .column("size", "size", "", i -> (i / rowsOfSize + 1) * 1024).column("seed", "seed", "",
                        i -> i % rowsOfSize);
        for (String word : List.of("first", "second", "third")) {
            table = table.column(word, word, "", i -> word.repeat(6) + i);
        }
        return table;
    }

    @Test
    void columnsThatDoNotFitAConsoleFollowBelowBesideThoseThatTellTheRowsApart() {
        assertEquals("""
                size  seed  first                            second
                1024     0  firstfirstfirstfirstfirstfirst0  secondsecondsecondsecondsecondsecond0
                1024     1  firstfirstfirstfirstfirstfirst1  secondsecondsecondsecondsecondsecond1

                size  seed  third
                1024     0  thirdthirdthirdthirdthirdthird0
                1024     1  thirdthirdthirdthirdthirdthird1
                """, wide(2, 2).console());
    }

    @Test
    void manyRowsThatBeginAlikeShareALineIfTheRestThenFitsAConsole() {
        Table<Integer> table = Table.of("long", "", IntStream.range(0, 8).boxed().toList())
                .column("measure", "measure", "", i -> "suppression".repeat(i < 4 ? 1 : 2)).column("seed", "seed", "",
                        i -> i)
                .column("word", "word", "", _ -> "word".repeat(20));
        String word = "word".repeat(20);
        assertEquals("measure suppression:\nseed  word\n   0  " + word + "\n   1  " + word + "\n   2  " + word
                + "\n   3  " + word + "\n\nmeasure suppressionsuppression:\nseed  word\n   4  " + word + "\n   5  "
                + word + "\n   6  " + word + "\n   7  " + word + "\n", table.console());
    }

    @Test
    void textForAConsoleHasNoLineOfMoreThanHundredColumns() {
        String text = Console.paragraph("  ", "Caution: " + "many words ".repeat(30) + "end");
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.startsWith("  Caution: many"), text);
        assertTrue(text.lines().skip(1).allMatch(line -> line.startsWith("    many") || line.startsWith("    words")),
                text);
        assertEquals("", Table.<Integer>of("x", "", List.of()).column("n", "n", "", n -> n).console());
    }

    @Test
    void aControlledEstimateShowsItsControlInBracketsAndBothToScripts() {
        Estimate control = new Estimate(1, 0.5, 1.5, 3);
        Table<Row> table = Table.<Row>data("x", ROWS.subList(0, 1)).with(List.of(Column.controlled("x", "x", "",
                Row::effect, _ -> control, (e, c) -> e.value() + " (" + c.value() + ")")));
        assertEquals("x,x_low_95,x_high_95,x_n,x_static,x_static_low_95,x_static_high_95,x_static_n",
                String.join(",", table.ids()));
        assertEquals(List.of(List.of("-0.25 (1.0)")), table.cells());
    }

    @Test
    void numbersForPeopleHaveAMinusSignButNoNegativeZero() {
        assertEquals("0.00", Labels.rounded(-0.001, 2));
        assertEquals("\u22120.12", Labels.rounded(-0.1234, 2));
        assertEquals("\u2013", Labels.rounded(Double.NaN, 2));
        assertEquals("1.234e+07", Labels.significant(12340000));
    }
}
