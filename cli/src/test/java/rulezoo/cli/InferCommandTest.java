package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.random.RandomStream;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

class InferCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void ojasRuleIsRecoveredAndDrawn() throws IOException {
        CommandRun run = CommandRun.of("infer", "recover", "oja", "--noise", "0", "--shares", "0.5,1", "--neurons", 20,
                "--trajectories", 4, "--json", "--out", folder);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(2, run.lines().size());
        for (String line : run.lines()) {
            JsonNode row = JSON.readTree(line);
            assertEquals(1, row.get("theta_110").asDouble(), 0.05);
            assertEquals(-1, row.get("theta_021").asDouble(), 0.05);
            assertTrue(row.get("r2_weights").asDouble() > 0.999, line);
        }
        assertTrue(ImageIO.read(folder.resolve("oja-recovery.png").toFile()).getWidth() > 500);
    }

    @Test
    void rewardModulatedRulesAreScored() throws IOException {
        CommandRun run = CommandRun.of("infer", "recover", "rewards", "--only", "mehta_t3_01", "--methods", "taylor",
                "--lives", 4, "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode row = JSON.readTree(run.lines().getFirst());
        assertEquals("x_j r", row.get("rule").asText());
        assertTrue(row.get("r2_activity").asDouble() > 0.8, run.out());
        CommandRun unknown = CommandRun.of("infer", "recover", "rewards", "--only", "nobody");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("no known reward-modulated rule is called nobody"), unknown.err());
    }

    @Test
    void recoveryIsDrawnAgainstLengthAndSize() throws IOException {
        CommandRun run = CommandRun.of("infer", "recover", "length", "--methods", "taylor", "--lives", 3, "--lengths",
                "30,60", "--sizes", "1,2", "--json", "--out", folder);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(8, run.lines().size(), "two rules, two lengths and two sizes");
        assertTrue(ImageIO.read(folder.resolve("recovery-length.png").toFile()).getWidth() > 500);
        CommandRun uneven = CommandRun.of("infer", "recover", "length", "--lengths", "31");
        assertEquals(2, uneven.exitCode());
        assertTrue(uneven.err().contains("it can't have 31"), uneven.err());
    }

    @Test
    void recoveryIsDrawnAgainstPenaltyWindowAndInput() throws IOException {
        for (String sweep : List.of("penalty", "window", "input")) {
            CommandRun run = CommandRun.of("infer", "recover", sweep, "--methods", "taylor", "--lives", 2, "--values",
                    sweep.equals("window") ? "10" : "0.05", "--json", "--out", folder);
            assertEquals(0, run.exitCode(), run.err());
            assertEquals(2, run.lines().size(), "two rules");
            JsonNode row = JSON.readTree(run.lines().getFirst());
            JsonNode others = row.get("r2_weights_measured_by_others");
            switch (sweep) {
                case "penalty" -> assertEquals(0.864, others.asDouble());
                case "window" -> assertEquals(0.83, others.asDouble());
                default -> assertTrue(others.isNull(), run.out());
            }
            assertTrue(ImageIO.read(folder.resolve("recovery-" + sweep + ".png").toFile()).getWidth() > 500);
        }
        CommandRun twice = CommandRun.of("infer", "recover", "penalty", "--values", "0.1,0.1");
        assertEquals(2, twice.exitCode());
        assertTrue(twice.err().contains("--values has 0.1 twice: leave one out"), twice.err());
        CommandRun negative = CommandRun.of("infer", "recover", "penalty", "--values", "-1");
        assertEquals(2, negative.exitCode());
        assertTrue(negative.err().contains("the penalty must not be negative: -1.0"), negative.err());
    }

    @Test
    void theRestOfALifeIsPredictedFromItsBeginning() throws IOException {
        CommandRun run = CommandRun.of("infer", "recover", "share", "--lives", 2, "--values", "0.5,0.9", "--json",
                "--out", folder);
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(8, run.lines().size(), "two rules, two shares and two lives");
        JsonNode row = JSON.readTree(run.lines().getFirst());
        assertTrue(row.get("fitted_percent").asDouble() > row.get("test_percent").asDouble(), run.out());
        assertTrue(ImageIO.read(folder.resolve("recovery-share.png").toFile()).getWidth() > 500);
        CommandRun whole = CommandRun.of("infer", "recover", "share", "--values", "1");
        assertEquals(2, whole.exitCode());
        assertTrue(whole.err().contains("must lie between 0 and 1: 1.0"), whole.err());
    }

    @Test
    void fliesAreFittedAndNothingIsConcludedFromTwo() throws IOException {
        Path first = fly("first", 0.7, 1);
        Path second = fly("second", 0.6, 2);
        Path glutton = fly("glutton", 1, 3);
        CommandRun run = CommandRun.of("infer", "flies", first, second, glutton, "--json", "--out", folder);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.err().contains("not fitted: glutton (all 60 odours were accepted)"), run.err());
        List<String> sentences = run.lines().stream().filter(line -> line.startsWith("{\"sentence\"")).toList();
        assertEquals(6, sentences.size(), run.out());
        assertTrue(sentences.getFirst().contains("FAILED: glutton accepted every odour"), run.out());
        assertTrue(sentences.get(4).contains("FAILED: 2 flies are too few"), run.out());
        assertTrue(sentences.getLast().contains("No conclusion about these flies"), run.out());
        JsonNode fit = JSON.readTree(run.lines().get(6));
        assertEquals("first", fit.get("fly").asText());
        assertEquals("no", fit.get("learns").asText());
        assertTrue(fit.get("held_out_choices").asDouble() > 0, run.out());
        List<String> tests = run.lines().stream().filter(line -> line.contains("\"question\":")).toList();
        assertEquals(8, tests.size(), run.out());
        assertTrue(tests.stream().allMatch(line -> line.contains("\"p_value\":null")), tests::toString);
        assertTrue(Files.readString(folder.resolve("flies-models.csv")).contains("\nthree-shares,no,"));
        assertTrue(Files.readString(folder.resolve("flies.txt")).contains("No conclusion about these flies"));
        assertTrue(Files.size(folder.resolve("flies.svg")) > 1000);
    }

    @Test
    void aFlyGivenTwiceIsRefused() throws IOException {
        Path first = fly("first", 0.7, 1);
        Path copy = Files.copy(first, folder.resolve("copy.mat"));
        CommandRun run = CommandRun.of("infer", "flies", first, copy);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains(first + " and " + copy + " are the same fly"), run.err());
    }

    @Test
    void ratesOfFindingsInSimulatedCohortsArePrinted() throws IOException {
        CommandRun run = CommandRun.of("infer", "power", "--truths", "constant", "--cohorts", 2, "--flies", 2,
                "--block", 10, "--json");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode row = JSON.readTree(run.lines().getFirst());
        assertEquals(0, row.get("learning").asDouble(), 0.0);
        assertTrue(row.get("learning_high_95").asDouble() > 0.5, run.out());
        CommandRun twice = CommandRun.of("infer", "power", "--truths", "constant,constant");
        assertEquals(2, twice.exitCode());
        assertTrue(twice.err().contains("--truths has CONSTANT twice"), twice.err());
    }

    @Test
    void wrongFilesAreRefusedInOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mat"), "not a MATLAB file at all");
        CommandRun run = CommandRun.of("infer", "flies", text);
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().filter(line -> line.startsWith("rulezoo: ")).count(), run.err());
        assertTrue(run.err().contains(text + " is no MATLAB 5 file"), run.err());
        CommandRun gluttons = CommandRun.of("infer", "flies", fly("glutton", 1, 3));
        assertEquals(2, gluttons.exitCode());
        assertTrue(gluttons.err().contains("no fly with choices to fit"), gluttons.err());
    }

    @Test
    void anArchivedRuleIsInferredAndWhatCameOfItIsArchived() throws IOException {
        Path zoo = folder.resolve("zoo");
        assertEquals(0, CommandRun.of("evolve", "--zoo", zoo, "--model", "toy", "--evaluations", 1).exitCode());
        String id = Zoo.open(zoo).rules().getFirst().id();
        CommandRun run = CommandRun.of("infer", "rule", "--zoo", zoo, "--rule", id, "--trajectories", "1,8",
                "--neurons",
                10, "--inputs", 20, "--steps", 100, "--noise", 0.01, "--archive", "--out", folder.resolve("out"));
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("orders of magnitude"), run.out());
        ProbeRecord probe = Zoo.open(zoo).probes().getFirst();
        List<Double> scores = probe.measure(ProbeMeasure.INFERENCE_SCORES);
        assertTrue(scores.getFirst() > 0.9, scores::toString);
        CommandRun few = CommandRun.of("infer", "rule", "--zoo", zoo, "--rule", id, "--powers", "0,0,2");
        assertEquals(2, few.exitCode());
        assertTrue(few.err().contains("which the rule has: raise them"), few.err());
        assertEquals(27, probe.measure(ProbeMeasure.FISHER_SPECTRUM).size());
        assertEquals(0, CommandRun.of("zoo", "verify", zoo).exitCode());
        Path report = folder.resolve("report");
        assertEquals(0, CommandRun.of("analyze", "--zoo", zoo, "--out", report).exitCode());
        assertTrue(Files.readString(report.resolve("index.html")).contains("Rules inferred from activity"));
        assertTrue(Files.exists(folder.resolve("out/identifiability.csv")));
    }

    /** A fly that accepts with a fixed probability and is paid every other time. */
    private Path fly(String name, double probability, long seed) throws IOException {
        RandomStream random = RandomStream.of(seed, "fly");
        int encounters = 60;
        Matrix x = Mat5.newMatrix(encounters, 2);
        Matrix y = Mat5.newMatrix(1, encounters);
        int accepted = 0;
        for (int t = 0; t < encounters; t++) {
            x.setDouble(t, random.nextInt(2), 1);
            if (random.nextUniform() < probability) {
                y.setDouble(0, t, 1);
                accepted++;
            }
        }
        Matrix r = Mat5.newMatrix(1, accepted);
        for (int i = 0; i < accepted; i += 2) {
            r.setDouble(0, i, 1);
        }
        Path file = folder.resolve(name + ".mat");
        try (MatFile content = Mat5.newMatFile()) {
            content.addArray("X", x).addArray("Y", y).addArray("R", r);
            Mat5.writeToFile(content, file.toFile());
        }
        return file;
    }
}
