package rulezoo.simulator.device;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL10;
import org.lwjgl.opencl.CL11;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few calls of OpenCL that are needed, with failures as sentences. */
final class OpenCl {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCl.class);
    /** CL_PLATFORM_NOT_FOUND_KHR: the loader is there, but no driver. */
    private static final int NO_PLATFORM = -1001;
    /** CL_DEVICE_DOUBLE_FP_CONFIG. */
    private static final int DOUBLE_CONFIG = 0x1032;

    /** Names of OpenCL's loader under Linux, macOS and Windows. */
    private static final List<String> LOADERS = List.of("libOpenCL.so.1", "libOpenCL.so",
            "/System/Library/Frameworks/OpenCL.framework/OpenCL", "OpenCL.dll");
    private static final boolean LOADER = findLoader();

    private OpenCl() {}

    /**
     * Whether this machine has OpenCL's loader; LWJGL knows fewer names of the loader, and is told where it is.
     */
    @SuppressWarnings("restricted") // loads a library, as LWJGL then does
    private static boolean findLoader() {
        String chosen = Configuration.OPENCL_LIBRARY_NAME.get();
        for (String name : chosen == null ? LOADERS : List.of(chosen)) {
            try (Arena arena = Arena.ofConfined()) {
                SymbolLookup.libraryLookup(name, arena);
                Configuration.OPENCL_LIBRARY_NAME.set(name);
                return true;
            } catch (IllegalArgumentException e) {
                LOG.debug("no OpenCL loader {}: {}", name, e.getMessage());
            }
        }
        return false;
    }

    /** Every device of every platform; none if the machine has no OpenCL. */
    static List<DeviceInfo> devices() {
        List<DeviceInfo> devices = new ArrayList<>();
        if (!LOADER) {
            return devices;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.callocInt(1);
            int error = CL10.clGetPlatformIDs(null, count);
            if (error == NO_PLATFORM || count.get(0) == 0) {
                return devices;
            }
            check(error, "asking for platforms");
            PointerBuffer platforms = stack.mallocPointer(count.get(0));
            check(CL10.clGetPlatformIDs(platforms, (IntBuffer) null), "asking for platforms");
            for (int p = 0; p < platforms.capacity(); p++) {
                addDevices(platforms.get(p), devices);
            }
        }
        return devices;
    }

    private static void addDevices(long platform, List<DeviceInfo> devices) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.callocInt(1);
            int error = CL10.clGetDeviceIDs(platform, CL10.CL_DEVICE_TYPE_ALL, null, count);
            if (error == CL10.CL_DEVICE_NOT_FOUND || count.get(0) == 0) {
                return;
            }
            check(error, "asking for devices");
            PointerBuffer handles = stack.mallocPointer(count.get(0));
            check(CL10.clGetDeviceIDs(platform, CL10.CL_DEVICE_TYPE_ALL, handles, (IntBuffer) null),
                    "asking for devices");
            for (int d = 0; d < handles.capacity(); d++) {
                devices.add(info(platform, handles.get(d)));
            }
        }
    }

    private static DeviceInfo info(long platform, long device) {
        return new DeviceInfo(platform, device, text(device, CL10.CL_DEVICE_NAME), platformName(platform),
                text(device, CL10.CL_DRIVER_VERSION),
                (number(device, CL10.CL_DEVICE_TYPE) & CL10.CL_DEVICE_TYPE_GPU) != 0,
                number(device, DOUBLE_CONFIG) != 0, number(device, CL10.CL_DEVICE_GLOBAL_MEM_SIZE),
                number(device, CL10.CL_DEVICE_MAX_MEM_ALLOC_SIZE), number(device, CL10.CL_DEVICE_LOCAL_MEM_SIZE),
                (int) number(device, CL10.CL_DEVICE_MAX_COMPUTE_UNITS),
                (int) number(device, CL10.CL_DEVICE_MAX_WORK_GROUP_SIZE));
    }

    private static String text(long device, int what) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            check(CL10.clGetDeviceInfo(device, what, (ByteBuffer) null, size), "asking about a device");
            ByteBuffer text = stack.malloc((int) size.get(0));
            check(CL10.clGetDeviceInfo(device, what, text, null), "asking about a device");
            return MemoryUtil.memUTF8(text, text.capacity() - 1);
        }
    }

    private static String platformName(long platform) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            check(CL10.clGetPlatformInfo(platform, CL10.CL_PLATFORM_NAME, (ByteBuffer) null, size),
                    "asking about a platform");
            ByteBuffer text = stack.malloc((int) size.get(0));
            check(CL10.clGetPlatformInfo(platform, CL10.CL_PLATFORM_NAME, text, null), "asking about a platform");
            return MemoryUtil.memUTF8(text, text.capacity() - 1);
        }
    }

    /** A number of 32 or 64 bits; 0 if this device knows no such thing. */
    private static long number(long device, int what) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer value = stack.calloc(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            int error = CL10.clGetDeviceInfo(device, what, value, null);
            if (error == CL10.CL_INVALID_VALUE) {
                return 0;
            }
            check(error, "asking about a device");
            return value.getLong(0);
        }
    }

    static long context(DeviceInfo device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            PointerBuffer properties = stack.pointers(CL10.CL_CONTEXT_PLATFORM, device.platform(), 0);
            long context = CL10.clCreateContext(properties, device.handle(), null, 0, error);
            check(error.get(0), "opening " + device);
            return context;
        }
    }

    static long queue(long context, DeviceInfo device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long queue = CL10.clCreateCommandQueue(context, device.handle(), 0, error);
            check(error.get(0), "opening " + device);
            return queue;
        }
    }

    static long buffer(long context, long bytes) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long buffer = CL10.clCreateBuffer(context, CL10.CL_MEM_READ_WRITE, bytes, error);
            check(error.get(0), "taking " + bytes / (1 << 20) + " MB of memory");
            return buffer;
        }
    }

    /** Compiles a program; the compiler's words are part of the failure. */
    static long program(long context, DeviceInfo device, String source, String options) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long program = CL10.clCreateProgramWithSource(context, source, error);
            check(error.get(0), "handing over the kernels");
            int built = CL10.clBuildProgram(program, device.handle(), options, null, 0);
            if (built != CL10.CL_SUCCESS) {
                String said = buildLog(program, device.handle()).lines()
                        .filter(line -> line.contains("error") || line.contains("unsupported")).findFirst()
                        .orElse("OpenCL error " + built);
                throw new DeviceException("the compiler of " + device + " refuses the kernels: " + said.strip());
            }
            return program;
        }
    }

    private static String buildLog(long program, long device) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer size = stack.mallocPointer(1);
            CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, (ByteBuffer) null, size);
            ByteBuffer log = MemoryUtil.memCalloc((int) size.get(0) + 1);
            try {
                CL10.clGetProgramBuildInfo(program, device, CL10.CL_PROGRAM_BUILD_LOG, log, null);
                return MemoryUtil.memUTF8(log, Math.max(0, (int) size.get(0) - 1));
            } finally {
                MemoryUtil.memFree(log);
            }
        }
    }

    static long kernel(long program, String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer error = stack.mallocInt(1);
            long kernel = CL10.clCreateKernel(program, name, error);
            check(error.get(0), "looking for the kernel " + name);
            return kernel;
        }
    }

    /** Starts a kernel with some work-groups. */
    static void launch(long queue, long kernel, int groups, int threads) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            check(CL10.clEnqueueNDRangeKernel(queue, kernel, 1, null, stack.pointers((long) groups * threads),
                    stack.pointers(threads), null, null), "starting a kernel");
        }
    }

    /** Buffers as the first arguments of a kernel. */
    static void arguments(long kernel, long... buffers) {
        for (int i = 0; i < buffers.length; i++) {
            check(CL10.clSetKernelArg1p(kernel, i, buffers[i]), "preparing a kernel");
        }
    }

    static void localArgument(long kernel, int index, long bytes) {
        check(CL10.clSetKernelArg(kernel, index, bytes), "preparing a kernel");
    }

    static void write(long queue, long buffer, long at, ByteBuffer data) {
        check(CL10.clEnqueueWriteBuffer(queue, buffer, true, at, data, null, null), "writing to it");
    }

    static void write(long queue, long buffer, long at, int[] data) {
        if (data.length > 0) {
            check(CL10.clEnqueueWriteBuffer(queue, buffer, true, at, data, null, null), "writing to it");
        }
    }

    static void write(long queue, long buffer, long at, float[] data) {
        if (data.length > 0) {
            check(CL10.clEnqueueWriteBuffer(queue, buffer, true, at, data, null, null), "writing to it");
        }
    }

    static void write(long queue, long buffer, long at, double[] data) {
        check(CL10.clEnqueueWriteBuffer(queue, buffer, true, at, data, null, null), "writing to it");
    }

    static void write(long queue, long buffer, long at, char[] data) {
        if (data.length > 0) {
            short[] bits = new short[data.length];
            for (int i = 0; i < data.length; i++) {
                bits[i] = (short) data[i];
            }
            check(CL10.clEnqueueWriteBuffer(queue, buffer, true, at, bits, null, null), "writing to it");
        }
    }

    static void read(long queue, long buffer, long at, ByteBuffer data) {
        check(CL10.clEnqueueReadBuffer(queue, buffer, true, at, data, null, null), "reading from it");
    }

    static void read(long queue, long buffer, long at, int[] data) {
        check(CL10.clEnqueueReadBuffer(queue, buffer, true, at, data, null, null), "reading from it");
    }

    static void read(long queue, long buffer, long at, float[] data) {
        if (data.length > 0) {
            check(CL10.clEnqueueReadBuffer(queue, buffer, true, at, data, null, null), "reading from it");
        }
    }

    static void read(long queue, long buffer, long at, short[] data) {
        if (data.length > 0) {
            check(CL10.clEnqueueReadBuffer(queue, buffer, true, at, data, null, null), "reading from it");
        }
    }

    static void check(int error, String doing) {
        if (error == CL10.CL_SUCCESS) {
            return;
        }
        String reason = switch (error) {
            case CL10.CL_OUT_OF_RESOURCES -> "out of resources, or the device was lost";
            case CL10.CL_OUT_OF_HOST_MEMORY -> "out of memory";
            case CL10.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL10.CL_INVALID_BUFFER_SIZE -> "out of device memory";
            case CL10.CL_DEVICE_NOT_AVAILABLE -> "the device is not available";
            case CL10.CL_COMPILER_NOT_AVAILABLE -> "the driver has no compiler";
            case CL11.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST -> "an earlier command failed";
            default -> "OpenCL error " + error;
        };
        throw new DeviceException("the device failed when " + doing + ": " + reason);
    }
}
