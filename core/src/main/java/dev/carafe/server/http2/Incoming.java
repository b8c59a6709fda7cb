package dev.carafe.server.http2;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Processes a client's frames (RFC 9113, section 6). A frame that breaks the rules ends its stream or the connection. */
final class Incoming {
    private static final int STREAM_DEPENDENCY = 5;

    private final Shared shared;
    private final Handlers handlers;
    private final Consumer<byte[]> whenAnswered;
    private final ClientSettings settings;
    private final HpackDecoder decoder = new HpackDecoder();
    private @Nullable Stream upgraded;
    private @Nullable HeaderBlock block;
    private boolean begun;
    private volatile boolean leaving;

    Incoming(Shared shared, Handlers handlers, Consumer<byte[]> whenAnswered) {
        this.shared = shared;
        this.handlers = handlers;
        this.whenAnswered = whenAnswered;
        this.settings = new ClientSettings(shared.windows());
    }

    /** Accepts the request that asked for HTTP/2. */
    void upgraded(byte[] asked, RequestHead request) {
        settings.apply(new Frame(Frame.SETTINGS, 0, 0, asked, 0, asked.length));
        shared.streams().use(1);
        Stream stream = new Stream(1, request, shared);
        shared.streams().open(stream);
        stream.endReceiving();
        upgraded = stream;
    }

    /** Starts serving. */
    void begin() {
        if (upgraded != null) {
            handlers.start(upgraded);
        }
    }

    boolean isWithinBlock() {
        return block != null;
    }

    /** Refuses streams opened from now on. Returns false if that was already so. */
    synchronized boolean leave() {
        boolean first = !leaving;
        leaving = true;
        return first;
    }

    boolean isLeaving() {
        return leaving;
    }

    void take(Frame frame) {
        if (!begun && (frame.type() != Frame.SETTINGS || frame.has(Frame.ACK))) {
            throw violation("The client does not begin with its settings.");
        }
        begun = true;
        if (block != null && (frame.type() != Frame.CONTINUATION || frame.stream() != block.stream())) {
            throw violation("A block of header fields is interrupted.");
        }
        try {
            switch (frame.type()) {
                case Frame.DATA -> data(frame);
                case Frame.HEADERS -> headers(frame);
                case Frame.PRIORITY -> priority(frame);
                case Frame.RST_STREAM -> reset(frame);
                case Frame.SETTINGS -> settings(frame);
                case Frame.PUSH_PROMISE -> throw violation("A client may not push.");
                case Frame.PING -> ping(frame);
                case Frame.GOAWAY -> goAway(frame);
                case Frame.WINDOW_UPDATE -> windowUpdate(frame);
                case Frame.CONTINUATION -> continuation(frame);
                default -> shared.floods().cheap();
            }
        } catch (StreamError e) {
            endStream(frame.stream(), e);
        }
    }

    private void endStream(int id, StreamError error) {
        shared.floods().reset();
        Stream stream = shared.streams().get(id);
        if (stream != null) {
            stream.reset(error.code());
        } else if (shared.streams().isIdle(id)) {
            throw new ConnectionError(error.code(), String.valueOf(error.getMessage()));
        } else {
            shared.output().reset(id, error.code());
            shared.streams().close(id, true);
        }
    }

    private void data(Frame frame) {
        checkStream(frame);
        Frame content = frame.unpadded();
        if (!shared.receiving().take(frame.length())) {
            throw new ConnectionError(ErrorCode.FLOW_CONTROL_ERROR, "The client sends more than the window of the connection allows.");
        }
        if (content.length() == 0 && !frame.has(Frame.END_STREAM)) {
            shared.floods().empty();
        }
        Stream stream = shared.streams().get(frame.stream());
        if (stream == null) {
            shared.giveBack(frame.length());
            checkLate(frame.stream());
            return;
        }
        stream.data(frame, content);
        if (frame.has(Frame.END_STREAM)) {
            stream.endReceiving();
        }
    }

    /** Checks a frame for a stream that is not open. It may have been on its way when the stream was closed here, or be an error. */
    private void checkLate(int id) {
        if (shared.streams().isIdle(id)) {
            if (!leaving) {
                throw violation("A stream begins without a header.");
            }
        } else if (shared.streams().wasReset(id)) {
            shared.floods().late();
        } else {
            throw new ConnectionError(ErrorCode.STREAM_CLOSED, "The client has closed the stream.");
        }
    }

    private void headers(Frame frame) {
        checkStream(frame);
        if (frame.stream() % 2 == 0) {
            throw violation("A client's streams have odd numbers.");
        }
        Frame content = frame.unpadded();
        HeaderBlock started = new HeaderBlock(frame.stream(), frame.has(Frame.END_STREAM), frame.dependency() == frame.stream());
        if (frame.has(Frame.END_HEADERS)) {
            fields(started, content.bytes(), content.offset(), content.length());
        } else {
            started.add(content);
            block = started;
        }
    }

