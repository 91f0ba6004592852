package rulezoo.analysis.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words words = Words.of(new Rectangle2D.Double(10, 10, 200, 200), 5);

    private void paint() {
        Graphics2D graphics = new BufferedImage(220, 220, BufferedImage.TYPE_INT_RGB).createGraphics();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> words.paint(graphics));
        graphics.dispose();
    }

    @Test
    void wordsThatAreAskedForAtOnePlaceStandApart() {
        for (int i = 0; i < 5; i++) {
            words.add("word", 50, 15, i % 2 == 0 ? 1 : -1, Color.BLACK);
        }
        paint();
        assertEquals(5, words.taken().size());
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(words.taken().get(i).intersects(words.taken().get(j)), i + " covers " + j);
            }
        }
    }

    @Test
    void aWordStandsBesideWhatItIsToAvoid() {
        words.avoid(new Rectangle2D.Double(55, 85, 10, 10));
        words.add("word", 50, 95, 1, Color.BLACK);
        paint();
        assertFalse(words.taken().getLast().intersects(words.taken().getFirst()));
    }
}
