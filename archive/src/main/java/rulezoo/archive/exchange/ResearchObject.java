package rulezoo.archive.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rulezoo.archive.segment.WholeFile;
import rulezoo.simulator.Software;

/**
 * Describes a folder of exported files as a research object (RO-Crate 1.1): what each file is, its checksum,
 * the software that made it, and what of the zoo is in it.
 */
public final class ResearchObject {
    private static final String DESCRIPTION = "ro-crate-metadata.json";
    private static final String UNFINISHED = "UNFINISHED.txt";
    /** Names of what an export writes, finished or not. */
    private static final Pattern OURS = Pattern.compile("(zoo\\.h5|rules\\.csv|(rules|probes)\\.parquet|FORMAT\\.md|"
            + DESCRIPTION.replace(".", "\\.") + "|UNFINISHED\\.txt)(\\.[0-9a-f-]{36}\\.part)?|new-[0-9a-f-]{36}\\.tmp");
    private static final Map<String, String> MEDIA_TYPES = Map.of("h5", "application/x-hdf5", "csv", "text/csv",
            "parquet", "application/vnd.apache.parquet", "md", "text/markdown", "json", "application/json");

    private final Path folder;
    private final List<Map<String, Object>> graph = new ArrayList<>();

    private ResearchObject(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes {@code ro-crate-metadata.json}, and beside it the description of the HDF5 format.
     *
     * @param folder the folder with the exported files
     * @param files names of the files, each with a sentence on what it is
     * @param name name of the data set
     * @param license URL or sentence that says what others may do with the data
     * @param runs ids of the searches and sources that the rules come from
     * @throws IOException if one of the files cannot be read, or a description exists or cannot be written
     */
    public static void describe(Path folder, Map<String, String> files, String name, String license,
            List<String> runs) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(files);
        try (InputStream format = Objects.requireNonNull(ResearchObject.class.getResourceAsStream("FORMAT.md"))) {
            WholeFile.write(folder.resolve("FORMAT.md"), format::transferTo);
        }
        all.put("FORMAT.md", "How the HDF5 file is laid out, and how to read it");
        new ResearchObject(folder).write(all, name, license, runs);
        Files.deleteIfExists(folder.resolve(UNFINISHED));
    }

    private void write(Map<String, String> files, String name, String license, List<String> runs) throws IOException {
        graph.add(node(DESCRIPTION, "CreativeWork", "about", reference("./"), "conformsTo",
                reference("https://w3id.org/ro/crate/1.1")));
        graph.add(node("./", "Dataset", "name", name, "description",
                "Synaptic plasticity rules that keep spiking networks stable, and measurements of their memory, from "
                        + runs.size() + " searches or sources: " + String.join("; ", runs),
                "datePublished", LocalDate.now(ZoneOffset.UTC).toString(), "license", license, "hasPart",
                files.keySet().stream().map(ResearchObject::reference).toList(), "mentions",
                reference("#export")));
        for (Map.Entry<String, String> file : files.entrySet()) {
            graph.add(file(file.getKey(), file.getValue()));
        }
        graph.add(node("#rulezoo", "SoftwareApplication", "name", "rulezoo", "version", Software.VERSION));
        graph.add(node("#export", "CreateAction", "name", "rulezoo zoo export", "instrument", reference("#rulezoo"),
                "result", files.keySet().stream().map(ResearchObject::reference).toList()));
        WholeFile.write(folder.resolve(DESCRIPTION), Json.indented(
                new LinkedHashMap<>(Map.of("@context", "https://w3id.org/ro/crate/1.1/context", "@graph", graph)))
                + "\n");
    }

    private Map<String, Object> file(String name, String description) throws IOException {
        Path path = folder.resolve(name);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return node(name, "File", "name", name, "description", description, "encodingFormat",
                MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"), "contentSize",
                Long.toString(Files.size(path)), "sha256", FileHash.sha256(path));
    }

    private static Map<String, Object> reference(String id) {
        return Map.of("@id", id);
    }

    private static Map<String, Object> node(String id, String type, Object... properties) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@id", id);
        node.put("@type", type);
        for (int i = 0; i < properties.length; i += 2) {
            node.put(String.valueOf(properties[i]), properties[i + 1]);
        }
        return node;
    }

    /**
     * {@return whether a folder can take a research object: it does not exist, is empty, or holds one that was
     * not finished}
     *
     * @param folder a folder, or a name that is not taken
     * @throws IOException if it cannot be listed, for example because it is a file
     */
    public static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder) || isUnfinished(folder)) {
            return true;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private static boolean isUnfinished(Path folder) {
        return Files.isRegularFile(folder.resolve(UNFINISHED), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Begins a research object: until {@link #describe} was called, a file in the folder says that it is not
     * finished, so that it can be begun again after a kill.
     *
     * @param folder a folder that {@link #isFree}; made if need be
     * @throws IOException if it cannot be written to
     */
    public static void begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isUnfinished(folder)) {
            clear(folder);
        }
        WholeFile.write(folder.resolve(UNFINISHED),
                "rulezoo zoo export is writing files here, or was stopped: run the same command again\n");
    }

    /**
     * Removes what an export that did not end left in a folder, and nothing else.
     *
     * @param folder the folder
     * @throws IOException if something cannot be removed
     */
    public static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (OURS.matcher(String.valueOf(file.getFileName())).matches()
                        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
        }
    }
}
