package dev.carafe.server.http2;

import dev.carafe.http.RawRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of an HTTP/2 connection (RFC 9113). One thread reads its frames; each request has its own thread, which writes its
 * response. Everything a client does is bounded: what it leaves open, how long it takes, and how often it causes useless work.
 */
public final class Http2Connection {
    private static final System.Logger LOGGER = System.getLogger(Http2Connection.class.getName());
    private static final byte[] LAST_CALL = {'c', 'a', 'r', 'a', 'f', 'e', '.', '.'};
    private static final int MAX_CONCURRENT_STREAMS = 3;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int MAX_HEADER_LIST_SIZE = 6;
    private static final int ANY = Integer.MAX_VALUE;

    private final Shared shared;
    private final FrameReader reader;
    private final Incoming incoming;
    private final Handlers handlers;
    private boolean saysGoodbye;
    private boolean ended;

    /** Creates a connection of which nothing has been read. */
    public Http2Connection(Wire wire, Limits limits, StreamHandler handler) {
        this.shared = Shared.of(wire, limits);
        this.reader = new FrameReader(wire, shared.streams());
        this.handlers = new Handlers(handler, shared.streams(), this::endIfOver);
        this.incoming = new Incoming(shared, handlers, this::lastCall);
    }

    /**
     * Begins with the HTTP/1.1 request that asked for the upgrade, as stream 1, and with its settings. Returns false if these are invalid.
     */
    public boolean upgrade(byte @Nullable [] settings, RawRequest request) {
        try {
            if (settings != null) {
                incoming.upgraded(settings, RequestHead.of(request));
            }
            return settings != null;
        } catch (ConnectionError | StreamError e) {
            return false;
        }
    }

    /** Serves the client until either side ends the connection and no request is being handled. */
    public void run() {
        ErrorCode code = ErrorCode.NO_ERROR;
        try {
            greet();
            if (reader.preface()) {
                readFrames();
            }
            shared.streams().all().forEach(Stream::clientEnds);
            shared.windows().end();
            shared.streams().awaitHandled();
        } catch (ConnectionError e) {
            code = e.code();
            LOGGER.log(Level.DEBUG, "A client breaks the rules of HTTP/2: {0}", e.getMessage());
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "A connection has ended", e);
        } finally {
            end(code);
            shared.windows().closeAll();
            shared.streams().all().forEach(Stream::clientEnds);
            shared.streams().awaitHandled();
        }
    }

    private void greet() throws IOException {
        shared.output().settings(MAX_CONCURRENT_STREAMS, Streams.MOST, INITIAL_WINDOW_SIZE, Shared.STREAM_WINDOW,
                MAX_HEADER_LIST_SIZE, RequestHead.MAX_BYTES);
        shared.output().windowUpdate(0, Shared.CONNECTION_WINDOW - SendWindows.DEFAULT);
        shared.output().flush();
        incoming.begin();
    }

    private void readFrames() throws IOException {
        while (true) {
            if (!reader.ready()) {
                shared.output().flush();
                if (incoming.isWithinBlock()) {
                    shared.streams().awaitRest();
                } else {
                    shared.streams().awaitFrame();
                }
            }
            Frame frame = reader.next();
            if (frame == null) {
                return;
            }
            incoming.take(frame);
        }
    }

    /** Tells the client that the server is about to stop: it should open no more streams, and open ones are still served. */
    public void drain() {
        synchronized (this) {
            if (saysGoodbye) {
                return;
            }
            saysGoodbye = true;
        }
        handlers.stop();
        shared.output().goAway(ANY, ErrorCode.NO_ERROR);
        // When the client acknowledges this, every request that it sent before it knew has arrived.
        shared.output().ping(0, LAST_CALL);
        shared.flush();
    }

    private void lastCall(byte[] payload) {
        if (Arrays.equals(payload, LAST_CALL)) {
            close(false);
        }
    }

    /** Serves no more new streams, and ends when the open ones have ended. Interrupts their threads if asked to. */
    public void close(boolean interrupt) {
        handlers.stop();
        if (interrupt) {
            handlers.interrupt();
        }
        if (incoming.leave()) {
            shared.output().goAway(shared.streams().last(), ErrorCode.NO_ERROR);
            shared.flush();
        }
        endIfOver();
    }

    /** Ends the connection after a client's timeout. */
    public void timeOut() {
        incoming.leave();
        end(ErrorCode.NO_ERROR);
    }

    private void endIfOver() {
        if (incoming.isLeaving() && shared.streams().isQuiet()) {
            end(null);
        }
    }

    /** Ends the output once, with a GOAWAY frame if there is an error code. */
    private void end(@Nullable ErrorCode code) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (code != null) {
            shared.output().goAway(shared.streams().last(), code);
        }
        try {
            shared.output().end();
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The connection was broken already", e);
        }
    }
}
