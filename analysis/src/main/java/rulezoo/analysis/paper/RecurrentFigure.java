package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import rulezoo.analysis.figure.MemoryCourseFigure;
import rulezoo.analysis.memory.MemoryCourse;
import rulezoo.analysis.statistics.Difference;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.Zoo;
import rulezoo.archive.exchange.KnownRules;

/**
 * A figure about published rules of one pathway in the recurrent spiking network: it probes them with the
 * paper's familiarity task.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param rules which zoo holds their probes
 * @param variants what is compared
 * @param claims published against ours, from the course of each variant by its name
 */
public record RecurrentFigure(String id, String title, ZooSource.Population rules, List<Variant> variants,
        Function<Map<String, MemoryCourse>, List<Claim>> claims) implements PaperFigure {
    /**
     * One line of the figure.
     *
     * @param name in the figure
     * @param knownRule name of the rule in the table of published rules
     * @param learningRate factor of the learning rate
     */
    public record Variant(String name, String knownRule, double learningRate) {
        /** The variant of its probe records. */
        String ofRecords() {
            return learningRate == 1 ? "" : "eta=" + learningRate;
        }
    }

    private static final String QUICK = "Networks of 1024 neurons instead of 4096, two minutes of background instead of an"
            + " hour, five minutes after training instead of an hour.";
    private static final double TEN_SECONDS = 10;
    private static final double MINUTE = 60;
    private static final double FIVE_MINUTES = 300;
    private static final double SET_POINT_HZ = 3;
    private static final Variant ISTDP = new Variant("iSTDP", "mba_istdp_S4A", 1);
    private static final Variant SLOW = new Variant("0.3 x learning rate", "mba_istdp_S4A", 0.3);

    static List<RecurrentFigure> all() {
        return List.of(
                new RecurrentFigure("2C", "iSTDP in the recurrent network remembers for minutes",
                        ZooSource.Population.ISTDP, List.of(ISTDP), RecurrentFigure::memory),
                new RecurrentFigure("5A", "Slower learning remembers longer", ZooSource.Population.ISTDP,
                        List.of(ISTDP, SLOW), RecurrentFigure::learningRates),
                new RecurrentFigure("S4", "Variants of iSTDP in the recurrent network",
                        ZooSource.Population.ISTDP_VARIANTS, List.of(new Variant("A: iSTDP", "mba_istdp_S4A", 1),
                                new Variant("B: twice as strong", "mba_istdp_S4B", 1),
                                new Variant("C: 40 ms", "mba_istdp_S4C", 1),
                                new Variant("D: post-only term", "mba_istdp_S4D", 1),
                                new Variant("E: pre before post", "mba_istdp_S4E", 1),
                                new Variant("F: post before pre", "mba_istdp_S4F", 1)),
                        RecurrentFigure::variants));
    }

    private static List<Claim> memory(Map<String, MemoryCourse> courses) {
        MemoryCourse course = course(courses, ISTDP.name());
        return List.of(
                Claim.number("rate five minutes after training", SET_POINT_HZ, "MBA 2, set point",
                        course.rateHz(), "Hz", 0.6),
                Claim.sign("novelty preference: dr ten seconds after training", "positive", "MBA 2",
                        course.at(course.dr(), TEN_SECONDS), 1),
                Claim.sign("weights from I to E in the familiar engram, ten seconds after training", "up", "MBA 2",
                        course.at(course.imprint(), TEN_SECONDS), 1),
                Claim.sign("the same a minute after training", "up: memory lasts minutes", "MBA 2",
                        course.at(course.imprint(), MINUTE), 1));
    }

    private static List<Claim> learningRates(Map<String, MemoryCourse> courses) {
        MemoryCourse fast = course(courses, ISTDP.name());
        MemoryCourse slow = course(courses, SLOW.name());
        return List.of(
                Claim.sign("share of the imprint of ten seconds left after a minute, slow minus fast",
                        "slower learning, longer memory", "MBA 5A", slow.keepsMoreThan(fast, TEN_SECONDS, MINUTE), 1),
                Claim.sign("dr five minutes after training, slow minus fast", "slower learning, longer memory",
                        "MBA 5A", Difference.of(slow.at(slow.dr(), FIVE_MINUTES), fast.at(fast.dr(), FIVE_MINUTES)),
                        1));
    }

    private static List<Claim> variants(Map<String, MemoryCourse> courses) {
        List<Claim> claims = new ArrayList<>();
        courses.forEach((name, course) -> {
            if (name.startsWith("D")) {
                claims.add(Claim.fraction("fraction of seeds that are stable, " + name, 0, "MBA S4", course.stable()));
            }
            claims.add(Claim.number("rate five minutes after training, " + name, SET_POINT_HZ, "MBA S4, caption",
                    course.rateHz(), "Hz", 0.75));
            if (name.startsWith("A") || name.startsWith("B") || name.startsWith("C")) {
                claims.add(Claim.sign("dr a minute after training, " + name, "positive: novelty preference for minutes",
                        "MBA S4", course.at(course.dr(), MINUTE), 1));
            }
        });
        return claims;
    }

    private static MemoryCourse course(Map<String, MemoryCourse> courses, String name) {
        MemoryCourse course = courses.get(name);
        if (course == null) {
            throw new IllegalStateException("no variant is named " + name);
        }
        return course;
    }

    private String limits() {
        return QUICK + (id.equals("S4")
                ? " The paper reports D to be unstable in this network. Its caption says that all variants have a set point"
                        + " of 3 Hz; by the mean field E and F have 6 Hz."
                : "");
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo) throws IOException {
        List<ProbeRecord> probes = Zoo.open(zoo.zoo(rules)).probes();
        Map<String, MemoryCourse> courses = new LinkedHashMap<>();
        for (Variant variant : variants) {
            courses.put(variant.name(),
                    MemoryCourse.of(probes, KnownRules.rule(variant.knownRule()).id(), variant.ofRecords()));
        }
        return new Reproduction(id, title, scale == Scale.QUICK ? limits() : "The network and the task of the paper.",
                zoo.commands(rules), claims.apply(courses),
                List.of(MemoryCourseFigure.of("recurrent-" + id.toLowerCase(Locale.ROOT), title, courses)));
    }
}
