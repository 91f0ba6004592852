package rulezoo.analysis.figure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What can be read of a drawing.
 *
 * @param root its outermost element
 */
public record DrawnSvg(Element root) {
    /** A text and where it begins along the horizontal axis. */
    public record Word(String text, double x) {}

    /** The drawing of a figure. */
    public static DrawnSvg of(Figure figure, FigureWidth width) throws IOException {
        BundledFont.use();
        return parse(SvgDrawing.of(figure, width));
    }

    static DrawnSvg of(DrawnFigure drawn) throws IOException {
        return parse(drawn.svg());
    }

    private static DrawnSvg parse(String svg) throws IOException {
        try {
            return new DrawnSvg(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(svg, e);
        }
    }

    private List<Element> elements(String name) {
        List<Element> elements = new ArrayList<>();
        NodeList list = root.getElementsByTagName(name);
        for (int i = 0; i < list.getLength(); i++) {
            elements.add((Element) list.item(i));
        }
        return elements;
    }

    /** All texts that are not turned, with their places. */
    public List<Word> words() {
        return elements("text").stream()
                .map(text -> new Word(text.getTextContent(), Double.parseDouble(text.getAttribute("x")))).toList();
    }

    /** All texts. */
    public List<String> texts() {
        return words().stream().map(Word::text).toList();
    }

    /** Sizes of the texts in the drawing's units. */
    List<Double> fontSizes() {
        return elements("text").stream().map(DrawnSvg::fontSize).toList();
    }

    private static double fontSize(Element text) {
        for (Node node = text; node instanceof Element element; node = node.getParentNode()) {
            if (element.hasAttribute("font-size")) {
                return Double.parseDouble(element.getAttribute("font-size").replace("px", ""));
            }
        }
        return Double.NaN;
    }

    double height() {
        return Double.parseDouble(root.getAttribute("viewBox").split(" ", -1)[3]);
    }

    /** Corners of the line of a colour that has most of them; the colour as hexadecimal digits. */
    List<double[]> longestPath(int rgb) {
        String color = String.format(Locale.ROOT, "rgb(%d,%d,%d)", rgb >> 16, rgb >> 8 & 0xFF, rgb & 0xFF);
        return elements("path").stream()
                .filter(path -> "none".equals(path.getAttribute("fill")) && inherits(path, "stroke", color))
                .map(path -> corners(path.getAttribute("d"))).max(Comparator.comparingInt(List::size)).orElseThrow();
    }

    private static List<double[]> corners(String path) {
        List<double[]> corners = new ArrayList<>();
        for (String part : path.split("[ML]", -1)) {
            String[] numbers = part.strip().split("[ ,]+", -1);
            if (numbers.length == 2) {
                corners.add(new double[]{Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
            }
        }
        return corners;
    }

    private static boolean inherits(Element shape, String attribute, String value) {
        for (Node node = shape; node instanceof Element element; node = node.getParentNode()) {
            if (element.hasAttribute(attribute)) {
                return element.getAttribute(attribute).equals(value);
            }
        }
        return false;
    }
}
