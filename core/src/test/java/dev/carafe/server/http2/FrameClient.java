package dev.carafe.server.http2;

import dev.carafe.server.Server;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A client that sends what frames it likes, and reads those of the server. */
final class FrameClient implements AutoCloseable {
    private static final int PATIENCE = 20_000;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String[] ERRORS = {"NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT",
        "STREAM_CLOSED", "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM"};

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final HpackDecoder decoder = new HpackDecoder();

    private FrameClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Connects without a word. */
    static FrameClient silent(Server server) throws IOException {
        return new FrameClient(new Socket("127.0.0.1", server.port()));
    }

    /** Connects, and begins as a client has to, with some settings. */
    static FrameClient open(Server server, byte... settings) throws IOException {
        return silent(server).raw(PREFACE).send(Frame.SETTINGS, 0, 0, settings);
    }

    /** Sends bytes that need not be frames. */
    FrameClient raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    FrameClient send(int type, int flags, int stream, byte... payload) throws IOException {
        return raw(frame(type, flags, stream, payload));
    }

    static byte[] frame(int type, int flags, int stream, byte... payload) {
        byte[] frame = new byte[9 + payload.length];
        frame[0] = (byte) (payload.length >> 16);
        frame[1] = (byte) (payload.length >> 8);
        frame[2] = (byte) payload.length;
        frame[3] = (byte) type;
        frame[4] = (byte) flags;
        System.arraycopy(number(stream), 0, frame, 5, 4);
        System.arraycopy(payload, 0, frame, 9, payload.length);
        return frame;
    }

    static byte[] number(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    static byte[] setting(int name, long value) {
        byte[] setting = new byte[6];
        setting[1] = (byte) name;
        System.arraycopy(number((int) value), 0, setting, 2, 4);
        return setting;
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** A block of literal fields, names and values in turn. */
    static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            text(block, fields[i]);
            text(block, fields[i + 1]);
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        int left = text.length() - 127;
        block.write(Math.min(127, text.length()));
        if (left >= 0) {
            while (left > 127) {
                block.write(left & 127 | 128);
                left >>= 7;
            }
            block.write(left);
        }
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The block of a request, with more fields. */
    static byte[] request(String method, String path, String... fields) {
        byte[] head = block(":method", method, ":scheme", "http", ":path", path, ":authority", "127.0.0.1");
        byte[] more = block(fields);
        byte[] all = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, all, head.length, more.length);
        return all;
    }

    FrameClient get(int stream, String path) throws IOException {
        return send(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, stream, request("GET", path));
    }

    FrameClient post(int stream, String path, String... fields) throws IOException {
        return send(Frame.HEADERS, Frame.END_HEADERS, stream, request("POST", path, fields));
    }

    FrameClient data(int stream, boolean last, byte... content) throws IOException {
        return send(Frame.DATA, last ? Frame.END_STREAM : 0, stream, content);
    }

    /** The next frame; null at the end. */
    @Nullable Frame next() throws IOException {
        try {
            byte[] head = new byte[9];
            in.readFully(head);
            byte[] payload = new byte[(head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff)];
            in.readFully(payload);
            return new Frame(head[3], head[4], Frame.number(head, 5), payload, 0, payload.length);
        } catch (EOFException | SocketException e) {
            return null;
        }
    }

    /** How the server complains: GOAWAY or RST_STREAM with their code, or the end without a word. */
    String complaint() throws IOException {
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.type() == Frame.GOAWAY) {
                return "GOAWAY " + ERRORS[frame.number(4)];
            }
            if (frame.type() == Frame.RST_STREAM) {
                return "RST_STREAM " + ERRORS[frame.number(0)];
            }
        }
        return "end";
    }

    /** The next frame of a type; null if the connection ends before. */
    @Nullable Frame next(int type) throws IOException {
        Frame frame = next();
        while (frame != null && frame.type() != type) {
            frame = next();
        }
        return frame;
    }

    /** Asks whether the server still listens. */
    boolean isAlive() throws IOException {
        send(Frame.PING, 0, 0, new byte[8]);
        for (Frame frame = next(Frame.PING); frame != null; frame = next(Frame.PING)) {
            if (frame.has(Frame.ACK)) {
                return true;
            }
        }
        return false;
    }

    /** The response to a stream: its status and its body, or how the stream ended without. Those of other streams are lost. */
    String response(int stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> fields = new TreeMap<>();
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.type() == Frame.HEADERS) {
                decoder.decode(frame.bytes(), 0, frame.length(), frame.stream() == stream ? fields::put : (name, value) -> { });
            }
            if (frame.type() == Frame.GOAWAY) {
                return "GOAWAY " + ERRORS[frame.number(4)];
            }
            if (frame.stream() != stream) {
                continue;
            }
            if (frame.type() == Frame.RST_STREAM) {
                return "RST_STREAM " + ERRORS[frame.number(0)];
            }
            if (frame.type() == Frame.DATA) {
                body.write(frame.bytes(), 0, frame.length());
            }
            if ((frame.type() == Frame.DATA || frame.type() == Frame.HEADERS) && frame.has(Frame.END_STREAM)) {
                break;
            }
        }
        return fields.isEmpty() ? "end" : fields.get(":status") + " " + body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
