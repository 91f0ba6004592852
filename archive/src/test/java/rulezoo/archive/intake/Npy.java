package rulezoo.archive.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy files as notebooks would. */
final class Npy {
    /** Inhibitory spike-timing-dependent plasticity on IE alone, in the layout of fSBI, with an input rate. */
    static final double[] ISTDP = {0.02, 0.02, 0, 0, 0, 0, 0.02, 0.02, 0, 0, 0, 0, 0.02, 0.02, -0.2, 0, 1, 1, 0.02,
            0.02,
            0, 0, 0, 0, 10};

    private Npy() {}

    static byte[] array(String type, String shape, Consumer<ByteBuffer> data) {
        byte[] text = ("{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer all = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) text.length).put(text);
        data.accept(all);
        byte[] file = new byte[all.position()];
        all.flip().get(file);
        return file;
    }

    /** A matrix of double precision. */
    static byte[] matrix(double[]... rows) {
        return array("'<f8'", "(" + rows.length + ", " + rows[0].length + ")", out -> {
            for (double[] row : rows) {
                put(out, row);
            }
        });
    }

    static void put(ByteBuffer out, double... values) {
        for (double value : values) {
            out.putDouble(value);
        }
    }

    static double[] with(int index, double value) {
        double[] changed = ISTDP.clone();
        changed[index] = value;
        return changed;
    }

    static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}
