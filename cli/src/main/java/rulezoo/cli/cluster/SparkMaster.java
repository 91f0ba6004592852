package rulezoo.cli.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of an Apache Spark cluster. What is wrong with it is found out here, in seconds: Spark itself
 * takes a minute, and tells it in hundreds of lines.
 *
 * @param url as given with {@code --master}
 */
public record SparkMaster(String url) {
    /** The version that this program is built for: others speak another protocol. */
    static final String VERSION = "4.2";

    private static final Pattern WITHOUT_ADDRESS = Pattern
            .compile("local|local\\[(\\*|[1-9][0-9]*)(,[1-9][0-9]*)?]|local-cluster\\[.*]|yarn");
    /** How the address of a standalone cluster begins. */
    static final String STANDALONE = "spark://";
    private static final String KUBERNETES = "k8s://";
    private static final int CONNECT_MILLIS = 3000;

    /**
     * Makes sure that somebody listens at the address, or at one of several.
     *
     * @throws IllegalArgumentException if it is no address of a cluster
     * @throws IOException if nobody listens
     */
    public void requireReachable() throws IOException {
        if (WITHOUT_ADDRESS.matcher(url).matches()) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        for (InetSocketAddress address : addresses()) {
            String reason = unreachable(address);
            if (reason == null) {
                return;
            }
            reasons.add(reason);
        }
        throw new IOException("--master " + url + " is not reachable (" + String.join("; ", reasons)
                + "): start a master of Spark " + VERSION + " there, or correct the address");
    }

    private List<InetSocketAddress> addresses() {
        List<InetSocketAddress> addresses = new ArrayList<>();
        if (url.startsWith(STANDALONE)) {
            for (String part : url.substring(STANDALONE.length()).split(",", -1)) {
                addresses.add(address(STANDALONE + part, -1));
            }
        } else if (url.startsWith(KUBERNETES)) {
            String server = url.substring(KUBERNETES.length());
            addresses.add(address(server.contains("://") ? server : "https://" + server, 443));
        } else {
            throw noAddress();
        }
        return addresses;
    }

    private InetSocketAddress address(String text, int usualPort) {
        try {
            URI uri = new URI(text);
            int port = uri.getPort() < 0 ? usualPort : uri.getPort();
            if (uri.getHost() == null || port < 1 || port > 0xFFFF) {
                throw noAddress();
            }
            return new InetSocketAddress(uri.getHost(), port);
        } catch (URISyntaxException e) {
            throw noAddress();
        }
    }

    private IllegalArgumentException noAddress() {
        return new IllegalArgumentException("--master '" + url + "' is no address of a Spark cluster: it looks like"
                + " spark://host:7077, or is local[4], yarn or k8s://https://host:port");
    }

    /** Why there is no connection, or null if there is one. */
    private static @Nullable String unreachable(InetSocketAddress address) {
        String where = address.getHostString() + ":" + address.getPort();
        if (address.isUnresolved()) {
            return "there is no host " + address.getHostString();
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return null;
        } catch (IOException e) {
            return where + ": " + Objects.requireNonNullElse(e.getMessage(), "no connection");
        }
    }

    /**
     * Makes sure that Spark's libraries are there, and of the right version.
     *
     * @throws IllegalArgumentException if not
     */
    public static void requireLibraries() {
        try (InputStream stream = SparkMaster.class.getResourceAsStream("/spark-version-info.properties")) {
            if (stream == null) {
                throw new IllegalArgumentException("--master needs Apache Spark: set SPARK_HOME to a Spark " + VERSION
                        + " installation, or run 'mvn -Pspark -Dmaven.test.skip=true package' once");
            }
            Properties properties = new Properties();
            properties.load(stream);
            String version = properties.getProperty("version", "of an unknown version");
            if (!version.startsWith(VERSION + ".") && !version.equals(VERSION)) {
                throw new IllegalArgumentException(
                        "SPARK_HOME holds Spark " + version + ", and rulezoo needs " + VERSION
                                + ": set it to a Spark " + VERSION + " installation");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Spark's libraries cannot be read: set SPARK_HOME to a Spark " + VERSION
                    + " installation", e);
        }
    }
}
