package rulezoo.evolve.judging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;

/**
 * A cheap test that a rule must pass before anything dearer is spent on it. A search has a list of screens,
 * the cheapest first; the full protocol follows the last one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = MeanFieldScreen.class, name = "mean-field"),
        @JsonSubTypes.Type(value = WeightNoiseScreen.class, name = "weight-noise"),
        @JsonSubTypes.Type(value = TrialScreen.class, name = "trial")})
public sealed interface Screen extends Serializable permits MeanFieldScreen, WeightNoiseScreen, TrialScreen {
    /** {@return the name of the screen in counts} */
    String name();
}
