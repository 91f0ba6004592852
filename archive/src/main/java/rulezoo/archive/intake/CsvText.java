package rulezoo.archive.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.DecimalNumber;

/**
 * A table in a text file as people and spreadsheets save it: UTF-8 or UTF-16, with or without a byte order
 * mark; separated by commas, semicolons, tabs or bars; with a first line {@code sep=;}, with blank lines and
 * comment lines ({@code #}). What was found is noted. A column that stands twice is refused.
 */
final class CsvText {
    private static final int LARGEST_BYTES = 128 << 20;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LONGEST_CELL = 10_000;
    private static final Map<Character, String> SEPARATORS = Map.of(',', "commas", ';', "semicolons", '\t', "tabs",
            '|', "bars");
    private static final char[] BY_PRECEDENCE = {',', ';', '\t', '|'};

    private final Path file;
    private final List<String> header;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Character named;

    /**
     * One line of the table.
     *
     * @param line its number in the file, from 1
     * @param cells one for each column; empty where the line ends early
     */
    record Row(int line, List<String> cells) {}

    private CsvText(Path file, BufferedReader text) throws IOException {
        this.file = file;
        int before = skipPreamble(text);
        char separator = separator(text);
        header = table(text, separator, before);
        if (separator != ',') {
            notes.add("read as a table separated by " + SEPARATORS.getOrDefault(separator, "'" + separator + "'"));
        }
    }

    /**
     * Reads a table.
     *
     * @throws IOException in one sentence that names the file, and the row if one is wrong
     */
    static CsvText read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: name a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_BYTES + 1);
        }
        if (bytes.length > LARGEST_BYTES) {
            throw new IOException(file + ": larger than " + (LARGEST_BYTES >> 20) + " MB, which is no table of rules:"
                    + " split it");
        }
        Encoding encoding = Encoding.of(bytes);
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                new ByteArrayInputStream(bytes, encoding.mark, bytes.length - encoding.mark),
                encoding.charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            return new CsvText(file, text);
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": not a text in " + encoding.charset + ": save the table as UTF-8", e);
        }
    }

    /** Charset of a text, and the bytes of the mark in front of it. */
    private record Encoding(Charset charset, int mark) {
        static Encoding of(byte[] text) {
            int first = text.length > 0 ? text[0] & 0xff : -1;
            int second = text.length > 1 ? text[1] & 0xff : -1;
            if (first == 0xef && second == 0xbb && text.length > 2 && (text[2] & 0xff) == 0xbf) {
                return new Encoding(StandardCharsets.UTF_8, 3);
            }
            if (first == 0xff && second == 0xfe) {
                return new Encoding(StandardCharsets.UTF_16LE, 2);
            }
            if (first == 0xfe && second == 0xff) {
                return new Encoding(StandardCharsets.UTF_16BE, 2);
            }
            // Names of columns are in ASCII: in UTF-16, every other byte is 0.
            return new Encoding(first > 0 && second == 0
                    ? StandardCharsets.UTF_16LE
                    : first == 0 && second > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8, 0);
        }
    }

    /** Skips what stands before the header, but notes a separator that is named there. */
    private int skipPreamble(BufferedReader text) throws IOException {
        int skipped = 0;
        int comments = 0;
        while (true) {
            text.mark(LONGEST_HEADER + 1);
            String line = line(text);
            if (line == null) {
                throw new IOException(file + ": no rules: expected a header line and one rule a line");
            }
            if (line.strip().startsWith("#")) {
                comments++;
            } else if (line.toLowerCase(java.util.Locale.ROOT).matches("\"?sep=.\"?")) {
                notes.add("the first line names the separator, "
                        + DecimalNumber.quoted(line.replace("\"", "").substring(4)));
                named = line.replace("\"", "").charAt(4);
            } else if (!line.isBlank()) {
                text.reset();
                if (comments > 0) {
                    notes.add(comments + (comments == 1 ? " comment line" : " comment lines")
                            + " (#) before the header skipped");
                }
                return skipped;
            }
            skipped++;
        }
    }

    private @Nullable String line(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = text.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = text.read()) {
            if (line.length() == LONGEST_HEADER) {
                throw new IOException(file + ": its first line has more than " + LONGEST_HEADER
                        + " characters, which is no header of a table");
            }
            line.append((char) next);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    /** The separator that stands most often in the header, or the one that is named. */
    private char separator(BufferedReader text) throws IOException {
        if (named != null) {
            return named;
        }
        text.mark(LONGEST_HEADER + 1);
        String line = String.valueOf(line(text));
        text.reset();
        String unquoted = line.replaceAll("\"[^\"]*\"", "");
        char best = ',';
        long most = 0;
        for (char candidate : BY_PRECEDENCE) {
            long count = unquoted.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Reads header and rows. */
    private List<String> table(BufferedReader text, char separator, int before) throws IOException {
        CsvMapper mapper = CsvMapper.builder(CsvFactory.builder().streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(LONGEST_CELL).build()).build())
                .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES).build();
        List<String> names = List.of();
        int comments = 0;
        int line = before + 1;
        boolean inRow = false;
        try (MappingIterator<String[]> lines = mapper.readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator)).readValues(text)) {
            while (lines.hasNextValue()) {
                inRow = true;
                line = lines.getParser().currentLocation().getLineNr() + before;
                List<String> cells = Arrays.stream(lines.nextValue()).map(cell -> cell == null ? "" : cell.strip())
                        .toList();
                if (names.isEmpty()) {
                    names = distinct(cells);
                } else if (cells.getFirst().startsWith("#")) {
                    comments++;
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    rows.add(row(line, cells, names.size(), separator));
                }
                inRow = false;
            }
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            throw new IOException(
                    file + ", row " + line + (inRow ? "" : " or after") + ": not a CSV table: " + reason(e), e);
        }
        if (comments > 0) {
            notes.add(comments + (comments == 1 ? " comment line" : " comment lines") + " (#) skipped");
        }
        return names;
    }

    private static String reason(Exception e) {
        if (e.getCause() instanceof StreamConstraintsException || e instanceof StreamConstraintsException) {
            return "a cell has more than " + LONGEST_CELL + " characters; is a quotation mark missing?";
        }
        String message = e instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("");
    }

    private List<String> distinct(List<String> names) throws IOException {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            @Nullable
            Integer before = names.get(i).isEmpty() ? null : columns.put(names.get(i), i);
            if (before != null) {
                throw new IOException(file + ": column " + DecimalNumber.quoted(names.get(i))
                        + " stands twice, as number " + (before + 1) + " and " + (i + 1) + ": keep one of them");
            }
        }
        return names;
    }

    private Row row(int line, List<String> cells, int columns, char separator) throws IOException {
        int filled = cells.size();
        while (filled > columns && cells.get(filled - 1).isEmpty()) {
            filled--;
        }
        if (filled > columns) {
            throw new IOException(file + ", row " + line + ": " + filled + " cells for " + columns + " columns"
                    + (separator == ','
                            ? ": with decimal commas, separate the cells by semicolons; text with commas needs quotes"
                            : ""));
        }
        List<String> padded = new ArrayList<>(cells.subList(0, Math.min(filled, columns)));
        while (padded.size() < columns) {
            padded.add("");
        }
        return new Row(line, List.copyOf(padded));
    }

    /** Names of the columns; an empty name for one without. */
    List<String> header() {
        return header;
    }

    List<Row> rows() {
        return rows;
    }

    /** What was found, sentences without the file. */
    List<String> notes() {
        return notes;
    }
}
