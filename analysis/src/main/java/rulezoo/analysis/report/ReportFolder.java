package rulezoo.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import rulezoo.archive.segment.WholeFile;

/** The folder of a report, in which nothing is replaced but an earlier report. */
public final class ReportFolder {
    /** Name of the page. */
    static final String PAGE = "index.html";
    /** Stands in the head of every page that rulezoo writes. */
    static final String MARK = "<meta name=\"generator\" content=\"rulezoo\">";
    /** Titles of pages that were written before they had the mark. */
    private static final List<String> TITLES = List.of("<title>" + Report.TITLE + "</title>",
            "<title>" + ZooComparison.TITLE + "</title>");
    private static final int HEAD_BYTES = 4096;

    private ReportFolder() {}

    /**
     * Finds out, before the work, whether a report can be written to a folder.
     *
     * @param folder the folder; it need not exist
     * @throws IOException if it cannot be written to
     * @throws IllegalArgumentException if it holds a page of somebody else
     */
    public static void requireReplaceable(Path folder) throws IOException {
        WholeFile.requireWritableFolder(folder);
        requireOurs(folder.resolve(PAGE));
    }

    /**
     * Finds out, before the work, whether a page can be written to a file.
     *
     * @param page the file; it need not exist
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if it is a page of somebody else
     */
    public static void requireReplaceablePage(Path page) throws IOException {
        WholeFile.requireWritable(page);
        requireOurs(page);
    }

    private static void requireOurs(Path page) throws IOException {
        if (Files.exists(page, LinkOption.NOFOLLOW_LINKS) && !isOurs(page)) {
            throw new IllegalArgumentException(page + " is not a report of rulezoo, and would be replaced: name"
                    + " another place");
        }
    }

    private static boolean isOurs(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(page)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
            return head.contains(MARK) || TITLES.stream().anyMatch(head::contains);
        }
    }
}
