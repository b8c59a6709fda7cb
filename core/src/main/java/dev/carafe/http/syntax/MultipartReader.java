package dev.carafe.http.syntax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parses a multipart body while it arrives (RFC 2046, section 5.1): after the preamble, the headers and the content of each part in turn.
 *
 * <p>A line break without a carriage return is accepted, as in Werkzeug. Uses 16 kB of memory, whatever the body. Since the delimiter
 * begins with its only line break, it is found in linear time.
 */
public final class MultipartReader {
    private static final int MAX_PADDING = 100;
    private static final int NO_DELIMITER = -1;
    private static final int UNDECIDED = -2;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private boolean inputEnded;
    private boolean atEnd;

    /** Creates a reader before the first part, whose delimiter may begin the body. */
    public MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\n--" + boundary).getBytes(UTF_8);
        buffer[end++] = '\n';
    }

    /** Returns whether the closing delimiter was reached, so that no part follows. */
    public boolean atEnd() {
        return atEnd;
    }

    /**
     * Reads the headers of a part, by lower-case name. Of equal names the last counts. A line that begins with a blank continues the
     * previous one.
     */
    public Map<String, String> headers(int maxBytes) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int left = maxBytes;
        String next = line(left);
        while (!next.isEmpty()) {
            left -= next.length();
            StringBuilder unfolded = new StringBuilder(next);
            for (next = line(left); next.startsWith(" ") || next.startsWith("\t"); next = line(left)) {
                left -= next.length();
                unfolded.append(' ').append(next.strip());
            }
            String line = unfolded.toString();
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new MalformedException("A part of the multipart body has a header without a name or a colon.");
            }
            String value = line.substring(colon + 1).strip();
            if (!HeaderSyntax.isReceivedValue(value)) {
                throw new MalformedException("A part of the multipart body has a header with a control character.");
            }
            headers.put(HeaderText.lower(line.substring(0, colon).strip()), value);
        }
        return headers;
    }

    private String line(int maxBytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = read(); octet != '\n'; octet = read()) {
            if (line.size() >= maxBytes) {
                throw new TooLargeException("The headers of a part of the multipart body are too long.");
            }
            line.write(octet);
        }
        String text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private int read() throws IOException {
        while (start == end) {
            if (!fill()) {
                throw cut();
            }
        }
        return buffer[start++];
    }

    /** Copies everything before the next delimiter and skips the delimiter. */
    public void copyTo(OutputStream out) throws IOException {
        int from = start;
        while (true) {
            int newline = indexOfNewline(from);
            int next = newline < 0 ? UNDECIDED : endOfDelimiter(newline);
            if (next == NO_DELIMITER) {
                from = newline + 1;
                continue;
            }
            int content = newline < 0 ? end : newline;
            if (content > start && buffer[content - 1] == '\r') {
                content--;
            }
            out.write(buffer, start, content - start);
            start = next == UNDECIDED ? content : next;
            if (next != UNDECIDED) {
                return;
            }
            if (!fill()) {
                throw cut();
            }
            from = start;
        }
    }

    /** Returns where the delimiter at a line break ends, if there is one. Blanks may follow it. */
    private int endOfDelimiter(int newline) {
        int at = newline;
        for (byte octet : delimiter) {
            if (at == end) {
                return unlessEnded();
            }
            if (buffer[at++] != octet) {
                return NO_DELIMITER;
            }
        }
        if (at + 1 >= end) {
            return unlessEnded();
        }
        if (buffer[at] == '-' && buffer[at + 1] == '-') {
            atEnd = true;
            return at + 2;
        }
        int limit = at + MAX_PADDING;
        while (at < end && at < limit && (buffer[at] == ' ' || buffer[at] == '\t' || buffer[at] == '\r')) {
            at++;
        }
        if (at == end) {
            return unlessEnded();
        }
        return buffer[at] == '\n' ? at + 1 : NO_DELIMITER;
    }

    private int unlessEnded() {
        return inputEnded ? NO_DELIMITER : UNDECIDED;
    }

    private int indexOfNewline(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more, after the unused bytes. Returns false at the end of the body. */
    private boolean fill() throws IOException {
        if (inputEnded) {
            return false;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        int count = in.read(buffer, end, buffer.length - end);
        inputEnded = count < 0;
        end += Math.max(0, count);
        return true;
    }

    private static MalformedException cut() {
        return new MalformedException("The multipart body ends before its closing boundary.");
    }
}
