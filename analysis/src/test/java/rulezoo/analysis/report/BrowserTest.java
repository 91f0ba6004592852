package rulezoo.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.analysis.SyntheticZoo;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;

@Timeout(180)
class BrowserTest {
    private static final String READY = "document.documentElement?.dataset.explorer === 'ready'";
    private static final String STATUS = "document.getElementById('explorer-status').textContent";
    private static final String CARD = "document.querySelector('#explorer-card h3')?.textContent";
    private static final String PIXELS = "document.getElementById('explorer-canvas').toDataURL()";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void needsChromium() {
        assumeTrue(Browser.installed().isPresent(), "skipped: no chromium on the PATH");
    }

    /** Rules with all pathways plastic and others with I to E alone; memory is measured of the first ones. */
    private String page(int n, int probed) throws Exception {
        SyntheticZoo zoo = new SyntheticZoo(31);
        List<RuleRecord> rules = new ArrayList<>(zoo.rules(n - n / 4));
        for (int i = 0; i < n / 4; i++) {
            rules.add(zoo.rule(EnumSet.of(Pathway.IE)));
        }
        long start = System.nanoTime();
        ZooAnalysis analysis = ZooAnalysis.of(rules, zoo.probes(rules.subList(0, probed), List.of(64, 128),
                List.of(Pathway.ALL, EnumSet.of(Pathway.IE)), List.of(1.0, 10.0), 5,
                SyntheticZoo.FADING, 0.1, 0.05))
                .withLabels(Map.of(rules.get(1).id(), new RuleLabel(List.of("mine, first"),
                        new Remarks(new TreeSet<>(Set.of("slow")), "probe \"again\""))));
        long analyzed = System.nanoTime();
        Path page = new Report("zoo", List.of(), null, _ -> {}).write(analysis, folder).getFirst();
        System.out.printf("%d rules, %d probes: records and statistics %.1f s, page %.1f s, %.1f MB%n", n,
                analysis.probes().size(), (analyzed - start) / 1e9, (System.nanoTime() - analyzed) / 1e9,
                Files.size(page) / 1e6);
        return page.toUri().toString();
    }

