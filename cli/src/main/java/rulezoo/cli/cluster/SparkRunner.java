package rulezoo.cli.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Sink;
import rulezoo.simulator.run.Work;

/**
 * Works on an Apache Spark cluster, one task an item. What a lost worker was doing is done again elsewhere;
 * results are those of a local run, because work is a pure function of its item.
 */
public final class SparkRunner implements Runner {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";
    private static final int ATTEMPTS = 8;

    /** Spark itself gives up after a minute; a master registers a program at once. */
    private static final long CONNECT_SECONDS = 30;

    private final JavaSparkContext spark;
    private final String master;
    private volatile boolean stopped;

    private SparkRunner(String master, JavaSparkContext spark) {
        this.master = master;
        this.spark = spark;
    }

    /**
     * Connects to a cluster.
     *
     * @param master for example {@code spark://host:7077}, or null under spark-submit, which knows it
     * @throws IOException if the cluster does not take this program
     */
    public static SparkRunner connect(@Nullable String master) throws IOException {
        String name = master == null ? "the master of spark-submit" : "--master " + master;
        CompletableFuture<JavaSparkContext> context = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("spark-connection").start(() -> {
            try {
                context.complete(context(master));
            } catch (Throwable failure) {
                context.completeExceptionally(failure);
            }
        });
        try {
            // Other clusters have queues, in which waiting is right.
            boolean standalone = master != null && master.startsWith(SparkMaster.STANDALONE);
            return new SparkRunner(name, standalone ? context.get(CONNECT_SECONDS, TimeUnit.SECONDS) : context.get());
        } catch (TimeoutException e) {
            throw new IOException(name + " answers, but did not take this program within " + CONNECT_SECONDS
                    + " s: make sure that a master of Spark " + SparkMaster.VERSION + " listens there", e);
        } catch (ExecutionException e) {
            throw new IOException(name + " cannot be used: " + firstLine(e.getCause()) + " (rulezoo needs Spark "
                    + SparkMaster.VERSION + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the connection was given up");
        }
    }

    private static String firstLine(@Nullable Throwable failure) {
        return String.valueOf(failure == null || failure.getMessage() == null ? failure : failure.getMessage()).lines()
                .findFirst().orElse("");
    }

    private static JavaSparkContext context(@Nullable String master) {
        SparkConf conf = new SparkConf().setAppName("rulezoo");
        if (master != null) {
            conf.setMaster(master);
        }
        conf.set("spark.executor.extraJavaOptions",
                (MODULE + " " + conf.get("spark.executor.extraJavaOptions", "")).strip());
        conf.setIfMissing("spark.task.maxFailures", Integer.toString(ATTEMPTS));
        conf.setIfMissing("spark.ui.enabled", "false");
        List<String> jars = ourJars();
        if (!jars.isEmpty()) {
            conf.setIfMissing("spark.jars", String.join(",", jars));
        }
        JavaSparkContext spark = new JavaSparkContext(conf);
        spark.setLogLevel("WARN");
        return spark;
    }

    /** The jars that Maven made of this program: those beside its classes, or beside its jar. */
    private static List<String> ourJars() {
        try {
            Path code = Path.of(
                    Objects.requireNonNull(SparkRunner.class.getProtectionDomain().getCodeSource()).getLocation()
                            .toURI());
            Path target = Objects.requireNonNull(code.getParent());
            List<Path> folders = List.of(target, target.resolve("lib"));
            List<String> jars = new ArrayList<>();
            for (Path folder : folders) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.list(folder)) {
                        files.filter(file -> file.toString().endsWith(".jar")).map(Path::toString).sorted()
                                .forEach(jars::add);
                    }
                }
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All cores of the cluster that are known so far. */
    @Override
    public int cores() {
        return Math.max(1, spark.sc().defaultParallelism());
    }

    /**
     * One job for as many items as there are cores. Jobs are served in their order, and the next one gets the
     * cores that the last tasks of one leave idle.
     */
    @Override
    public <T, R, E extends Exception> void forEach(List<T> items, Work<T, R> work, Sink<R, E> sink) throws E {
        Queue<JavaFutureAction<List<R>>> jobs = new ArrayDeque<>();
        int size = cores();
        try {
            for (int from = 0; from < items.size(); from += size) {
                List<T> part = List.copyOf(items.subList(from, Math.min(items.size(), from + size)));
                // Collected in the order of the partitions, whichever ends first.
                jobs.add(spark.parallelize(part, part.size()).map(new Task<>(work)).collectAsync());
            }
            while (!jobs.isEmpty()) {
                for (R result : results(jobs.remove())) {
                    sink.accept(result);
                }
            }
        } finally {
            jobs.forEach(job -> job.cancel(true));
        }
    }

    private <R> List<R> results(JavaFutureAction<List<R>> job) {
        if (stopped) {
            throw new CancellationException("the work was stopped");
        }
        try {
            return job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new CancellationException("the work was interrupted");
        } catch (ExecutionException failure) {
            if (stopped) {
                throw new CancellationException("the work was stopped");
            }
            Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
            throw new UncheckedIOException(
                    new IOException(master + " gave up: " + firstLine(cause) + " (--verbose shows more)", cause));
        }
    }

    /**
     * Work as Spark wants it.
     *
     * @param <T> what it is done on
     * @param <R> what comes of it
     * @param work what is done
     */
    private record Task<T, R>(Work<T, R> work) implements Function<T, R> {
        @Override
        public R call(T item) {
            return work.apply(item);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        spark.sc().cancelAllJobs();
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void close() {
        stopped = true;
        spark.close();
    }
}
