package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rulezoo.archive.Zoo;
import rulezoo.simulator.device.NetworkDevice;

/** The commands that simulate give the same on a device as on the processor. */
class DeviceCommandsTest {
    @TempDir
    private Path folder;
    private String device = "";

    @BeforeEach
    void findDevice() {
        assumeTrue(!NetworkDevice.list().isEmpty(),
                "this machine has no OpenCL device: install pocl-opencl-icd and ocl-icd-libopencl1");
        device = NetworkDevice.list().getFirst().name();
    }

    private static CommandRun succeed(Object... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.exitCode(), run.err());
        return run;
    }

    /** A search and a probe: what a demo does. */
    private Zoo zoo(String name, Path config) throws IOException {
        Path zoo = folder.resolve(name.equals("cpu") ? "on-cpu" : "on-device");
        succeed("evolve", "--config", config, "--evaluations", 24, "--zoo", zoo, "--device", name);
        CommandRun probe = succeed("probe", "--zoo", zoo, "--rules", 2, "--sizes", 64, "--seeds", 1, "--untrained",
                "--settle", 1.6, "--training", 0.8, "--delays", 1, "--device", name);
        assertTrue(!probe.err().contains("goes on with the CPU"), probe.err());
        return Zoo.open(zoo);
    }

    @Test
    void aZooMadeOnADeviceIsTheSameRecordForRecord() throws IOException {
        Path config = Files.writeString(folder.resolve("search.yaml"), LenientSearch.YAML);
        Zoo onCpu = zoo("cpu", config);
        Zoo onDevice = zoo(device, config);
        assertTrue(onCpu.rules().size() > 1, "no rules to compare");
        assertEquals(onCpu.rules(), onDevice.rules());
        assertTrue(onCpu.probes().size() > 1, "no probes to compare");
        assertEquals(onCpu.probes(), onDevice.probes());
        CommandRun replay = succeed("replay", "--zoo", folder.resolve("on-cpu"), "--device", device);
        assertTrue(replay.out().contains("gave the same spikes and metrics again"), replay.out());
    }

    @Test
    void devicesAreListedWithTheNetworksThatFit() throws IOException {
        JsonNode first = JsonMapper.builder().build().readTree(succeed("devices", "--json").lines().getFirst());
        assertEquals(device, first.get("name").asText());
        assertTrue(first.get("networks_that_fit").get("1024").asLong() > first.get("networks_that_fit").get("4096")
                .asLong());
        assertTrue(succeed("devices").out().contains("networks that fit at once"));
    }

    @Test
    void aDeviceIsTimedBesideOneCore() throws IOException {
        JsonNode line = JsonMapper.builder().build().readTree(succeed("bench", "--device", device, "--ne", 128,
                "--case", "isp", "--seconds", 1, "--plain-seconds", 1, "--warm-up", 1, "--batch", 3, "--json").lines()
                .getFirst());
        assertEquals(3, line.get("networks").asInt());
        for (String field : List.of("network_seconds_per_second", "one_core_network_seconds_per_second", "rate_hz",
                "bytes_per_network")) {
            assertTrue(line.get(field).asDouble() > 0, field);
        }
    }

    @Test
    void aDeviceThatIsNotThereIsWrongUsage() {
        CommandRun run = CommandRun.of("bench", "--device", "no such device");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("no OpenCL device 'no such device' on this machine: it has"), run.err());
        CommandRun both = CommandRun.of("evolve", "--zoo", folder.resolve("z"), "--device", device, "--master",
                "local[2]", "--evaluations", 1);
        assertEquals(2, both.exitCode());
        assertTrue(both.err().contains("--device and --master exclude each other"), both.err());
    }
}
