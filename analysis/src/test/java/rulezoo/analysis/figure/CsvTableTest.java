package rulezoo.analysis.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void cellsWithCommasQuotesOrLineBreaksAreQuoted() {
        CsvTable table = new CsvTable(List.of("a", "b"),
                List.of(List.of("x,y", "say \"no\""), List.of("1\n2", "plain")));
        assertEquals("a,b\n\"x,y\",\"say \"\"no\"\"\"\n\"1\n2\",plain\n", table.text());
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new CsvTable(List.of("a"), List.of(List.of("1", "2"))));
    }

    @Test
    void roundedNumbersKnowNoMinusZero() {
        assertEquals("0.00", CsvTable.rounded(-0.001, 2));
        assertEquals("\u22120.12", CsvTable.rounded(-0.1234, 2));
        assertEquals("\u2013", CsvTable.rounded(Double.NaN, 2));
    }

    @Test
    void delaysReadInTheirNaturalUnit() {
        assertEquals(List.of("0.5 s", "10 s", "90 s", "5 min", "4 h"),
                List.of(Labels.delay(0.5), Labels.delay(10), Labels.delay(90), Labels.delay(300), Labels.delay(14400)));
    }
}
