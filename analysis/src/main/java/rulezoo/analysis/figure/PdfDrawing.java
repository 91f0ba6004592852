package rulezoo.analysis.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import rulezoo.analysis.chart.Sheet;

/** A figure as a PDF page of its own size, in which text is text and the letters used are embedded. */
final class PdfDrawing {
    private PdfDrawing() {}

    /**
     * The bytes of the file, the same for the same figure.
     *
     * @throws IOException if they cannot be made
     */
    static byte[] of(Figure figure, FigureWidth width) throws IOException {
        Sheet sheet = width.sheet(figure);
        float points = (float) FigureWidth.POINTS_PER_PIXEL;
        float pageWidth = points * (float) sheet.width();
        float pageHeight = points * (float) sheet.height();
        try (PDDocument document = new PDDocument(); HouseFont font = new HouseFont(document)) {
            document.setDocumentId((long) figure.name().hashCode()); // else it depends on the time
            document.getDocumentInformation().setTitle(figure.title());
            PDPage page = new PDPage(new PDRectangle(pageWidth, pageHeight));
            document.addPage(page);
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, pageWidth, pageHeight);
            graphics.setFontTextDrawer(font);
            graphics.scale(points, points);
            sheet.paint(graphics);
            graphics.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** The font of all figures in its two weights. */
    private static final class HouseFont extends PdfBoxGraphics2DFontTextDrawer {
        private final PDFont plain;
        private final PDFont bold;

        HouseFont(PDDocument document) throws IOException {
            plain = load(document, BundledFont.PLAIN);
            bold = load(document, BundledFont.BOLD);
        }

        private static PDFont load(PDDocument document, String name) throws IOException {
            try (InputStream stream = BundledFont.open(name)) {
                return PDType0Font.load(document, stream, true);
            }
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException, FontFormatException {
            return font.isBold() ? bold : plain;
        }
    }
}
