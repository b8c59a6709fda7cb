package dev.carafe.testing;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A response read from a connection: the header on demand, the body while it arrives. */
final class ReceivedResponse {
    private final SentRequest request;
    private final Incoming in;
    private final CookieJar cookies;
    private @Nullable ResponseHead head;
    private @Nullable InputStream body;

    ReceivedResponse(SentRequest request, Connection connection, CookieJar cookies) {
        this.request = request;
        this.in = new Incoming(connection);
        this.cookies = cookies;
    }

    ResponseHead head() throws IOException {
        if (head == null) {
            head = ResponseHead.read(in);
            cookies.keep(request, head.headers());
        }
        return head;
    }

    /** Returns the bytes after a 101, where HTTP ends. */
    Incoming rest() {
        return in;
    }

    InputStream body() throws IOException {
        if (body == null) {
            body = ResponseBody.of(head(), in, request.isHead());
        }
        return body;
    }
}
