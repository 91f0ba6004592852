package rulezoo.archive.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Pathway;

/** Files of rules as people really write them: read as they are meant, or refused with place and remedy. */
class RuleFilesTest {
    private static final String FIELDS = "('theta', '<f8', (25,)), ('rate', '<f8')";
    private static final String HISTORY = "2601010000_bg_TIF_IE_6pPol_CMA.npz";
    private static final String HEADER = "rule,rate_poisson_hz,IE_tau_pre_s,IE_tau_post_s,IE_alpha,IE_beta,IE_gamma,"
            + "IE_kappa";
    private static final String ROW = "istdp,10,0.02,0.02,-0.2,0,1,1";

    @TempDir
    private Path folder;

    private ImportedRules read(String name, byte[] content) throws IOException {
        return RuleFiles.read(Files.write(folder.resolve(name), content), null).orElseThrow();
    }

    private ImportedRules read(String name, String content) throws IOException {
        return read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String name, byte[] content, String... parts) {
        String sentence = Objects
                .requireNonNull(assertThrows(IOException.class, () -> read(name, content)).getMessage());
        assertEquals(1, sentence.lines().count(), sentence);
        assertTrue(sentence.startsWith(folder.resolve(name).toString()), sentence);
        assertTrue(sentence.length() < 600, sentence);
        for (String part : parts) {
            assertTrue(sentence.contains(part), sentence + " lacks " + part);
        }
    }

    private void refused(String name, String content, String... parts) {
        refused(name, content.getBytes(StandardCharsets.UTF_8), parts);
    }

