package dev.carafe.server;

import dev.carafe.http.Headers;
import dev.carafe.http.Outgoing;
import dev.carafe.http.RawConnection;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A guarded connection after a 101. It has no deadlines any more. */
final class UpgradedConnection implements RawConnection {
    private final Guard guard;
    private final GuardedContext connection;

    private UpgradedConnection(Guard guard) {
        this.guard = guard;
        this.connection = guard.connection();
    }

    /** Sends the header of a 101 response. */
    static UpgradedConnection begin(Outgoing response, Guard guard) {
        UpgradedConnection connection = new UpgradedConnection(guard);
        connection.connection.changeProtocol();
        connection.send(head(response.headers()).getBytes(StandardCharsets.US_ASCII));
        return connection;
    }

    private static String head(Headers headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
        if (!headers.contains("Server")) {
            head.append("Server: ").append(OwnFields.SERVER.get()).append("\r\n");
        }
        for (int i = 0; i < headers.size(); i++) {
            head.append(headers.nameAt(i)).append(": ").append(headers.valueAt(i)).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        DataReader reader = connection.dataReader();
        try {
            reader.ensureAvailable();
            return reader.readBytes(reader.available());
        } catch (DataReader.InsufficientDataAvailableException e) {
            return null;
        } catch (RuntimeException e) {
            throw new IOException("The connection is broken.", e);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        try {
            send(bytes);
        } catch (RuntimeException e) {
            throw new IOException("The connection is broken.", e);
        }
    }

    private void send(byte[] bytes) {
        connection.dataWriter().writeNow(BufferData.create(bytes));
    }

    @Override
    public void cut() {
        guard.cut();
    }

    @Override
    public void whenStopping(Runnable task) {
        guard.whenStopping(task);
    }
}
