package dev.carafe.testing;

import dev.carafe.http.Headers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The status and header fields of a response, read strictly: any deviation from RFC 9112 is an error.
 *
 * @param status the status code, never an interim one, which are skipped, except 101
 * @param headers the header fields
 */
record ResponseHead(int status, Headers headers) {
    static ResponseHead read(Incoming in) throws IOException {
        int status = status(in.line());
        Headers headers = fields(in);
        return status >= 200 || status == 101 ? new ResponseHead(status, headers) : read(in);
    }

    /** Parses the status line. The blank after the code is required even without a reason (RFC 9112, section 4). */
    private static int status(String line) throws IOException {
        boolean proper = line.startsWith("HTTP/1.1 ") && line.startsWith(" ", 12) && isNumber(line.substring(9, 12));
        if (!proper) {
            throw new IOException("The response does not begin with a status line, but with '%s'.".formatted(line));
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private static Headers fields(Incoming in) throws IOException {
        List<String> fields = new ArrayList<>();
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            int colon = line.indexOf(':');
            if (colon <= 0 || !isName(line, colon)) {
                throw new IOException("'%s' in the response is no header field.".formatted(line));
            }
            fields.add(line.substring(0, colon));
            fields.add(value(line, colon + 1));
        }
        return Headers.received(fields.toArray(String[]::new));
    }

    /** Returns the value without surrounding blanks (RFC 9112, section 5.1). */
    private static String value(String line, int start) {
        int from = start;
        int to = line.length();
        while (from < to && isBlank(line.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Returns whether a name is valid. A blank before the colon or the name enables request smuggling (RFC 9112, sections 5.1 and 5.2). */
    private static boolean isName(String line, int end) {
        for (int i = 0; i < end; i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    boolean isChunked() {
        return "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"));
    }
}
