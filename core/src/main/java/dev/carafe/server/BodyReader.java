package dev.carafe.server;

import dev.carafe.http.HttpException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads a request's body as it arrives, limited in length and time. Faults become a 400, 408 or 413, never an exception of the server. */
final class BodyReader extends InputStream {
    /** How much of an unread body is read to keep the connection. */
    private static final long DRAINED = 64 * 1024;

    private final ServerRequest request;
    private final @Nullable Guard guard;
    private final Place place;
    private final long announced;
    private final long limit;
    private @Nullable InputStream in;
    private long read;
    private boolean ended;
    private boolean broken;
    private boolean timedOut;
    private boolean responding;

    BodyReader(ServerRequest request, @Nullable Guard guard, Place place, long limit) {
        this.request = request;
        this.guard = guard;
        this.place = place;
        this.announced = request.headers().contentLength().orElse(-1);
        this.limit = limit;
        this.ended = announced == 0;
    }

    /**
     * Records that the response has begun, so that a timeout can no longer be reported. Returns whether the rest of the body won't be read.
     */
    boolean beginResponse() {
        responding = true;
        return isLost();
    }

    boolean timedOut() {
        return timedOut;
    }

    /** Returns whether the connection can't be reused: its framing is lost, or too much of the body is left to skip. */
    private boolean isLost() {
        return broken || (!ended && (announced > limit || announced - read > DRAINED || expectsToBeAsked()));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        if (announced > limit) {
            throw refused(413);
        }
        int count = readChecked(bytes, offset, length);
        if (count < 0) {
            ended = true;
        } else if ((read += count) > limit) {
            throw refused(413);
        }
        return count;
    }

    /** Reads a body of known length into no more memory than it needs, 16 kB at a time, so that an announced length alone takes none. */
    @Override
    public byte[] readAllBytes() throws IOException {
        if (announced < 0 || announced > limit || announced - read > Integer.MAX_VALUE) {
            return super.readAllBytes();
        }
        byte[] rest = readNBytes((int) (announced - read));
        ended |= read() < 0;
        return rest;
    }

    private int readChecked(byte[] bytes, int offset, int length) throws IOException {
        InFlight left = place.aside();
        try {
            return readGuarded(bytes, offset, length);
        } catch (CloseConnectionException e) {
            broken = true;
            timedOut = true;
            throw new HttpException(408);
        } catch (RequestException e) {
            throw refused(e.status().code());
        } catch (RuntimeException e) {
            throw refused(400);
        } finally {
            place.back(left);
        }
    }

    private int readGuarded(byte[] bytes, int offset, int length) throws IOException {
        if (guard == null) {
            return source().read(bytes, offset, length);
        }
        // An interrupted thread that reads from a channel closes it, and the response could no longer be sent.
        boolean interrupted = Thread.interrupted();
        guard.startBody(!responding);
        try {
            return source().read(bytes, offset, length);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            guard.endBody();
        }
    }

    private InputStream source() {
        if (in == null) {
            in = request.content().inputStream();
        }
        return in;
    }

    private HttpException refused(int status) {
        broken = true;
        return status == 400 ? new HttpException(400, "The body of the request is not well-formed.") : new HttpException(status);
    }

    /** Reads the rest of the body, if it is short and already on its way. */
    boolean drain() {
        if (ended) {
            return true;
        }
        if (isLost()) {
            return false;
        }
        if (guard != null) {
            guard.startDrain();
        }
        try {
            byte[] bytes = new byte[4096];
            long most = read + DRAINED;
            while (!ended && read <= most) {
                read(bytes, 0, bytes.length);
            }
            return ended;
        } catch (IOException | HttpException e) {
            return false;
        }
    }

    /** Returns whether the client still waits for a 100: it may or may not send the body. */
    private boolean expectsToBeAsked() {
        return in == null && request.headers().contains(HeaderNames.EXPECT) && request.headers().containsToken(HeaderValues.EXPECT_100);
    }
}
