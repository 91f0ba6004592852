package rulezoo.archive.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/** Files that NumPy made with the types of the field's archives; {@code make.py} beside them made them. */
class PublishedFilesTest {
    private static final Path FILES = Path.of(Objects.requireNonNull(System.getProperty("rulezoo.root", "..")),
            "archive/src/test/resources/published");
    private static final String HISTORY = "2212091405_bg_TIF_IE_6pPol_CMA.npz";

    @TempDir
    private Path folder;

    private static List<ImportedRule> metrics(Path file) throws IOException {
        return MetricsArray.read(file).rules();
    }

    private static List<ImportedRule> history(Path file) throws IOException {
        return SpikesHistory.read(file).rules();
    }

    @Test
    void fsbiMetricsGiveCoefficientsSeedInputRateAndMetrics() throws IOException {
        List<ImportedRule> rules = metrics(FILES.resolve("pi3_metrics.npy"));
        assertEquals(4, rules.size());
        ImportedRule first = rules.getFirst();
        assertEquals(Pathway.ALL, first.rule().plastic());
        assertEquals(0.03806483068094369, first.rule().coefficients()[0]);
        assertEquals(-1.7506016834004976, first.rule().coefficients()[5]);
        assertEquals(11.538660110683944, Objects.requireNonNull(first.inputRateHz()), 1e-13);
        assertEquals("000000000000000020c1af7cde48b93f", first.reported().get("seed"));
        assertEquals(0.8102743521062991, first.reported().get("rate"));
        assertEquals(18, first.reported().size());
        assertEquals(Double.NaN, rules.get(2).reported().get("rate"));
        assertTrue(first.lineage().run().startsWith("pi3_metrics.npy "));
    }

    @Test
    void mem1kMetricsKeepTheirValuesForEveryTest() throws IOException {
        ImportedRule rule = metrics(FILES.resolve("bnd_metrics.npy")).get(1);
        assertEquals("b2", rule.reported().get("seed"));
        assertEquals(List.of(3.99291013, 9.47006169, 6.48850754),
                ((List<?>) Objects.requireNonNull(rule.reported().get("r_nov"))).stream().limit(3)
                        .map(value -> Math.round((double) value * 1e8) / 1e8).toList());
        assertEquals(890, ((List<?>) Objects.requireNonNull(rule.reported().get("prate"))).size());
        assertNull(rule.inputRateHz());
    }

    @Test
    void perceptronsGetTheirLearningRateInFrontOfEachPathway() throws IOException {
        ImportedRule rule = metrics(FILES.resolve("mlp_metrics.npy")).get(1);
        assertEquals("mlp-codependent", rule.rule().family().id());
        double[] vector = rule.rule().coefficients();
        assertEquals(0.23, vector[0]);
        assertEquals(0.25, vector[1]);
        assertEquals(0.24, vector[11]);
        assertEquals(0.35, vector[12]);
        assertEquals(0.45, rule.inputRateHz());
    }

    @Test
    void histories() throws IOException {
        List<ImportedRule> rules = history(FILES.resolve(HISTORY));
        assertEquals(5, rules.size());
        ImportedRule last = rules.getLast();
        assertEquals(EnumSet.of(Pathway.IE), last.rule().plastic());
        assertEquals(Math.exp(-2.9410097432361564), last.rule().coefficients()[0], 1e-15);
        assertEquals(-1.3511409452136496, last.rule().coefficients()[5]);
        assertEquals(4, last.lineage().generation());
        assertEquals(List.of(rules.get(3).rule().id()), last.lineage().parents());
        assertEquals(0.775849087831725, rules.get(1).reported().get("loss"));
        assertTrue(last.reported().isEmpty(), "the loss of the last centre was never computed");
    }

    @Test
    void historiesOfTwoPathwaysInSinglePrecisionAndCompressed() throws IOException {
        ImportedRule last = history(FILES.resolve("2310070017_FamDet_Lbasic_TIF_EEIE_6pPol_CMA.npz")).getLast();
        assertEquals(EnumSet.of(Pathway.EE, Pathway.IE), last.rule().plastic());
        assertEquals((float) -1.3511409452136496, last.rule().coefficients()[11]);
        assertEquals("polynomial-21", history(FILES.resolve("2307130029_bg_CVAIF_IE_T4wvceciPol_CMA.npz")).getFirst()
                .rule().family().id());
    }

