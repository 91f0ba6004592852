package rulezoo.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Aligns cells for a console: numbers to the right, all else to the left. */
final class Console {
    private static final String GAP = "  ";
    /** A number, with the unit that some have, or what stands for none. */
    private static final Pattern NUMBER = Pattern.compile("[-\u2212]?[0-9.e+-]+( (s|min|h|%))?|\u2013|Infinity");

    private Console() {}

    static String text(List<String> headings, List<List<String>> rows) {
        List<List<String>> columns = IntStream.range(0, headings.size())
                .mapToObj(k -> column(headings.get(k), rows.stream().map(row -> row.get(k)).toList())).toList();
        int headingLines = columns.stream().mapToInt(List::size).max().orElse(0) - rows.size();
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < headingLines + rows.size(); line++) {
            StringBuilder cells = new StringBuilder();
            for (List<String> column : columns) {
                int missing = headingLines + rows.size() - column.size();
                cells.append(cells.isEmpty() ? "" : GAP)
                        .append(line < missing ? " ".repeat(column.getFirst().length()) : column.get(line - missing));
            }
            text.append(cells.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The lines of the heading and the cells, all of the same width. */
    private static List<String> column(String heading, List<String> cells) {
        int widest = cells.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = wrapped(heading, widest);
        lines.addAll(cells);
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        boolean number = cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
        return lines.stream().map(line -> {
            String room = " ".repeat(width - line.length());
            return number ? room + line : line + room;
        }).toList();
    }

    /** Words in as few lines as fit the width; a longer word has a line of its own. */
    private static List<String> wrapped(String heading, int width) {
        List<String> lines = new ArrayList<>();
        for (String word : heading.split(" ", -1)) {
            if (!lines.isEmpty() && lines.getLast().length() + 1 + word.length() <= width) {
                lines.add(lines.removeLast() + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }
}
