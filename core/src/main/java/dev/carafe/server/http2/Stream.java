package dev.carafe.server.http2;

import java.io.IOException;

/**
 * A stream: one request and its response (RFC 9113, section 5.1). It is closed when both sides have ended their part, or either has reset
 * it.
 */
final class Stream {
    private final int id;
    private final RequestHead head;
    private final Shared shared;
    private final Inflow body;
    private final ReceiveWindow receiving = new ReceiveWindow(Shared.STREAM_WINDOW);
    private final SendWindows.Window window;
    private boolean received;
    private boolean sent;
    private boolean reset;

    Stream(int id, RequestHead head, Shared shared) {
        this.id = id;
        this.head = head;
        this.shared = shared;
        this.body = new Inflow(shared.limits(), head.contentLength(), this::giveBack);
        this.window = shared.windows().open();
    }

    int id() {
        return id;
    }

    RequestHead head() {
        return head;
    }

    Inflow body() {
        return body;
    }

    SendWindows.Window window() {
        return window;
    }

    Shared shared() {
        return shared;
    }

    /** Receives a DATA frame. The whole frame counts for flow control; the content is the part without padding. */
    void data(Frame whole, Frame content) {
        checkOpen();
        if (!receiving.take(whole.length())) {
            throw new StreamError(ErrorCode.FLOW_CONTROL_ERROR, "The client sends more than the window of its stream allows.");
        }
        int dropped = whole.length() - content.length() + body.add(content.bytes(), content.offset(), content.length());
        if (dropped > 0) {
            giveBack(dropped);
        }
    }

    /** Widens the client's windows by what has been read. */
    private void giveBack(int length) {
        boolean told = shared.giveBack(length);
        int increment = body.isComing() ? receiving.giveBack(length) : 0;
        if (increment > 0) {
            shared.output().windowUpdate(id, increment);
        }
        if (told || increment > 0) {
            shared.flush();
        }
    }

    private synchronized boolean hasReceived() {
        return received;
    }

    private void checkOpen() {
        if (hasReceived()) {
            throw new StreamError(ErrorCode.STREAM_CLOSED, "The client has ended its part of the stream.");
        }
    }

    /** Ends the client's part. */
    void endReceiving() {
        checkOpen();
        body.end();
        synchronized (this) {
            received = true;
            if (!sent) {
                return;
            }
        }
        closed(false);
    }

    /** Receives the trailers. */
    void trailers(Trailers fields, boolean endsStream) {
        checkOpen();
        fields.check();
        if (!endsStream) {
            throw new StreamError(ErrorCode.PROTOCOL_ERROR, "Fields after the body do not end the stream.");
        }
        endReceiving();
    }

    /** Records that this server's part has ended. */
    void endSending() {
        synchronized (this) {
            sent = true;
            if (!received) {
                return;
            }
        }
        closed(false);
    }

    synchronized boolean isReset() {
        return reset;
    }

    /** Ends the stream because the client reset it. */
    void resetByClient() {
        if (resets()) {
            closed(false);
        }
    }

    /** Resets the stream and tells the client, unless it is closed. */
    void reset(ErrorCode code) {
        if (resets()) {
            shared.output().reset(id, code);
            shared.flush();
            closed(true);
        }
    }

    private synchronized boolean resets() {
        boolean resets = !reset && !(sent && received);
        reset = true;
        return resets;
    }

    private void closed(boolean byServer) {
        shared.windows().close(window);
        body.cut();
        shared.streams().close(id, byServer);
    }

    /** Ends what a handler has left open: resets an incomplete response, and refuses the rest of an unread body. */
    void end() {
        boolean whole;
        synchronized (this) {
            whole = sent;
        }
        if (!whole) {
            reset(ErrorCode.INTERNAL_ERROR);
        }
        if (!body.drain()) {
            reset(ErrorCode.NO_ERROR);
        }
    }

    /** Records that the client has gone and sends nothing more. */
    void clientEnds() {
        body.cut();
    }

    void require() throws IOException {
        if (isReset()) {
            throw new IOException("The client has reset the stream.");
        }
    }
}
