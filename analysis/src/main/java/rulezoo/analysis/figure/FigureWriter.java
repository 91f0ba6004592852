package rulezoo.analysis.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import rulezoo.archive.segment.WholeFile;

/** Writes a figure as PNG (twice the nominal size), SVG and the CSV of its data. */
public final class FigureWriter {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int PNG_SCALE = 2;
    /** Of coordinates in drawings, whose unit is a pixel. */
    private static final int DECIMALS = 2;

    private FigureWriter() {}

    /**
     * Writes {@code name.png}, {@code name.svg} and {@code name.csv}.
     *
     * @param figure what to write
     * @param folder an existing folder
     * @return the drawing and the three files
     * @throws IOException if a file cannot be written, or this Java cannot draw; the data is written first
     */
    public static DrawnFigure write(Figure figure, Path folder) throws IOException {
        Path csv = WholeFile.write(folder.resolve(figure.name() + ".csv"), figure.data().csv());
        Path svg = folder.resolve(figure.name() + ".svg");
        Path png = folder.resolve(figure.name() + ".png");
        String drawing = draw(figure, svg, FigureWriter::svg);
        WholeFile.write(svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing);
        byte[] image = draw(figure, png, FigureWriter::png);
        WholeFile.write(png, out -> out.write(image));
        return new DrawnFigure(figure, drawing, List.of(png, svg, csv));
    }

    /** A way to draw a figure. */
    @FunctionalInterface
    private interface Drawing<T> {
        T of(Figure figure) throws IOException;
    }

    private static <T> T draw(Figure figure, Path file, Drawing<T> drawing) throws IOException {
        BundledFont.use();
        try {
            return drawing.of(figure);
        } catch (LinkageError | InternalError e) {
            throw new IOException(file + " cannot be drawn, since libraries that Java needs to draw text are missing:"
                    + " install the packages libfreetype6, fontconfig and fonts-dejavu-core, or a complete JDK; the data"
                    + " is in " + figure.name() + ".csv beside it", e);
        }
    }

    /**
     * The figure as an SVG element that scales with its container, names itself to assistive technology, and
     * shares no id with another figure of the same page.
     *
     * @throws IOException if the element cannot be serialized
     */
    private static String svg(Figure figure) throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(DECIMALS);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return figure.name() + "-" + super.generateID(prefix);
            }
        });
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        paint(figure, graphics);
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width(figure) + " " + height(figure));
        root.setAttributeNS(null, "width", Integer.toString(width(figure)));
        root.setAttributeNS(null, "height", Integer.toString(height(figure)));
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-labelledby", figure.name() + "-title");
        Element title = document.createElementNS(SVG, "title");
        title.setAttributeNS(null, "id", figure.name() + "-title");
        title.setTextContent(figure.title());
        root.insertBefore(title, root.getFirstChild());
        StringWriter text = new StringWriter();
        graphics.stream(root, text, false, false);
        // The one id that does not come from the generator.
        String svg = text.toString().replace("\"genericDefs\"", '"' + figure.name() + "-generic\"");
        return svg.substring(svg.indexOf("<svg"));
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform builds XML documents", e);
        }
    }

    private static byte[] png(Figure figure) throws IOException {
        BufferedImage image = new BufferedImage(PNG_SCALE * width(figure), PNG_SCALE * height(figure),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(PNG_SCALE, PNG_SCALE);
        paint(figure, graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false); // no temporary file
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException(figure.name() + ": this Java cannot write PNG images");
        }
        return bytes.toByteArray();
    }

    private static void paint(Figure figure, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width(figure), height(figure));
        for (int i = 0; i < figure.panels().size(); i++) {
            XYChart panel = figure.panels().get(i);
            Graphics2D area = (Graphics2D) graphics.create();
            area.translate(i % figure.columns() * panel.getWidth(), i / figure.columns() * panel.getHeight());
            panel.paint(area, panel.getWidth(), panel.getHeight());
            area.dispose();
        }
    }

    private static int width(Figure figure) {
        return Math.min(figure.columns(), figure.panels().size()) * figure.panels().getFirst().getWidth();
    }

    private static int height(Figure figure) {
        int rows = Math.ceilDiv(figure.panels().size(), figure.columns());
        return rows * figure.panels().getFirst().getHeight();
    }
}
