package rulezoo.analysis.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.archive.segment.WholeFile;
import rulezoo.simulator.Software;

/**
 * A folder of reproductions: a folder for each figure with its pictures, its claims and all that the page
 * says of it. The page is made from what lies there, so that figures made one after another, by one command
 * or by several, stand on one page. A figure that is made again replaces its earlier version.
 *
 * @param folder the folder
 * @param writer what writes its figures
 */
public record PaperFolder(Path folder, FigureWriter writer) {
    private static final String PAGE = "index.html";
    private static final String RECORD = "figure.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * Writes pictures, numbers and claims of a figure, and the page of all figures that lie here.
     *
     * @param made the figure
     * @param scale at which it was made
     * @throws IOException if a file cannot be written
     */
    public void add(Reproduction made, Scale scale) throws IOException {
        Path own = Files.createDirectories(folder.resolve(made.id().toLowerCase(Locale.ROOT)));
        List<PaperRecord.Drawing> drawings = new ArrayList<>();
        for (Figure figure : made.figures()) {
            writer.write(figure, own);
            drawings.add(new PaperRecord.Drawing(figure.name(), figure.title(), figure.caption()));
        }
        WholeFile.write(own.resolve("claims.csv"), Claim.table("", made.id(), made.claims()).csv());
        Files.write(own.resolve("settings.txt"), made.settings(), StandardCharsets.UTF_8);
        JSON.writeValue(own.resolve(RECORD).toFile(), new PaperRecord(made.id(), made.title(), made.limits(), scale,
                Software.VERSION, made.settings(), made.claims(), drawings));
        WholeFile.write(page(), PaperPage.of(records(), this::drawing));
    }

    /** {@return the page} */
    public Path page() {
        return folder.resolve(PAGE);
    }

    /**
     * The figures that lie here.
     *
     * @return in the order of their names
     * @throws IOException if the folder cannot be read
     * @throws IllegalArgumentException if what is said of a figure cannot be read
     */
    public List<PaperRecord> records() throws IOException {
        List<PaperRecord> records = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Path record = entry.resolve(RECORD);
                if (Files.exists(record)) {
                    records.add(read(record));
                }
            }
        }
        records.sort(Comparator.comparing(PaperRecord::id));
        return records;
    }

    private static PaperRecord read(Path record) throws IOException {
        try {
            return JSON.readValue(record.toFile(), PaperRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    record + " is not the record of a figure: make the figure again, or remove "
                            + record.getParent() + " (" + e.getOriginalMessage() + ")",
                    e);
        }
    }

    /** The SVG element of a picture, without the declaration before it. */
    private String drawing(PaperRecord of, PaperRecord.Drawing drawing) {
        Path svg = folder.resolve(of.id().toLowerCase(Locale.ROOT)).resolve(drawing.name() + ".svg");
        try {
            String text = Files.readString(svg, StandardCharsets.UTF_8);
            return text.substring(text.indexOf("<svg"));
        } catch (IOException e) {
            throw new IllegalArgumentException("the picture " + svg + " is missing: make figure " + of.id() + " again",
                    e);
        }
    }
}
