package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/** The zoo as other software sees it. */
class OtherSoftwareTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final List<RuleRecord> RULES = Samples.rules(1, 7);

    @TempDir
    private Path folder;

    @BeforeEach
    void archive() throws IOException {
        try (ZooWriter writer = ZooWriter.open(folder)) {
            writer.appendRules(RULES);
            writer.appendProbes(Samples.probes(2, 4));
            writer.saveCheckpoint(Samples.checkpoint(3, 1));
        }
    }

    @Test
    void h5pyReadsIdsAndCoefficientsAsArrays() throws IOException, InterruptedException {
        assumeH5py();
        String script = """
                import h5py, sys
                with h5py.File(sys.argv[1]) as f:
                    names = list(f["coefficient_names"].asstr())
                    kappa = f["coefficients"][:, names.index("IE_kappa")]
                    for i, label, k in zip(f["id"].asstr(), f["pathway_labels"].asstr(), kappa):
                        print(i, label, float(k).hex())
                """;
        List<String> expected = RULES.stream().map(r -> r.id() + " " + Pathway.format(r.rule().plastic()) + " "
                + (r.rule().plastic().contains(Pathway.IE) ? pythonHex(kappa(r)) : "nan")).toList();
        assertEquals(expected, run(PYTHON.toString(), "-c", script, segment("rules")));
    }

    private static double kappa(RuleRecord record) {
        int block = Pathway.format(record.rule().plastic()).indexOf("IE") / 3;
        return record.rule().coefficients()[(block + 1) * RuleFamily.POLYNOMIAL.size() - 1];
    }

    /** Python fills the 13 digits that Java shortens. */
    private static String pythonHex(double value) {
        Matcher hex = Pattern.compile("(-?0x[01]\\.)([0-9a-f]+)p(-?\\d+)").matcher(Double.toHexString(value));
        assertTrue(hex.matches());
        int exponent = Integer.parseInt(hex.group(3));
        return hex.group(1) + hex.group(2) + "0".repeat(13 - hex.group(2).length()) + "p" + (exponent < 0 ? "" : "+")
                + exponent;
    }

    @Test
    void thePythonOfFormatMdReadsTheZooAndItsChecksums() throws IOException, InterruptedException {
        assumeH5py();
        Path document = Path.of(System.getProperty("rulezoo.root", ".."), "archive", "FORMAT.md");
        Matcher code = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(document));
        assertTrue(code.find());
        List<String> read = run(PYTHON.toString(), "-c", code.group(1), folder.toString());
        assertEquals(1, read.stream().filter(line -> line.contains("(7, 24)")).count(), read::toString);
        assertTrue(code.find());
        for (String kind : List.of("rules", "probes", "search")) {
            assertEquals(List.of("True"), run(PYTHON.toString(), "-c", code.group(1), segment(kind)));
        }
    }

    @Test
    void thePandasOfFormatMdReadsAllRulesInLessThanTenLines() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(PYTHON)
                        && new ProcessBuilder(PYTHON.toString(), "-c", "import h5py, pandas").start().waitFor() == 0,
                "skipped: pandas is absent (package python3-pandas)");
        Path document = Path.of(System.getProperty("rulezoo.root", ".."), "archive", "FORMAT.md");
        String code = Files.readString(document).split("## pandas\n\n```python\n", 2)[1].split("```", 2)[0];
        assertTrue(code.lines().count() < 10);
        List<String> table = run(PYTHON.toString(), "-c", code + "print(len(rules), rules.index[0])",
                folder.toString());
        assertEquals(RULES.size() + " " + RULES.getFirst().id(), table.getLast());
        assertTrue(table.getFirst().contains("cv_isi"), table::toString);
    }

    @Test
    void h5dumpShowsUnitsAndDescriptions() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/h5dump")), "skipped: h5dump is absent (package hdf5-tools)");
        String listing = String.join("\n", run("/usr/bin/h5dump", "-A", segment("probes")));
        assertTrue(listing.contains("time from the end of training to the test"), listing);
        assertTrue(listing.contains("\"Hz\""), listing);
    }

    @Test
    void h5dumpReadsEverySegment() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/h5dump")), "skipped: h5dump is absent (package hdf5-tools)");
        for (String kind : List.of("rules", "probes", "search")) {
            List<String> dump = run("/usr/bin/h5dump", segment(kind));
            assertTrue(dump.stream().anyMatch(line -> line.contains("\"" + kind + "\"")));
        }
    }

    @Test
    void h5repackCopiesEverySegmentAndTheSingleFile() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/h5repack")),
                "skipped: h5repack is absent (package hdf5-tools)");
        Path single = folder.resolve("single.h5");
        Zoo.writeSingleFile(folder, single);
        for (String file : List.of(segment("rules"), segment("probes"), segment("search"), single.toString())) {
            String copy = folder.resolve("copy.h5").toString();
            run("/usr/bin/h5repack", "-f", "GZIP=4", file, copy);
            assertEquals(List.of(), run("/usr/bin/h5diff", file, copy));
        }
    }

    @Test
    void h5pyTellsTheFillValueOfEveryDataset() throws IOException, InterruptedException {
        assumeH5py();
        String script = """
                import h5py, sys
                with h5py.File(sys.argv[1]) as f:
                    print({float(d.fillvalue) for d in f.values() if d.dtype.kind == 'f'})
                    print({bytes(d.fillvalue) for d in f.values() if d.dtype.kind == 'S'})
                """;
        for (String kind : List.of("rules", "probes", "search")) {
            assertEquals(List.of("{0.0}", "{b''}"), run(PYTHON.toString(), "-c", script, segment(kind)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.attrs['note'] = 'mine'", "f['coefficients'][0, 0] = 0.5", "del f['run']",
            "f['mine'] = [1.0]", "f.create_group('mine')", "f['far'] = h5py.ExternalLink('other.h5', '/')",
            "f['near'] = h5py.SoftLink('/id')", "del f.attrs['checksum']", "f['id'].attrs['unit'] = 'm'",
            "v = f['metrics'][:]; del f['metrics']; f.create_dataset('metrics', data=v, compression='gzip')"})
    void aFileThatH5pyChangedIsSaidToBeChanged(String change) throws IOException, InterruptedException {
        assumeH5py();
        run(PYTHON.toString(), "-c", "import h5py, sys\nwith h5py.File(sys.argv[1], 'r+') as f:\n    " + change,
                segment("rules"));
        List<SegmentProblem> problems = Verification.of(folder).problems();
        assertEquals(1, problems.size(), change);
        assertTrue(problems.getFirst().sentence().startsWith(segment("rules") + " was changed after it was written: "),
                problems::toString);
        assertEquals(List.of(), Zoo.open(folder).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"f['rules/000002'] = h5py.ExternalLink('other.h5', '/')",
            "del f['rules']; f['rules'] = h5py.ExternalLink('other.h5', '/rules')",
            "del f['rules/000001'].attrs['rulezoo_kind']", "del f['rules/000001']", "f.create_group('mine')",
            "f['rules'].create_group('mine')",
            "f['rules/mine'] = [1.0]", "f['rules/000001'].create_group('mine')"})
    void nothingInASingleFileIsTakenForIntactThatNoChecksumCovers(String change)
            throws IOException, InterruptedException {
        assumeH5py();
        Path single = folder.resolve("single.h5");
        Zoo.writeSingleFile(folder, single);
        run(PYTHON.toString(), "-c", "import h5py, sys\nwith h5py.File(sys.argv[1], 'r+') as f:\n    " + change,
                single.toString());
        List<SegmentProblem> problems = Verification.of(single).problems();
        assertEquals(1, problems.size(), change);
        assertTrue(problems.getFirst().sentence().contains(" was changed after it was written: "), problems::toString);
        assertEquals(4, Zoo.open(single).probes().size(), "the other part is read");
    }

    private static void assumeH5py() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(PYTHON)
                        && new ProcessBuilder(PYTHON.toString(), "-c", "import h5py").start().waitFor() == 0,
                "skipped: h5py is absent (package python3-h5py)");
    }

    private String segment(String kind) {
        return folder.resolve(kind).resolve("000001.h5").toString();
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), Arrays.toString(command) + "\n" + output);
        return output.lines().toList();
    }
}
