package dev.carafe.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8 that end with CR, LF or both. A CR ends a line at once; an LF after it is skipped with the next line. */
final class Lines {
    private final InputStream in;
    private boolean afterCr;

    Lines(InputStream in) {
        this.in = in;
    }

    @Nullable String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        if (afterCr && c == '\n') {
            c = in.read();
        }
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            line.write(c);
            c = in.read();
        }
        afterCr = c == '\r';
        return line.toString(StandardCharsets.UTF_8);
    }
}