    private static byte[] metrics(String fields, double[] theta, String tail) {
        return Npy.array("[" + fields + "]", "(1,)", out -> {
            Npy.put(out, theta);
            Npy.put(out, 5);
            out.put(tail.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    // --- NumPy

    @Test
    void pathwaysOfZerosAreStaticAndItIsSaid() throws IOException {
        ImportedRules read = read("a.npy", metrics(FIELDS, Npy.ISTDP, ""));
        assertEquals(EnumSet.of(Pathway.IE), read.rules().getFirst().rule().plastic());
        assertEquals(3, read.notes().size(), read.notes().toString());
        assertTrue(read.notes().getFirst().endsWith(
                "a.npy: pathway EE of 1 rule has coefficients of 0 only: it is static there, not plastic"),
                read.notes().toString());
    }

    @Test
    void aRuleOfZerosAloneIsKeptAsAControl() throws IOException {
        double[] zeros = Npy.with(14, 0);
        zeros[16] = 0;
        zeros[17] = 0;
        ImportedRules read = read("a.npy", Npy.matrix(zeros));
        assertEquals(4, read.rules().getFirst().rule().plastic().size());
        assertTrue(read.notes().toString().contains("1 rule of zeros alone changes no weight"),
                read.notes().toString());
    }

    @ParameterizedTest
    @CsvSource({"12, 20, theta[12]; IE_tau_pre; in milliseconds?", "12, 1, in milliseconds?", "13, -3.9, logarithm?",
            "0, 0, theta[0]", "1, NaN, theta[1]", "14, 1e9, theta[14]", "14, Infinity, theta[14]",
            "24, NaN, theta[24]", "24, -1, theta[24]", "24, 1e6, theta[24]"})
    void valuesOutsideTheLimitsAreNamedByFileRowAndField(int index, double value, String parts) {
        String[] all = ("row 0;" + parts).split("; ?", -1);
        refused("a.npy", metrics(FIELDS, Npy.with(index, value), ""), all);
        refused("b.npz", zipped(Map.of("theta.npy", Npy.matrix(Npy.with(index, value)))), all);
    }

    private byte[] zipped(Map<String, byte[]> entries) {
        try {
            return Files.readAllBytes(Npy.zip(folder.resolve("zipped"), entries));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theLimitsOfTablesAreThoseOfArrays() {
        refused("a.csv", HEADER + "\nistdp,10,20,0.02,-0.2,0,1,1", "row 2, column IE_tau_pre_s", "in milliseconds?");
        refused("a.csv", HEADER + "\nistdp,10,-3.9,0.02,-0.2,0,1,1", "row 2, column IE_tau_pre_s", "logarithm?");
        refused("a.csv", HEADER + "\nistdp,10,0,0.02,-0.2,0,1,1", "row 2, column IE_tau_pre_s");
        refused("a.csv", HEADER + "\nistdp,2000,0.02,0.02,-0.2,0,1,1", "row 2, column rate_poisson_hz");
    }

    @Test
    void rowsOfOneRuleKeepWhatEachReports() throws IOException {
        byte[] rows = Npy.array("[('seed', '<i8'), " + FIELDS + "]", "(3,)", out -> {
            for (long row = 0; row < 3; row++) {
                out.putLong(row + (1L << 53) + 1);
                Npy.put(out, Npy.ISTDP);
                Npy.put(out, (double) row);
            }
        });
        ImportedRules read = read("a.npy", rows);
        assertEquals(1, read.rules().size());
        Map<String, Object> reported = read.rules().getFirst().reported();
        assertEquals(9007199254740993L, reported.get("seed"), "integers are exact above 2^53");
        assertEquals(3, reported.get("rows_of_this_rule"));
        assertEquals(List.of(Map.of("source", "a.npy, row 1", "seed", 9007199254740994L, "rate", 1.0),
                Map.of("source", "a.npy, row 2", "seed", 9007199254740995L, "rate", 2.0)), reported.get("other_rows"));
        assertTrue(read.notes().toString().contains("3 rows hold 1 different rule"), read.notes().toString());
    }

    @Test
    void unsignedIntegersAndTruthValuesAreReportedAsTheyAre() throws IOException {
        Map<String, Object> reported = read("a.npy",
                metrics(FIELDS + ", ('u', '<u8'), ('b', '|b1')", Npy.ISTDP, "\u00ff".repeat(8) + "\u0001")).rules()
                .getFirst().reported();
        assertEquals(new BigInteger("18446744073709551615"), reported.get("u"));
        assertEquals(true, reported.get("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"('when', '<M8[s]')", "('when', '<m8[25us]')", "('net', [('ne', '<i4'), ('ni', '<i4')])",
            "('z', '<c8')", "('raw', '|V8')", "('deep', [('a', [('b', '<i4', (2,))])])"})
    void fieldsThatAreNotNeededAreSkippedByName(String field) throws IOException {
        ImportedRules read = read("a.npy", metrics(FIELDS + ", " + field, Npy.ISTDP, "12345678"));
        assertEquals(5.0, read.rules().getFirst().reported().get("rate"));
        String name = field.substring(2, field.indexOf('\'', 2));
        assertTrue(read.notes().toString().contains("field '" + name + "' is left out"), read.notes().toString());
    }

    @Test
    void titlesPythonTwoHeadersAndHalfPrecisionAreRead() throws IOException {
        assertEquals(5.0, read("a.npy", metrics("(('Parameters', 'theta'), '<f8', (25L,)), (u'rate', '<f8')", Npy.ISTDP,
                "")).rules().getFirst().reported().get("rate"));
        byte[] half = Npy.array("[('theta', '<f2', (24,))]", "(1L,)", out -> {
            for (int i = 0; i < 24; i++) {
                out.putShort(Float.floatToFloat16((float) Npy.ISTDP[i]));
            }
        });
        ImportedRules read = read("b.npy", half);
        assertEquals(0.02, read.rules().getFirst().rule().coefficients()[0], 1e-5);
        assertTrue(read.notes().toString().contains("half precision"), read.notes().toString());
    }

    @Test
    void plainMatricesOfCoefficientsAreRead() throws IOException {
        byte[] two = Npy.matrix(Arrays.copyOf(Npy.ISTDP, 24), Arrays.copyOf(Npy.with(14, -0.3), 24));
        assertEquals(2, read("a.npy", two).rules().size());
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("rates.npy", Npy.array("'<f8'", "(2,)", out -> Npy.put(out, 1, 2)));
        entries.put("thetas.npy", two);
        ImportedRules archive = read("poly.npz", zipped(entries));
        assertEquals(2, archive.rules().size());
        assertTrue(archive.notes().toString().contains("array 'rates' is left out"), archive.notes().toString());
        refused("one.npy", Npy.array("'<f8'", "(24,)", out -> Npy.put(out, Arrays.copyOf(Npy.ISTDP, 24))),
                "np.save('rules.npy', theta[None, :])");
        refused("wide.npy", Npy.matrix(new double[26]), "shape (1, 26)");
        refused("none.npz", zipped(Map.of("x.npy", Npy.matrix(new double[3]))), "no array of rules");
        refused("two.npz", zipped(Map.of("x.npy", two, "y.npy", two)), "several arrays of rules");
    }

    @Test
    void arraysWithoutRowsOrWithMoreThanTheirHeaderSaysAreRefused() {
        refused("a.npy", Npy.array("[" + FIELDS + "]", "(0,)", _ -> {}), "no rules");
        refused("a.npy", Npy.array("'<f8'", "(0, 24)", _ -> {}), "no rules");
        byte[] twice = metrics(FIELDS, Npy.ISTDP, "x".repeat(208));
        refused("a.npy", twice, "holds more than its header says");
        refused("a.npy", metrics("('theta', '<f8', (25,)), ('theta', '<f8')", Npy.ISTDP, ""), "two fields 'theta'");
    }

    // --- zip archives

    private static byte[] history(double... rules) {
        return Npy.array("'<f8'", "(" + rules.length / 6 + ", 6)", out -> Npy.put(out, rules));
    }

    private static byte[] losses(int number) {
        return Npy.array("'<f8'", "(" + number + ",)", out -> Npy.put(out, new double[number]));
    }

    @Test
    void everyFlippedBitOfAnArrayInAnArchiveIsFound() throws IOException {
        byte[] array = history(-4, -4, -0.2, 0, 1, 1);
        byte[] whole = zipped(Map.of("rule_hist.npy", array));
        int start = new String(whole, StandardCharsets.ISO_8859_1).indexOf("NUMPY") - 1;
        for (int at = 0; at < array.length; at++) {
            byte[] damaged = whole.clone();
            damaged[start + at] ^= (byte) (1 << at % 8);
            assertThrows(IOException.class, () -> read(HISTORY, damaged), "byte " + at);
        }
        byte[] coefficient = whole.clone();
        coefficient[start + array.length - 3] ^= 1;
        refused(HISTORY, coefficient, "array 'rule_hist' is damaged", "CRC-32", "copy or download the file again");
    }

    @Test
    void histories() throws IOException {
        byte[] rules = history(-4, -4, -0.2, 0, 1, 1, -4, -4, -0.3, 0, 1, 1, -4, -4, -0.4, 0, 1, 1);
        for (int losses : List.of(2, 3)) {
            assertEquals(3, read(HISTORY, zipped(Map.of("rule_hist.npy", rules, "loss_hist.npy", losses(losses))))
                    .rules().size());
        }
        for (int losses : List.of(1, 4)) {
            refused(HISTORY, zipped(Map.of("rule_hist.npy", rules, "loss_hist.npy", losses(losses))),
                    "rule_hist has 3 generations and loss_hist " + losses);
        }
        refused(HISTORY, zipped(Map.of("rule_hist.npy", history(0.02, 0.02, -0.2, 0, 1, 1))), "generation 0",
                "rule_hist[0]: 0.02 is no logarithm", "np.log");
        refused(HISTORY, zipped(Map.of("rule_hist.npy", history(-40, -4, -0.2, 0, 1, 1))), "generation 0",
                "rule_hist[0], IE_tau_pre");
        refused(HISTORY, zipped(Map.of("rule_hist.npy", Npy.matrix(new double[]{-4, -4, 1}))), "generation 0",
                "has 6 coefficients, not 3");
        refused("2601010000_bg_TIF_IEIE_6pPol_CMA.npz", zipped(Map.of("rule_hist.npy", rules)), "has pathway IE twice");
    }

    // --- text tables

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"UTF-8 ! %s\\n%s", "UTF-8 ! \\ufeff%s\\n%s", "UTF-16 ! %s\\n%s",
            "UTF-16LE ! %s\\n%s", "UTF-16BE ! %s\\n%s", "UTF-16LE ! \\ufeff%s\\n%s", "UTF-8 ! %s\\r\\n%s\\r\\n",
            "UTF-8 ! \\n\\n%s\\n\\n%s\\n\\n", "UTF-8 ! # made by hand\\n%s\\n# IE only\\n%s", "UTF-8 ! sep=,\\n%s\\n%s",
            "UTF-8 ! \"sep=,\"\\n%s\\n%s", "UTF-8 ! %s\\n%s\\n,,,,,,,", "UTF-8 ! %s\\n%s,,,"})
    void tablesAreReadInTheFormsThatProgramsSave(String charset, String form) throws IOException {
        String unescaped = form.strip().replace("\\n", "\n").replace("\\r", "\r").replace("\\ufeff", "\ufeff");
        for (String separator : List.of(",", ";", "\t", "|")) {
            String text = unescaped.formatted(HEADER, ROW).replace(",", separator);
            ImportedRules read = read("a.csv", text.getBytes(java.nio.charset.Charset.forName(charset.strip())));
            assertEquals(1, read.rules().size());
            ImportedRule rule = read.rules().getFirst();
            assertEquals(-0.2, rule.rule().coefficients()[2]);
            assertEquals(10.0, rule.inputRateHz());
            assertEquals("istdp", rule.reported().get("rule"));
        }
    }

    @Test
    void whatWasFoundIsSaid() throws IOException {
        String notes = read("a.csv", "# by hand\nsep=;\n" + (HEADER + "\n# twice\n" + ROW).replace(',', ';')).notes()
                .toString();
        assertTrue(notes.contains("a.csv: read as a table separated by semicolons"), notes);
        assertTrue(notes.contains("1 comment line (#) skipped"), notes);
        assertTrue(notes.contains("1 comment line (#) before the header skipped"), notes);
        assertTrue(notes.contains("first line names the separator"), notes);
    }

    @Test
    void rowsAreCountedAsAnEditorDoes() {
        refused("a.csv", "# by hand\n\n" + HEADER + "\n\n\"two\nlines\",10,0.02,0.02,-0.2,0,1,1\n" + ROW.replace("-0.2",
                "x"), "row 7, column IE_alpha: 'x' is not a number");
    }

    @Test
    void decimalCommasAreNamed() {
        refused("a.csv", HEADER.replace(',', ';') + "\nistdp;10,0;0,02;0,02;-0,2;0;1;1",
                "row 2, column rate_poisson_hz: '10,0' has a decimal comma: write a decimal point");
        refused("a.csv", HEADER + "\nistdp,10,0,02,0,02,-0,2,0,1,1", "row 2: 11 cells for 8 columns",
                "decimal commas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.02f", "0.02d", "0x1p-3", "NaN", "Infinity", "-inf", "1e400", "1e-400", "1_0", "٠",
            "\u22120.2", "1,5", "0.2 0.3", "1e", "--1", "TRUE", "1d", "0b1"})
    void numbersAreDecimal(String number) {
        refused("a.csv", HEADER + "\n" + ROW.replace("-0.2", "\"" + number + "\""),
                "row 2, column IE_alpha: '" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "-.5", "1.", "1e0", "2.5E-1", "001", " 1 ", "1e-5"})
    void decimalNumbersAreReadInAllTheirForms(String number) throws IOException {
        assertEquals(Double.parseDouble(number), read("a.csv", HEADER + "\n" + ROW.replace("-0.2", number)).rules()
                .getFirst().rule().coefficients()[2]);
    }

    @Test
    void aColumnThatStandsTwiceIsRefused() {
        refused("a.csv", HEADER + ",IE_alpha\n" + ROW + ",5", "column 'IE_alpha' stands twice, as number 5 and 9");
        refused("a.csv", HEADER + ",note, note\n" + ROW + ",5,6", "column 'note' stands twice");
    }

    @Test
    void pathwaysMayBeLeftOutAndAreStatic() throws IOException {
        assertEquals(EnumSet.of(Pathway.IE),
                read("a.csv", HEADER + "\n" + ROW).rules().getFirst().rule().plastic());
        String both = HEADER + HEADER.substring(HEADER.indexOf(",IE")).replace("IE", "EE");
        assertEquals(List.of(EnumSet.of(Pathway.IE), EnumSet.of(Pathway.EE, Pathway.IE)),
                read("a.csv", both + "\n" + ROW + ",,,,,,\nboth,10,0.02,0.02,-0.2,0,1,1,0.02,0.02,-0.2,0,1,1").rules()
                        .stream().map(rule -> rule.rule().plastic()).toList());
        refused("a.csv", both + "\n" + ROW + ",0.02,,,,,", "row 2, column EE_tau_post_s: the value is missing");
        refused("a.csv", both + "\nnone,10" + ",".repeat(12), "row 2: rule 'none' has no coefficients");
    }

    @Test
    void columnsMayBeCalledLikeTheDatasetsOfAZoo() throws IOException {
        String older = HEADER.replace("rule,", "id,").replace("_s,", ",");
        assertEquals(read("a.csv", HEADER + "\n" + ROW).rules().getFirst().rule(),
                read("a.csv", older + "\n" + ROW).rules().getFirst().rule());
        refused("a.csv", HEADER + ",IE_tau_pre\n" + ROW + ",0.02", "'IE_tau_pre' is no coefficient");
    }

    @Test
    void allMissingColumnsAreNamedAtOnceAndMisspeltOnes() {
        refused("a.csv", "rule,IE_tau_pre_s,IE_alpah\nx,0.02,1",
                "columns 'rate_poisson_hz', 'IE_tau_post_s', 'IE_alpha', 'IE_beta', 'IE_gamma', 'IE_kappa' are missing",
                "there is 'IE_alpah'");
        refused("a.csv", HEADER + ",ee_tau_pre_s\n" + ROW + ",0.02", "'ee_tau_pre_s' is no coefficient");
        refused("a.csv", "rule rate_poisson_hz IE_alpha\nx 10 1", "no column names a coefficient",
                "is it separated by commas?");
    }

    @Test
    void oneRuleUnderTwoNamesIsRefusedWithBoth() {
        refused("a.csv", HEADER + "\n" + ROW + "\n" + ROW.replace("istdp", "copy"),
                "row 3: rule 'copy' is the same as rule 'istdp'");
        refused("a.csv", HEADER + "\n" + ROW + "\n" + ROW.replace("istdp", "copy").replace("-0.2", "-0.20"),
                "row 3: rule 'copy' is the same as rule 'istdp'");
    }

    @Test
    void longNamesAreRefusedWithoutBeingRepeated() {
        refused("a.csv", HEADER + "\n" + ROW.replace("istdp", "x".repeat(5000)), "row 2",
                "at most 200 characters, not 5000");
        refused("a.csv", HEADER + "\n" + ROW.replace("istdp", "x".repeat(50_000)), "row 2");
        refused("a.csv", HEADER + "\n" + ROW.replace("-0.2", "x".repeat(5000)), "row 2, column IE_alpha: 'xxx");
        refused("a.csv", "x".repeat(200_000), "its first line has more than");
    }

    @Test
    void otherFormatsAreAnsweredWithARemedy() {
        refused("a.xlsx", "PK", "save the table as CSV UTF-8");
        refused("a.mat", "MATLAB", "np.save");
        refused("a.pkl", "x", "never loaded");
        refused("a.csv", "", "no rules");
        refused("a.csv", HEADER, "no rules");
        refused("a.csv", "# nothing\n\n", "no rules");
    }

    @Test
    void zerosOfOtherFamiliesAreStaticToo() throws IOException {
        Path file = Files.writeString(folder.resolve("toys.csv"), """
                rule,EE_theta0,EE_theta1,EI_theta0,EI_theta1
                one,0,-1,0,0
                """);
        assertEquals(EnumSet.of(Pathway.EE),
                RuleCsv.read(file, ModelPreset.of("toy-co-active")).rows().getFirst().rule().plastic());
    }
}
