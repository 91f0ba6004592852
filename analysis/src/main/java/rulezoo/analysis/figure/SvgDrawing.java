package rulezoo.analysis.figure;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import rulezoo.analysis.chart.Sheet;

/** A figure as SVG, in which text is text. */
final class SvgDrawing {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONT_FAMILY = "font-family";
    /** The font that text was measured with, one as wide, narrower ones, and whatever there is. */
    private static final String FONTS = "'DejaVu Sans', Verdana, Helvetica, Arial, sans-serif";
    /** Of coordinates, whose unit is a pixel. */
    private static final int DECIMALS = 2;

    private SvgDrawing() {}

    /**
     * The figure as an SVG element that scales with its container, names itself to assistive technology, and
     * shares no id with another figure of the same page.
     *
     * @throws IOException if the element cannot be serialized
     */
    static String of(Figure figure, FigureWidth width) throws IOException {
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
        Sheet sheet = width.sheet(figure);
        sheet.paint(graphics);
        Element root = graphics.getRoot();
        nameFonts(root);
        root.setAttributeNS(null, "viewBox",
                String.format(Locale.ROOT, "0 0 %.1f %.1f", sheet.width(), sheet.height()));
        root.setAttributeNS(null, "width", width.length(sheet.width()));
        root.setAttributeNS(null, "height", width.length(sheet.height()));
        root.setAttributeNS(null, "role", "img");
        root.setAttributeNS(null, "aria-labelledby", figure.name() + "-title");
        Element title = document.createElementNS(NAMESPACE, "title");
        title.setAttributeNS(null, "id", figure.name() + "-title");
        title.setTextContent(figure.title());
        root.insertBefore(title, root.getFirstChild());
        StringWriter text = new StringWriter();
        graphics.stream(root, text, false, false);
        // The one id that does not come from the generator.
        String svg = text.toString().replace("\"genericDefs\"", '"' + figure.name() + "-generic\"");
        return svg.substring(svg.indexOf("<svg"));
    }

    private static void nameFonts(Node node) {
        if (node instanceof Element element && element.hasAttributeNS(null, FONT_FAMILY)) {
            element.setAttributeNS(null, FONT_FAMILY, FONTS);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            nameFonts(child);
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform builds XML documents", e);
        }
    }
}
