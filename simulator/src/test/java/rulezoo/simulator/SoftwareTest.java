package rulezoo.simulator;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SoftwareTest {
    @Test
    void theVersionInRecordsIsThatOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("rulezoo.root", ".."), "pom.xml"));
        assertTrue(pom.contains("<version>" + Software.VERSION + "</version>"));
        assertTrue(pom.indexOf("<version>" + Software.VERSION + "</version>") == pom.indexOf("<version>"));
    }
}
