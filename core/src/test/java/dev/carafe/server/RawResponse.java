package dev.carafe.server;

/** A response as a {@link RawClient} received it. */
record RawResponse(String head, String body) {
    int status() {
        return Integer.parseInt(head, 9, 12, 10);
    }

    /** The value of a header field, or the empty text. */
    String header(String name) {
        int start = head.indexOf("\r\n" + name + ": ");
        return start < 0 ? "" : head.substring(start + name.length() + 4, head.indexOf('\r', start + 2));
    }

    int length() {
        return Integer.parseInt(header("Content-Length"));
    }
}
