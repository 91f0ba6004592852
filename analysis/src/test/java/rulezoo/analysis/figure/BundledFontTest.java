package rulezoo.analysis.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BundledFontTest {
    private static final String TEXT = "Memory score \u0394r, 10\u207b\u00b2 Hz \u03c3";

    @Test
    void figuresAreDrawnWithTheFontThatComesWithTheProgram() throws IOException, FontFormatException {
        assumeTrue("Linux".equals(System.getProperty("os.name")), "skipped: Java on Linux alone takes a file of fonts");
        BundledFont.use();
        assertTrue(Files.exists(Path.of(Objects.requireNonNull(System.getProperty("sun.awt.fontconfig")))));
        assertSame("DejaVuSans.ttf", Font.PLAIN);
        assertSame("DejaVuSans-Bold.ttf", Font.BOLD);
    }

    private static void assertSame(String file, int style) throws IOException, FontFormatException {
        try (InputStream stream = Objects.requireNonNull(BundledFont.class.getResourceAsStream(file))) {
            Font bundled = Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(15f);
            GlyphVector expected = glyphs(bundled);
            GlyphVector actual = glyphs(new Font(Font.SANS_SERIF, style, 15));
            assertEquals(-1, bundled.canDisplayUpTo(TEXT));
            for (int i = 0; i < TEXT.length(); i++) {
                assertEquals(expected.getGlyphMetrics(i).getBounds2D(), actual.getGlyphMetrics(i).getBounds2D());
            }
        }
    }

    private static GlyphVector glyphs(Font font) {
        return font.createGlyphVector(new FontRenderContext(new AffineTransform(), true, true), TEXT);
    }
}
