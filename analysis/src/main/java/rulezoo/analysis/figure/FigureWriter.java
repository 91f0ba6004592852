package rulezoo.analysis.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import rulezoo.analysis.chart.Sheet;
import rulezoo.archive.segment.WholeFile;

/**
 * Writes figures as PNG, SVG, PDF and the CSV of their data.
 *
 * @param width their width
 */
public record FigureWriter(FigureWidth width) {
    /** Pixels of an image for one of the drawing: 378 an inch of paper. */
    private static final int PNG_SCALE = 3;

    /** A writer of figures as wide as they were designed. */
    public FigureWriter() {
        this(FigureWidth.AS_DESIGNED);
    }

    /**
     * Writes {@code name.png}, {@code name.svg}, {@code name.pdf} and {@code name.csv}.
     *
     * @param figure what to write
     * @param folder an existing folder
     * @return the drawing and the four files
     * @throws IOException if a file cannot be written, or this Java cannot draw; the data is written first
     */
    public DrawnFigure write(Figure figure, Path folder) throws IOException {
        Path csv = WholeFile.write(folder.resolve(figure.name() + ".csv"), figure.data().csv());
        Path svg = folder.resolve(figure.name() + ".svg");
        Path png = folder.resolve(figure.name() + ".png");
        Path pdf = folder.resolve(figure.name() + ".pdf");
        String drawing = draw(figure, svg, SvgDrawing::of);
        WholeFile.write(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing);
        byte[] image = draw(figure, png, FigureWriter::png);
        WholeFile.write(png, out -> out.write(image));
        byte[] page = draw(figure, pdf, PdfDrawing::of);
        WholeFile.write(pdf, out -> out.write(page));
        return new DrawnFigure(figure, drawing, List.of(png, svg, pdf, csv));
    }

    /** A way to draw a figure. */
    @FunctionalInterface
    private interface Drawing<T> {
        T of(Figure figure, FigureWidth width) throws IOException;
    }

    private <T> T draw(Figure figure, Path file, Drawing<T> drawing) throws IOException {
        BundledFont.use();
        try {
            return drawing.of(figure, width);
        } catch (LinkageError | InternalError e) {
            throw new IOException(file + " cannot be drawn, since libraries that Java needs to draw text are missing:"
                    + " install the packages libfreetype6, fontconfig and fonts-dejavu-core, or a complete JDK; the data"
                    + " is in " + figure.name() + ".csv beside it", e);
        }
    }

    private static byte[] png(Figure figure, FigureWidth width) throws IOException {
        Sheet sheet = width.sheet(figure);
        BufferedImage image = new BufferedImage((int) Math.ceil(PNG_SCALE * sheet.width()),
                (int) Math.ceil(PNG_SCALE * sheet.height()), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(PNG_SCALE, PNG_SCALE);
        sheet.paint(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false); // no temporary file
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException(figure.name() + ": this Java cannot write PNG images");
        }
        return bytes.toByteArray();
    }
}