    @Test
    void theRulesThatComeWithTheProgram() throws IOException {
        PublishedRules.Content content = PublishedRules.read();
        assertEquals(102, content.rules().size() + content.leftOut().size());
        assertEquals(33, content.rules().size());
        ImportedRule first = content.rules().getFirst();
        assertEquals(0.02, first.rule().polynomial(Pathway.IE).tauPreSeconds());
        assertEquals(-0.12, first.rule().polynomial(Pathway.IE).alpha());
        assertTrue(first.source().contains("fig S4A"), first.source());
        ImportedRule quadruplet = content.rules().stream().filter(r -> r.rule().plastic().size() == 4)
                .filter(r -> r.inputRateHz() != null).findFirst().orElseThrow();
        assertEquals(0.04660005, quadruplet.rule().polynomial(Pathway.EE).tauPreSeconds());
        assertEquals(Set.of("polynomial-6", "mlp-codependent", "polynomial-21", "Twvc"), Set.copyOf(
                content.rules().stream().map(r -> r.rule().family().id()).toList()));
        assertEquals(26, content.rules().stream().map(r -> r.rule()).filter(r -> r.family().equals(
                RuleFamily.POLYNOMIAL)).map(r -> r.id()).distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"pickled.npy, pickled Python objects", "fortran.npy, column by column", HISTORY + ", not a NumPy array",
            "make.py, not a NumPy array"})
    void whatIsNoMetricsFileIsRefusedInOneSentence(String name, String reason) {
        refused(name, reason, () -> metrics(FILES.resolve(name)));
    }

    @Test
    void aHistoryWithoutPathwaysInItsNameIsRefused() throws IOException {
        Path copy = Files.copy(FILES.resolve(HISTORY), folder.resolve("rules.npz"));
        refused("rules.npz", "pathways and family must be part of the name", () -> history(copy));
    }

    private static void refused(String file, String reason, org.junit.jupiter.api.function.Executable action) {
        String sentence = Objects.requireNonNull(assertThrows(IOException.class, action).getMessage());
        assertEquals(1, sentence.lines().count(), sentence);
        assertTrue(sentence.contains(file) && sentence.contains(reason), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(1000000000000,)", "(9223372036854775807,)", "(4, 16777217)", "(-1,)", "()", "(1, 0)",
            "(2147483647, 2147483647, 2147483647)"})
    void shapesThatTheDataCannotFillAreRefusedBeforeMemoryIsAskedFor(String shape) throws IOException {
        Path npy = folder.resolve("huge.npy");
        Files.write(npy, npy("[('seed', '<U64'), ('theta', '<f8', (24,))]", shape, 1000));
        refused("huge.npy", "is not a metrics file", () -> metrics(npy));
        Path npz = zip(folder.resolve(HISTORY), "rule_hist.npy", npy("'<f8'", shape, 1000));
        refused(HISTORY, "is not a history", () -> history(npz));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aZipBombIsNotInflated() throws IOException {
        Path npz = folder.resolve(HISTORY);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(npz))) {
            zip.putNextEntry(new ZipEntry("rule_hist.npy"));
            zip.write(npy("'<f8'", "(100000000, 6)", 0));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        assertTrue(Files.size(npz) < 300_000);
        refused(HISTORY, "of a possible size", () -> history(npz));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'descr': '|O'", "{'descr': __import__('os').system('x')", "{'descr': [[[[[[[[[",
            "{'descr': [('theta', '<f8', (24,), 7)], 'fortran_order': False, 'shape': (1,), }", "{", "", "{'descr'",
            "{'descr': 5, 'fortran_order': False, 'shape': (1,), }"})
    void hostileHeadersAreRefused(String header) throws IOException {
        Path file = folder.resolve("hostile.npy");
        Files.write(file, npy(header));
        assertThrows(IOException.class, () -> metrics(file));
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void twoThousandDamagedFilesAreReadOrRefusedButNothingElse() throws IOException {
        Random random = new Random(5);
        int refused = 0;
        for (String name : List.of("pi3_metrics.npy", "mlp_metrics.npy", HISTORY,
                "2310070017_FamDet_Lbasic_TIF_EEIE_6pPol_CMA.npz")) {
            byte[] whole = Files.readAllBytes(FILES.resolve(name));
            Path file = folder.resolve(name);
            for (int i = 0; i < 500; i++) {
                Files.write(file, Mutation.of(whole, random));
                try {
                    if (name.endsWith("y")) {
                        metrics(file);
                    } else {
                        history(file);
                    }
                } catch (IOException e) {
                    refused++;
                    assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e.getMessage());
                }
            }
        }
        assertTrue(refused > 500, "refused " + refused);
        System.out.println("NumPy files damaged: 2000, refused in one sentence: " + refused + ", crashed: 0");
    }

    private static byte[] npy(String type, String shape, int dataBytes) {
        byte[] header = npy("{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }");
        return java.util.Arrays.copyOf(header, header.length + dataBytes);
    }

    private static byte[] npy(String header) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + text.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length).put(text)
                .array();
    }

    private static Path zip(Path file, String entry, byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return file;
    }
}
