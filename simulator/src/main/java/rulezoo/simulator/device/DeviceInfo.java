package rulezoo.simulator.device;

/**
 * What a machine says about one of its OpenCL devices.
 *
 * @param platform handle of its platform
 * @param handle handle of the device
 * @param name what the driver calls it
 * @param platformName what the platform calls itself
 * @param driver version of the driver
 * @param gpu whether it is a graphics processor
 * @param doublePrecision whether it computes in double precision, which the random streams need
 * @param memoryBytes memory in all
 * @param allocationBytes the largest block of memory that the driver hands out
 * @param localBytes memory that a work-group shares
 * @param computeUnits number of multiprocessors
 * @param threads the largest work-group
 */
public record DeviceInfo(long platform, long handle, String name, String platformName, String driver, boolean gpu,
        boolean doublePrecision, long memoryBytes, long allocationBytes, long localBytes, int computeUnits,
        int threads) {
    /** {@return name and driver in one line} */
    @Override
    public String toString() {
        return name.strip() + " (" + platformName.strip() + ", driver " + driver.strip() + ")";
    }
}
