package dev.carafe.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A file of base64 blocks, each between a line {@code -----BEGIN label-----} and its end (RFC 7468). Text around them is ignored.
 *
 * @param name the file and the setting that names it, for error messages
 */
record PemFile(String name, String text) {
    /** Reads the file that a setting names. */
    static PemFile read(String setting, String path) {
        String name = "'%s', which %s names,".formatted(path, setting);
        try {
            return new PemFile(name, Files.readString(Path.of(path), StandardCharsets.ISO_8859_1));
        } catch (IOException | InvalidPathException e) {
            throw new ServerException("The file %s can't be read (%s). Give the path of a PEM file that this program may read."
                    .formatted(name, e.getClass().getSimpleName()));
        }
    }

    boolean has(String label) {
        return text.contains(begin(label));
    }

    /** Returns the content of all blocks with a label, in order. */
    List<byte[]> blocks(String label) {
        List<byte[]> blocks = new ArrayList<>();
        int begin = text.indexOf(begin(label));
        while (begin >= 0) {
            int content = begin + begin(label).length();
            int end = text.indexOf("-----END " + label + "-----", content);
            if (end < 0) {
                throw new ServerException("The file %s has no end of its '%s'. It seems to be cut off.".formatted(name, begin(label)));
            }
            blocks.add(decoded(text.substring(content, end), label));
            begin = text.indexOf(begin(label), end);
        }
        return blocks;
    }

    private byte[] decoded(String content, String label) {
        try {
            return Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw new ServerException("The file %s has something else than base 64 after its '%s'.".formatted(name, begin(label)));
        }
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }
}
