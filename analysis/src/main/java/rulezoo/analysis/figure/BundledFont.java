package rulezoo.analysis.figure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The font of all figures, which comes with the program: figures are the same on every machine, and can be
 * drawn where no font is installed. Java on Linux asks the library fontconfig for fonts, unless a file tells
 * it which to use (JDK, "Font Configuration Files"); elsewhere the property has no effect, and every system
 * has fonts.
 */
final class BundledFont {
    private static final String PROPERTY = "sun.awt.fontconfig";
    static final String PLAIN = "DejaVuSans.ttf";
    static final String BOLD = "DejaVuSans-Bold.ttf";

    private static boolean tried;

    private BundledFont() {}

    /**
     * Makes Java use the font. Only before it draws its first text; a user who chose a font keeps it, and where
     * no temporary file can be written, the fonts of the system have to do.
     */
    static synchronized void use() {
        if (tried || System.getProperty(PROPERTY) != null) {
            return;
        }
        tried = true;
        try {
            Path folder = Files.createTempDirectory("rulezoo-font");
            folder.toFile().deleteOnExit();
            Path plain = unpack(PLAIN, folder);
            Path bold = unpack(BOLD, folder);
            Path file = folder.resolve("fontconfig.properties");
            Files.writeString(file, configuration(plain, bold), StandardCharsets.ISO_8859_1);
            file.toFile().deleteOnExit();
            System.setProperty(PROPERTY, file.toString());
        } catch (IOException noTemporaryFile) {
            // the system's fonts, then
        }
    }

    /** The file of the plain or the bold font. */
    static InputStream open(String font) {
        return Objects.requireNonNull(BundledFont.class.getResourceAsStream(font), font);
    }

    private static Path unpack(String font, Path folder) throws IOException {
        Path file = folder.resolve(font);
        try (InputStream stream = open(font)) {
            Files.copy(stream, file);
        }
        file.toFile().deleteOnExit();
        return file;
    }

    private static String configuration(Path plain, Path bold) {
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String family : List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput")) {
            for (String style : List.of("plain", "italic")) {
                text.append(family).append('.').append(style).append(".latin-1=DejaVu Sans\n");
            }
            for (String style : List.of("bold", "bolditalic")) {
                text.append(family).append('.').append(style).append(".latin-1=DejaVu Sans Bold\n");
            }
        }
        return text.append("filename.DejaVu_Sans=").append(escaped(plain)).append("\nfilename.DejaVu_Sans_Bold=")
                .append(escaped(bold)).append('\n').toString();
    }

    /** A path as the value of a property. */
    private static String escaped(Path path) {
        StringBuilder text = new StringBuilder();
        for (char c : path.toString().toCharArray()) {
            if (c == '\\') {
                text.append("\\\\");
            } else if (c < ' ' || c > '~') {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
