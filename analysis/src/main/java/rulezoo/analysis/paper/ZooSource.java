package rulezoo.analysis.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where figures about rules of the recurrent spiking network find their simulations. */
public interface ZooSource {
    /**
     * The zoo that holds an experiment.
     *
     * @param experiment what is needed; it is simulated when it is first asked for
     * @return the folder of the zoo, which may hold other experiments as well
     * @throws IOException if it cannot be made
     */
    Path zoo(PaperExperiment experiment) throws IOException;

    /**
     * Where the zoo comes from.
     *
     * @param experiment what is needed
     * @return the commands that made it, one a line
     */
    List<String> commands(PaperExperiment experiment);
}