    private void continuation(Frame frame) {
        HeaderBlock continued = block;
        if (continued == null) {
            throw violation("A frame continues nothing.");
        }
        continued.add(frame);
        if (frame.has(Frame.END_HEADERS)) {
            block = null;
            byte[] bytes = continued.toBytes();
            fields(continued, bytes, 0, bytes.length);
        }
    }

    /** Decodes a block even if it is then dropped, since later blocks may refer to its fields. */
    private void fields(HeaderBlock whole, byte[] bytes, int offset, int length) {
        int id = whole.stream();
        Stream stream = shared.streams().get(id);
        if (stream != null) {
            Trailers trailers = new Trailers();
            decoder.decode(bytes, offset, length, trailers);
            stream.trailers(trailers, whole.endsStream());
            return;
        }
        RequestHead head = new RequestHead();
        decoder.decode(bytes, offset, length, head);
        if (shared.streams().isIdle(id)) {
            open(whole, head);
        } else if (shared.streams().wasReset(id)) {
            shared.floods().late();
        } else {
            ErrorCode code = shared.streams().wasOpen(id) ? ErrorCode.STREAM_CLOSED : ErrorCode.PROTOCOL_ERROR;
            throw new ConnectionError(code, "The stream is closed.");
        }
    }

    private void open(HeaderBlock whole, RequestHead head) {
        if (leaving) {
            return; // The client will learn that the stream was not served, and can retry elsewhere.
        }
        int id = whole.stream();
        shared.streams().use(id);
        if (whole.dependsOnItself()) {
            throw new StreamError(ErrorCode.PROTOCOL_ERROR, "A stream depends on itself.");
        }
        if (!shared.streams().hasRoom()) {
            throw new StreamError(ErrorCode.REFUSED_STREAM, "Too many streams are open.");
        }
        Stream stream = new Stream(id, head.checked(), shared);
        shared.streams().open(stream);
        if (whole.endsStream()) {
            stream.endReceiving();
        }
        handlers.start(stream);
    }

    private void priority(Frame frame) {
        shared.floods().cheap();
        checkStream(frame);
        if (frame.length() != STREAM_DEPENDENCY) {
            throw new StreamError(ErrorCode.FRAME_SIZE_ERROR, "A priority has 5 bytes.");
        }
        if (frame.number(0) == frame.stream()) {
            throw new StreamError(ErrorCode.PROTOCOL_ERROR, "A stream depends on itself.");
        }
    }

    private void reset(Frame frame) {
        checkStream(frame);
        checkLength(frame, 4);
        if (shared.streams().isIdle(frame.stream())) {
            if (leaving) {
                return;
            }
            throw violation("A stream is reset that was never open.");
        }
        shared.floods().reset();
        Stream stream = shared.streams().get(frame.stream());
        if (stream != null) {
            stream.resetByClient();
        }
    }

    private void settings(Frame frame) {
        checkConnection(frame);
        shared.floods().answered();
        if (frame.has(Frame.ACK)) {
            checkLength(frame, 0);
        } else {
            settings.apply(frame);
            shared.output().acknowledgeSettings();
        }
    }

    private void ping(Frame frame) {
        checkConnection(frame);
        checkLength(frame, 8);
        byte[] payload = new byte[8];
        System.arraycopy(frame.bytes(), frame.offset(), payload, 0, 8);
        shared.floods().answered();
        if (frame.has(Frame.ACK)) {
            whenAnswered.accept(payload);
        } else {
            shared.output().ping(Frame.ACK, payload);
        }
    }

    private void goAway(Frame frame) {
        checkConnection(frame);
        shared.floods().cheap();
        if (frame.length() < 8) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "A goodbye has 8 bytes.");
        }
    }

    private void windowUpdate(Frame frame) {
        shared.floods().cheap();
        checkLength(frame, 4);
        int increment = frame.number(0);
        if (frame.stream() == 0) {
            if (increment == 0) {
                throw violation("A window is widened by nothing.");
            }
            shared.windows().widenConnection(increment);
            return;
        }
        Stream stream = shared.streams().get(frame.stream());
        if (stream != null) {
            if (increment == 0) {
                throw new StreamError(ErrorCode.PROTOCOL_ERROR, "A window is widened by nothing.");
            }
            shared.windows().widen(stream.window(), increment);
        } else if (shared.streams().isIdle(frame.stream()) && !leaving) {
            throw violation("A window is widened of a stream that was never open.");
        }
    }

    private static void checkStream(Frame frame) {
        if (frame.stream() == 0) {
            throw violation("A frame of a stream names none.");
        }
    }

    private static void checkConnection(Frame frame) {
        if (frame.stream() != 0) {
            throw violation("A frame of the connection names a stream.");
        }
    }

    private static void checkLength(Frame frame, int length) {
        if (frame.length() != length) {
            throw new ConnectionError(ErrorCode.FRAME_SIZE_ERROR, "A frame has a wrong length.");
        }
    }

    private static ConnectionError violation(String message) {
        return new ConnectionError(ErrorCode.PROTOCOL_ERROR, message);
    }
}
