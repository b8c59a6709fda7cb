package dev.carafe.testing;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An answer that is read from a connection: its head when someone asks for that or for the body, the body while it arrives. */
final class Answer {
    private final SentRequest request;
    private final Incoming in;
    private final CookieJar cookies;
    private @Nullable AnswerHead head;
    private @Nullable InputStream body;

    Answer(SentRequest request, Connection connection, CookieJar cookies) {
        this.request = request;
        this.in = new Incoming(connection);
        this.cookies = cookies;
    }

    AnswerHead head() throws IOException {
        if (head == null) {
            head = AnswerHead.read(in);
            cookies.keep(request, head.headers());
        }
        return head;
    }

    /** What comes after the head of an answer after which no HTTP is spoken. */
    Incoming rest() {
        return in;
    }

    InputStream body() throws IOException {
        if (body == null) {
            body = AnswerBody.of(head(), in, request.isHead());
        }
        return body;
    }
}
