package rulezoo.archive.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rulezoo.archive.Sentences;

class StoredColumnTest {
    @ParameterizedTest
    @MethodSource
    void whatHdf5WouldChangeSilentlyIsRefused(Object values) {
        String sentence = Sentences.of(IllegalArgumentException.class,
                () -> ColumnTable.of("test").column("values", values, ""));
        assertTrue(sentence.contains("column values"), sentence);
    }

    static Stream<Object> whatHdf5WouldChangeSilentlyIsRefused() {
        return Stream.of(new double[0], new double[2][0], new double[][]{{1, 2}, {3}},
                new double[][][]{{{1}, {2}}, {{3}}}, new @Nullable String[]{"a", null}, new String[]{"a\0b"},
                new String[]{"half a pair \ud800"}, new int[2][], new boolean[]{true},
                "text");
    }

    @ParameterizedTest
    @MethodSource
    void namesThatCannotBeFoundAgainAreRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> ColumnTable.of("test").column(name, new int[1], ""));
        assertThrows(IllegalArgumentException.class, () -> ColumnTable.of("test").attribute(name, 1));
    }

    static Stream<String> namesThatCannotBeFoundAgainAreRefused() {
        return Stream.of("", "a/b", "ä", "x".repeat(300), "_jHDF");
    }

    @Test
    void longAttributesAreRefused() {
        ColumnTable table = ColumnTable.of("test").attribute("fits", "x".repeat(59_556));
        assertThrows(IllegalArgumentException.class, () -> table.attribute("long", "x".repeat(59_557)));
        assertThrows(IllegalArgumentException.class, () -> table.attribute("wide", "ü".repeat(30_000)));
    }

    @Test
    void bytesAreThoseThatNumpyNames() {
        StoredColumn column = StoredColumn.of("texts", new String[][]{{"ü", ""}, {"abc", "d"}}, "", "");
        assertEquals("S4", column.type());
        assertEquals(List.of(2, 2), column.shape());
        assertEquals(16, column.bytes().remaining());
        assertEquals("f8", StoredColumn.of("numbers", new double[1][2][3], "", "").type());
        assertEquals("i1", StoredColumn.of("flags", new byte[1], "", "").type());
    }
}