    @Test
    void rulesAreFilteredAndTheirCardsOpenedByMouseAndByKeyboard() throws Exception {
        String page = page(200, 100);
        try (Browser browser = new Browser(folder)) {
            browser.open(page);
            browser.await(READY);
            browser.choose("explorer-y", "cv_isi");
            assertEquals("200 of 200 rules pass the filters; 200 drawn.", browser.value(STATUS));
            browser.choose("explorer-k", "1");
            assertTrue(browser.value(STATUS).startsWith("50 of 200 rules pass"), browser.value(STATUS));
            browser.choose("explorer-memory", "2");
            assertTrue(browser.value(STATUS).startsWith("0 of 200 rules pass"), browser.value(STATUS));
            browser.value("document.getElementById('explorer-reset').click()");
            browser.choose("explorer-tag", "slow");
            assertTrue(browser.value(STATUS).startsWith("1 of 200 rules passes the filters"), browser.value(STATUS));
            browser.value("document.getElementById('explorer-canvas').focus()");
            browser.key("Home");
            assertEquals("Name: mine, first. Tags: slow.|Note: probe \"again\"", browser.value(
                    "[...document.querySelectorAll('#explorer-card > p')].slice(0, 2).map(p => p.textContent).join('|')"));
            browser.value("document.getElementById('explorer-reset').click()");
            browser.choose("explorer-y", "dr.128.10");
            assertEquals("200 of 200 rules pass the filters; 100 drawn (100 lack a quantity).", browser.value(STATUS));

            browser.value(
                    """
                            (() => { URL.createObjectURL = blob => { blob.text().then(t => document.documentElement.dataset.table = t);
                                return 'data:,'; };
                              document.getElementById('explorer-download').click(); return ''; })()""");
            browser.await("document.documentElement.dataset.table !== undefined");
            List<String> lines = browser.value("document.documentElement.dataset.table").lines().toList();
            assertEquals(201, lines.size());
            List<String> columns = List.of(lines.getFirst().split(","));
            assertTrue(
                    columns.containsAll(
                            List.of("rule", "name", "tags", "note", "family", "pathways", "k", "ne", "rate_hz",
                                    "rate_i_hz", "cv_isi",
                                    "IE_tau_pre_s", "II_kappa", "suppression_effect_ne_128_delay_10_s",
                                    "dr_effect_ne_64_delay_1_s")),
                    lines.getFirst());
            assertEquals(columns.size(), columns.stream().distinct().count());
            assertTrue(lines.stream().anyMatch(l -> l.contains(",\"mine, first\",slow,\"probe \"\"again\"\"\",")),
                    "names and notes are quoted as tables do it");

            browser.value("document.getElementById('explorer-canvas').focus()");
            browser.key("Home");
            String leftmost = browser.value(CARD);
            assertTrue(leftmost.matches("Rule [0-9a-f]{20}"), leftmost);
            browser.key("ArrowRight");
            assertNotEquals(leftmost, browser.value(CARD));
            browser.key("Enter");
            assertEquals("explorer-card", browser.value("document.activeElement.id"));
            browser.key("Escape");
            assertEquals("explorer-canvas", browser.value("document.activeElement.id"));
            assertEquals("4", browser.value("document.querySelectorAll('#explorer-card .windows svg').length"));
            assertEquals("2",
                    browser.value("document.querySelectorAll('#explorer-card polyline[stroke-width]').length - 8"),
                    "one course for each network size");
            assertTrue(browser.value("document.querySelector('#explorer-card pre').textContent")
                    .matches("\\./rulezoo replay --zoo zoo --rule [0-9a-f]{20}"));

            browser.key("End");
            String rightmost = browser.value(CARD);
            browser.value("document.getElementById('explorer-canvas').scrollIntoView()");
            browser.click(Double.parseDouble(browser.value(at("left"))), Double.parseDouble(browser.value(at("top"))));
            assertNotEquals(rightmost, browser.value(CARD), "a click selects another rule");

            String kept = browser.value("location.href");
            String picture = browser.value(PIXELS);
            browser.open("about:blank");
            browser.open(kept);
            browser.await(READY);
            assertEquals(picture, browser.value(PIXELS), "the address keeps the view");
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void tablesAreSortedByAClickAndTheirRulesOpenTheCards() throws Exception {
        String page = page(12, 8);
        try (Browser browser = new Browser(folder)) {
            browser.open(page);
            browser.await(READY);
            String rates = """
                    (() => { const t = [...document.querySelectorAll('details table')].at(-1);
                      const c = [...t.tHead.rows[0].cells].findIndex(h => h.textContent.startsWith('rate'));
                      %s
                      return JSON.stringify([...t.tBodies[0].rows].map(r => parseFloat(r.cells[c].textContent))); })()""";
            String press = "t.tHead.rows[0].cells[c].querySelector('button').click();";
            List<Double> asArchived = numbers(browser.value(rates.formatted("")));
            List<Double> up = numbers(browser.value(rates.formatted(press)));
            assertNotEquals(asArchived, up);
            assertEquals(asArchived.stream().sorted().toList(), up);
            assertEquals(up.reversed(), numbers(browser.value(rates.formatted(press))));

            String first = browser.value("document.querySelector('details a[href^=\"#rule=\"]').textContent");
            browser.value("document.querySelector('details a[href^=\"#rule=\"]').click()");
            browser.await("document.querySelector('#explorer-card h3')?.textContent === 'Rule " + first + "'");
            String above = browser
                    .value("String(document.getElementById('explorer-card').getBoundingClientRect().top)");
            assertEquals(0, Double.parseDouble(above), 5, "the card is at the top of the window");

            String offered = browser.value(
                    "[...document.getElementById('explorer-y').options].map(o => o.value).join(' ')");
            assertTrue(offered.contains("memory.128.10") && !offered.contains("memory.1024"), offered);
            assertTrue(browser.value("document.getElementById('explorer-y').value").startsWith("memory."),
                    "a picture of memory comes first where memory was measured");
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void rowsOpenCardsAndAnAddressWithoutItsRuleSaysSo() throws Exception {
        String page = page(12, 8);
        try (Browser browser = new Browser(folder)) {
            browser.open(page + "#memory");
            browser.await(READY);
            assertEquals("#memory", browser.value("location.hash"), "a link to a section stays one");
            String row = "document.querySelector('tr.opens')";
            String first = browser.value(row + ".querySelector('a').textContent");
            browser.value(row + ".querySelector('td').click()");
            browser.await("document.querySelector('#explorer-card h3')?.textContent === 'Rule " + first + "'");
            browser.value("location.hash = '#rule=zzz'");
            browser.await("document.getElementById('explorer-status').textContent.includes('zzz')");
            assertTrue(browser.value(STATUS).endsWith("The rule zzz of the address is not on this page."),
                    browser.value(STATUS));
            assertEquals(List.of(), browser.complaints());
        }
    }

    @Test
    void theSearchIsDrawnWhateverItsLogSays() throws Exception {
        SearchCourse course = SearchCourse.of(List.of(SearchCourseTest.generation("82798306689c", 0, 2, 10),
                SearchCourseTest.generation("82798306689c", 1, 5, 400),
                SearchCourseTest.generation("</script><b>", 0, 1, 300)), List.of());
        Path page = SearchPage.write("zoo @DATA@", course, 1, folder.resolve("search.html"));
        try (Browser browser = new Browser(folder)) {
            browser.open(page.toUri().toString());
            browser.await("document.documentElement?.dataset.search === 'ready'");
            assertEquals("5", browser.value("document.querySelectorAll('#search-charts svg[role=img]').length"));
            assertEquals("10", browser.value("document.querySelectorAll('#search-charts polyline').length"));
            assertEquals("2", browser.value("""
                    new Set([...document.querySelectorAll('#search-charts figure:first-child polyline')]
                      .map(l => l.getAttribute('stroke-dasharray'))).size"""), "lines differ by dashes, too");
            assertEquals("3", browser.value("document.querySelectorAll('tbody tr').length"));
            browser.value("globalThis.before = true");
            browser.await("globalThis.before === undefined && document.documentElement?.dataset.search === 'ready'");
            assertEquals(List.of(), browser.complaints());
        }
    }

    private static List<Double> numbers(String list) {
        return Arrays.stream(list.replaceAll("[\\[\\]]", "").split(",")).map(Double::valueOf).toList();
    }

    /** Where the point of a rule in the middle of the picture is, found by its colour. */
    private static String at(String side) {
        return """
                (() => { const c = document.getElementById('explorer-canvas'), r = c.getBoundingClientRect();
                  const copy = Object.assign(document.createElement('canvas'), { width: c.width, height: c.height });
                  const g = copy.getContext('2d', { willReadFrequently: true });
                  g.drawImage(c, 0, 0);
                  const d = g.getImageData(0, 0, c.width, c.height).data;
                  for (let x = c.width / 2 | 0; x < c.width * 0.8; x++) for (let y = 40; y < c.height - 90; y++) {
                    const i = 4 * (y * c.width + x);
                    if (Math.max(d[i], d[i + 1], d[i + 2]) - Math.min(d[i], d[i + 1], d[i + 2]) > 80 && d[i + 3] > 100)
                      return '%s' === 'left' ? r.left + x * r.width / c.width : r.top + y * r.height / c.height;
                  }
                  return -1; })()""".formatted(side);
    }

    @Test
    void tenThousandRulesAreThereAtOnce() throws Exception {
        String page = page(10_000, 100);
        try (Browser browser = new Browser(folder)) {
            long start = System.nanoTime();
            browser.open(page);
            browser.await(READY);
            double loaded = (System.nanoTime() - start) / 1e9;
            assertTrue(browser.value(STATUS).startsWith("10000 of 10000 rules pass"), browser.value(STATUS));
            String milliseconds = browser.value("""
                    (() => { const t = performance.now(), s = document.getElementById('explorer-colour');
                      s.value = 'family'; s.dispatchEvent(new Event('change')); return performance.now() - t; })()""");
            System.out.printf("10000 rules: page open after %.1f s, filtered and drawn in %s ms%n", loaded,
                    milliseconds);
            assertEquals(List.of(), browser.complaints());
        }
    }
}
