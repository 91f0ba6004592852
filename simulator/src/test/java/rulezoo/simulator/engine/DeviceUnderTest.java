package rulezoo.simulator.engine;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import rulezoo.simulator.device.NetworkDevice;

/** The OpenCL device that tests use: the first of the machine, which on most is pocl's processor. */
public final class DeviceUnderTest {
    private DeviceUnderTest() {}

    /** Opens it, or skips the test. */
    public static NetworkDevice open() {
        assumeTrue(!NetworkDevice.list().isEmpty(),
                "this machine has no OpenCL device: install pocl-opencl-icd and ocl-icd-libopencl1");
        return NetworkDevice.open(NetworkDevice.list().getFirst(), sentence -> fail(sentence));
    }
}
