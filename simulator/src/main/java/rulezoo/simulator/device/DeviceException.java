package rulezoo.simulator.device;

/** A device cannot do what it was asked to. The message is one sentence that says why, and what helps. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String sentence;

    /**
     * A failure.
     *
     * @param message one sentence
     */
    public DeviceException(String message) {
        super(message);
        this.sentence = message;
    }

    /**
     * A failure with its cause.
     *
     * @param message one sentence
     * @param cause what the driver or the linker said
     */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /** {@return what happened, and what helps} */
    public String sentence() {
        return sentence;
    }
}
