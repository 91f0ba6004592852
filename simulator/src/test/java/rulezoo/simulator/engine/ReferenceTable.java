package rulezoo.simulator.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A CSV table of the Auryn reference data. */
record ReferenceTable(List<String> columns, List<String[]> rows) {
    static ReferenceTable read(String name) {
        try (InputStream in = Objects
                .requireNonNull(ReferenceTable.class.getResourceAsStream("/reference/" + name), name)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return new ReferenceTable(Arrays.asList(lines.getFirst().split(",", -1)),
                    lines.stream().skip(1).map(line -> line.split(",", -1)).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(int row, String column) {
        return rows.get(row)[columns.indexOf(column)];
    }

    double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    int integer(int row, String column) {
        return Integer.parseInt(text(row, column));
    }
}
