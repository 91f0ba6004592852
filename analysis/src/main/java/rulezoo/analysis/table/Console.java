package rulezoo.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lays out text and tables for a console of 100 columns. */
public final class Console {
    private static final int WIDTH = 100;
    private static final String GAP = "  ";
    /** Groups of fewer rows are not worth a line of their own. */
    private static final int LEAST_ROWS_OF_GROUP = 4;
    private static final int NARROWEST_HEADING = 8;
    /** A number, with the unit that some have, or what stands for none. */
    private static final Pattern NUMBER = Pattern.compile("[-\u2212]?[0-9.e+-]+( (s|min|h|%))?|\u2013|Infinity");

    private Console() {}

    /**
     * {@return a text in lines that fit a console, each with its end}
     *
     * @param indent what each line begins with; those after the first are indented by two more spaces
     * @param text the words
     */
    public static String paragraph(String indent, String text) {
        return indent + String.join("\n" + indent + GAP, wrapped(text, WIDTH - indent.length() - GAP.length())) + "\n";
    }

    /** The caption, if there is one, above the cells in columns. */
    static String text(String caption, List<String> headings, List<List<String>> rows) {
        return (caption.isEmpty() ? "" : String.join("\n", wrapped(caption, WIDTH)) + "\n")
                + (rows.isEmpty() ? "" : text(headings, rows));
    }

    /**
     * Aligns cells in columns: numbers to the right, all else to the left. Where all columns are too wide
     * together, rows that begin with the same cells share a line which names these; or else the columns at the
     * right follow below, beside those that tell the rows apart.
     */
    private static String text(List<String> headings, List<List<String>> rows) {
        List<Aligned> columns = IntStream.range(0, headings.size())
                .mapToObj(k -> Aligned.of(headings.get(k), rows.stream().map(row -> row.get(k)).toList())).toList();
        if (fits(columns)) {
            return lines(columns, 0, rows.size());
        }
        for (int shared = 1; shared < headings.size(); shared++) {
            List<Integer> starts = groups(rows, shared);
            if (starts.size() * LEAST_ROWS_OF_GROUP > rows.size()) {
                break;
            }
            if (fits(columns.subList(shared, columns.size()))) {
                return grouped(headings, rows, columns, shared, starts);
            }
        }
        return blocks(columns, key(rows), rows.size());
    }

    private static boolean fits(List<Aligned> columns) {
        return columns.stream().mapToInt(Aligned::width).sum() + GAP.length() * (columns.size() - 1) <= WIDTH;
    }

    /** The first row of each run of rows that begin with the same cells. */
    private static List<Integer> groups(List<List<String>> rows, int shared) {
        return IntStream.range(0, rows.size())
                .filter(i -> i == 0 || !rows.get(i).subList(0, shared).equals(rows.get(i - 1).subList(0, shared)))
                .boxed().toList();
    }

    private static String grouped(List<String> headings, List<List<String>> rows, List<Aligned> columns, int shared,
            List<Integer> starts) {
        return IntStream.range(0, starts.size()).mapToObj(g -> {
            int from = starts.get(g);
            int to = g + 1 < starts.size() ? starts.get(g + 1) : rows.size();
            return IntStream.range(0, shared).mapToObj(k -> headings.get(k) + " " + rows.get(from).get(k))
                    .collect(Collectors.joining(", ", "", ":\n"))
                    + lines(columns.subList(shared, columns.size()), from, to);
        }).collect(Collectors.joining("\n"));
    }

    /** How many columns from the left tell all rows apart. */
    private static int key(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        return IntStream.range(1, columns)
                .filter(k -> rows.stream().map(row -> row.subList(0, k)).distinct().count() == rows.size())
                .findFirst().orElse(1);
    }

    private static String blocks(List<Aligned> columns, int key, int rows) {
        List<String> blocks = new ArrayList<>();
        List<Aligned> block = new ArrayList<>(columns.subList(0, key));
        for (Aligned column : columns.subList(key, columns.size())) {
            block.add(column);
            if (!fits(block) && block.size() > key + 1) {
                block.removeLast();
                blocks.add(lines(block, 0, rows));
                block = new ArrayList<>(columns.subList(0, key));
                block.add(column);
            }
        }
        blocks.add(lines(block, 0, rows));
        return String.join("\n", blocks);
    }

    /** The headings, and some of the rows. */
    private static String lines(List<Aligned> columns, int from, int to) {
        int headings = columns.stream().mapToInt(column -> column.heading().size()).max().orElse(0);
        return IntStream.range(0, headings + to - from)
                .mapToObj(i -> columns.stream()
                        .map(column -> i < headings
                                ? column.heading(i - headings + column.heading().size())
                                : column.cells().get(from + i - headings))
                        .collect(Collectors.joining(GAP)).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** Words in as few lines as fit the width; a longer word has a line of its own. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String word : text.split(" (?!%)", -1)) {
            if (!lines.isEmpty() && lines.getLast().length() + 1 + word.length() <= width) {
                lines.add(lines.removeLast() + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /**
     * A column whose lines all have the same width.
     *
     * @param heading lines of the heading
     * @param cells one line for each row
     */
    private record Aligned(List<String> heading, List<String> cells) {
        static Aligned of(String heading, List<String> cells) {
            int widest = cells.stream().mapToInt(String::length).max().orElse(0);
            List<String> lines = wrapped(heading, Math.max(widest, NARROWEST_HEADING));
            int width = Math.max(widest, lines.stream().mapToInt(String::length).max().orElse(0));
            boolean number = cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
            return new Aligned(padded(lines, width, number), padded(cells, width, number));
        }

        private static List<String> padded(List<String> lines, int width, boolean right) {
            return lines.stream().map(line -> {
                String room = " ".repeat(width - line.length());
                return right ? room + line : line + room;
            }).toList();
        }

        int width() {
            return heading.getFirst().length();
        }

        /** A line of the heading; an empty one above the first. */
        String heading(int line) {
            return line < 0 ? " ".repeat(width()) : heading.get(line);
        }
    }
}
