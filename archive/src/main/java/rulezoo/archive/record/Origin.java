package rulezoo.archive.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;
import rulezoo.simulator.Software;

/**
 * Where and when a record was archived. It says nothing about the result, which does not depend on any of it;
 * a table that was written by a version without it has {@link #UNKNOWN}.
 *
 * @param host name of the computer
 * @param system operating system and processor architecture
 * @param java version of the Java that ran
 * @param software version of rulezoo
 * @param archivedAt time in UTC, ISO 8601
 * @param source where the record was imported from, with the source's own reference; empty for a record of
 *        our own
 */
public record Origin(String host, String system, String java, String software, String archivedAt, String source) {
    /** Takes what a file lacks as not known. */
    public Origin {
        host = Objects.requireNonNullElse(host, "");
        system = Objects.requireNonNullElse(system, "");
        java = Objects.requireNonNullElse(java, "");
        software = Objects.requireNonNullElse(software, "");
        archivedAt = Objects.requireNonNullElse(archivedAt, "");
        source = Objects.requireNonNullElse(source, "");
    }

    /** The origin of records of schema version 1, which did not keep it. */
    public static final Origin UNKNOWN = new Origin("", "", "", "", "", "");

    /** {@return this computer, now} */
    public static Origin here() {
        return from("");
    }

    /**
     * {@return this computer, now, for a record that is imported from elsewhere}
     *
     * @param source where the record is imported from, with the source's own reference
     */
    public static Origin from(String source) {
        return new Origin(hostName(), property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vendor") + " " + property("java.version"), Software.VERSION,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), source);
    }

    private static String property(String name) {
        return Objects.requireNonNullElse(System.getProperty(name), "");
    }

    /** The name without asking the network, which may take long to answer. */
    private static String hostName() {
        return Stream.of("HOSTNAME", "COMPUTERNAME").map(System::getenv)
                .filter(name -> name != null && !name.isBlank()).findFirst().orElseGet(Origin::nameInFile);
    }

    private static String nameInFile() {
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "unknown"; // there is no such file on this system: the name is a remark, not a result
        }
    }
}
