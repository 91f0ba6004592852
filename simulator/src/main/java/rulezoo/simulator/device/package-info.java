/**
 * The spiking engine in OpenCL: many networks at once on one device, each in a work-group of its own, with
 * the spikes and weights of {@link rulezoo.simulator.engine.Engine the other engines}, bit for bit.
 *
 * <p>
 * A {@link rulezoo.simulator.device.NetworkDevice} makes engines. Each simulation runs unchanged on a thread
 * of its own; when its engine is asked to advance, the thread waits until the other networks of the batch
 * have asked, too, and one launch serves them all. {@link rulezoo.simulator.device.DeviceRunner} starts the
 * threads, and does on this processor what the device can't.
 */
@NullMarked
package rulezoo.simulator.device;

import org.jspecify.annotations.NullMarked;
