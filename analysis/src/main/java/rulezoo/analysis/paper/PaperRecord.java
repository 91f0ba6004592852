package rulezoo.analysis.paper;

import java.util.List;

/**
 * A figure as it lies in a folder of reproductions.
 *
 * @param id the figure, for example {@code 3D}
 * @param title what it is about
 * @param limits what this version can and cannot show
 * @param scale how much was simulated
 * @param software version of rulezoo that made it
 * @param settings what was simulated, one sentence each
 * @param claims our results beside what they are held against
 * @param drawings its pictures
 */
public record PaperRecord(String id, String title, String limits, Scale scale, String software, List<String> settings,
        List<Claim> claims, List<Drawing> drawings) {
    public PaperRecord {
        settings = List.copyOf(settings);
        claims = List.copyOf(claims);
        drawings = List.copyOf(drawings);
    }

    /**
     * A picture.
     *
     * @param name file name without ending
     * @param title what it shows
     * @param caption what is drawn
     */
    public record Drawing(String name, String title, String caption) {}

    /**
     * {@return how many claims of one kind have one verdict}
     *
     * @param kind what they are held against
     * @param verdict the verdict
     */
    public long count(Reference.Kind kind, Agreement verdict) {
        return claims.stream().filter(c -> c.reference().kind() == kind && c.verdict() == verdict).count();
    }
}
