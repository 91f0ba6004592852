package rulezoo.cli;

import picocli.CommandLine.IVersionProvider;
import rulezoo.simulator.Software;

/** Prints the version for {@code --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[]{"rulezoo " + Software.VERSION};
    }
}
