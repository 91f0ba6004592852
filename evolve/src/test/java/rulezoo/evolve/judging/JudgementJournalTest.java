package rulezoo.evolve.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.rule.PlasticityRule;

class JudgementJournalTest {
    private static final List<PlasticityRule> RULES = IntStream.range(0, 6).mapToObj(JudgementJournalTest::rule)
            .toList();

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("states").resolve("search");
    }

    private static PlasticityRule rule(int i) {
        return PlasticityRule.polynomial(Map.of(Pathway.IE, new SixParameterRule(0.02, 0.02, 0, 0, 0, 0.1 * i)));
    }

    private static TimedJudgement judgement(int i) {
        return new TimedJudgement(Judgement.failed(i, Math.nextUp(0.1 * i)), Math.PI * i);
    }

    private JudgementJournal written() {
        JudgementJournal journal = new JudgementJournal(file);
        for (int i = 0; i < RULES.size(); i++) {
            journal.add(Race.SCREENED, RULES.get(i), judgement(i));
        }
        journal.write();
        return journal;
    }

    private int usable() {
        JudgementJournal journal = new JudgementJournal(file);
        for (int i = 0; i < journal.screened(); i++) {
            assertEquals(judgement(i), journal.of(Race.SCREENED, RULES.get(i)));
        }
        return journal.screened();
    }

    @Test
    void judgementsAreReadAsTheyWereMade() {
        written();
        assertEquals(RULES.size(), usable());
        JudgementJournal journal = new JudgementJournal(file);
        assertNull(journal.of("confirmed", RULES.getFirst()), "it was screened only");
        assertNull(journal.of(Race.SCREENED, rule(7)));
    }

    @Test
    void theWholeEntriesOfATornFileAreUsedAndNewOnesFollowThem() throws IOException {
        written();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 61) {
            Files.write(file, Arrays.copyOf(whole, length));
            int usable = usable();
            assertEquals((double) RULES.size() * length / whole.length, usable, 1.1, length + " bytes");
            JudgementJournal next = new JudgementJournal(file);
            next.add(Race.SCREENED, RULES.get(usable), judgement(usable));
            next.write();
            assertEquals(usable + 1, usable());
        }
    }

    @Test
    void aFlippedBitIsNotUsed() throws IOException {
        written();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 37) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            assertEquals((double) RULES.size() * at / whole.length, usable(), 1.1, "byte " + at);
        }
    }

    @Test
    void aFinishedGenerationLeavesNoFile() throws IOException {
        JudgementJournal journal = written();
        journal.clear();
        assertFalse(Files.exists(file));
        assertEquals(0, journal.screened());
        journal.add(Race.SCREENED, RULES.getFirst(), judgement(0));
        journal.write();
        assertEquals(1, usable());
    }

    @Test
    void aFailureIsNotKeptBecauseItMayNotHappenAgain() {
        JudgementJournal journal = new JudgementJournal(file);
        journal.add(Race.SCREENED, RULES.getFirst(), new TimedJudgement(Judgement.error("no memory left"), 1));
        journal.write();
        assertNull(journal.of(Race.SCREENED, RULES.getFirst()));
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatCannotBeWrittenEndsTheKeepingAndNotTheSearch() throws IOException {
        Files.writeString(folder.resolve("states"), "a file where the folder should be");
        JudgementJournal journal = written();
        assertNotNull(journal.of(Race.SCREENED, RULES.getFirst()), "known to this run");
        assertEquals(0, usable());
    }
}
