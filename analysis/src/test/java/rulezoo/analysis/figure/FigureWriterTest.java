package rulezoo.analysis.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Table;

class FigureWriterTest {
    private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

    @TempDir
    private Path folder;

    private static Figure figure() {
        double[] x = {256, 1024, 4096};
        Plot plot = new Plot("Rules \u03b8", "excitatory neurons N", "suppression", 460, 300)
                .logarithmic(List.of(256, 1024, 4096), n -> Integer.toString(n), 1.5).yRange(-1, 1)
                .line("EE IE", x, new double[]{0.1, 0.2, 0.3}, Palette.BLUE, Marker.CIRCLE)
                .line("static", x, new double[]{0, 0, 0}, Palette.GREY, Marker.CROSS);
        return new Figure("example", "Example", "Caption.", List.of(plot.panel(), plot.panel()), 2,
                Table.data("example", List.of("a")).script("rule", s -> s));
    }

    @Test
    void textIsTextInEveryFileThatCanHoldText() throws IOException {
        DrawnFigure drawn = new FigureWriter().write(figure(), folder);
        DrawnSvg svg = DrawnSvg.of(drawn);
        for (String words : List.of("Rules \u03b8", "excitatory neurons N", "suppression", "256", "1024", "4096", "0.5",
                "\u22121.0", "EE IE", "static")) {
            assertTrue(svg.texts().contains(words), words + " in " + svg.texts());
        }
        assertTrue(drawn.svg().contains("Arial, sans-serif"), "a font that every reader has");
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("example.pdf").toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            assertTrue(text.contains("excitatory neurons N") && text.contains("Rules \u03b8") && text.contains("4096"),
                    text);
        }
    }

    @Test
    void theLegendOfPanelsThatShareTheirSeriesStandsOnce() throws IOException {
        DrawnSvg svg = DrawnSvg.of(new FigureWriter().write(figure(), folder));
        assertEquals(1, svg.texts().stream().filter("static"::equals).count());
        assertEquals(2, svg.texts().stream().filter("suppression"::equals).count());
    }

    @Test
    void theLegendOfOnePanelStaysWithIt() throws IOException {
        double[] x = {0, 1};
        Plot explained = new Plot("", "x", "y", 460, 300).points("first", x, x, Palette.BLUE, Marker.CIRCLE)
                .points("second", x, x, Palette.GREEN, Marker.SQUARE);
        Plot plain = new Plot("", "x", "y", 460, 300).marks(x, x, Palette.BLUE, Marker.CIRCLE);
        DrawnSvg svg = DrawnSvg.of(new FigureWriter().write(new Figure("example", "Example", "Caption.",
                List.of(explained.panel(), plain.panel()), 2, Table.data("example", List.of("a"))), folder));
        double place = svg.words().stream().filter(word -> word.text().equals("second")).findFirst().orElseThrow().x();
        assertTrue(place < 460, "below the left panel, not below both: " + place);
    }

    @Test
    void aNarrowFigureHasTheHeightThatNamesOfRowsNeed() throws IOException {
        List<PublishedFigure.Pair> pairs = new ArrayList<>();
        for (String what : List.of("one of several long names", "another of several long names",
                "the last of several long names")) {
            pairs.add(new PublishedFigure.Pair(what, new Estimate(0.5, 0.4, 0.6, 1), new Estimate(0.7, 0.2, 1, 9)));
        }
        Figure figure = PublishedFigure.of("numbers", "Numbers", "published", pairs);
        double designed = DrawnSvg.of(figure, FigureWidth.AS_DESIGNED).height();
        DrawnSvg narrow = DrawnSvg.of(figure, FigureWidth.ofMillimetres(50));
        assertTrue(narrow.height() > 0.9 * designed, narrow.height() + " against " + designed
                + ", where a panel without rows is a fifth lower");
        assertTrue(narrow.texts().contains("the last of"), "names are broken into lines: " + narrow.texts());
    }

    @ParameterizedTest
    @ValueSource(doubles = {85, 180})
    void aFigureHasTheWidthThatWasAskedForAndTextOfSevenToNinePoints(double millimetres) throws IOException {
        DrawnFigure drawn = new FigureWriter(FigureWidth.ofMillimetres(millimetres)).write(figure(), folder);
        DrawnSvg svg = DrawnSvg.of(drawn);
        assertEquals(millimetres, Double.parseDouble(svg.root().getAttribute("width").replace("mm", "")), 0.02);
        double units = Double.parseDouble(svg.root().getAttribute("viewBox").split(" ", -1)[2]);
        assertFalse(svg.fontSizes().isEmpty());
        for (double size : svg.fontSizes()) {
            double points = size * millimetres / units / MILLIMETRES_PER_POINT;
            assertTrue(points >= 7 && points <= 9, size + " units are " + points + " pt");
        }
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("example.pdf").toFile())) {
            assertEquals(millimetres, pdf.getPage(0).getMediaBox().getWidth() * MILLIMETRES_PER_POINT, 0.01);
        }
    }

    @Test
    void panelsStandBelowEachOtherWhereTheyHaveNoRoomSideBySide() throws IOException {
        double wide = DrawnSvg.of(new FigureWriter(FigureWidth.ofMillimetres(180)).write(figure(), folder)).height();
        double narrow = DrawnSvg.of(new FigureWriter(FigureWidth.ofMillimetres(85)).write(figure(), folder)).height();
        assertTrue(narrow > 1.5 * wide, narrow + " against " + wide);
    }

    @Test
    void theSameFigureHasTheSameBytes() throws IOException {
        for (String ending : List.of("svg", "pdf", "png")) {
            new FigureWriter().write(figure(), folder);
            byte[] first = Files.readAllBytes(folder.resolve("example." + ending));
            new FigureWriter().write(figure(), folder);
            assertArrayEquals(first, Files.readAllBytes(folder.resolve("example." + ending)), ending);
        }
    }

    @Test
    void aWidthThatNoFigureFitsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FigureWidth.ofMillimetres(5));
        assertThrows(IllegalArgumentException.class, () -> FigureWidth.ofMillimetres(Double.NaN));
    }
}
