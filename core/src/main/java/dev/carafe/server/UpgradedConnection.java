package dev.carafe.server;

import dev.carafe.http.Response;
import dev.carafe.http.Wire;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.ConnectionContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A guarded connection after an answer of 101: no deadline holds for it any more. */
final class UpgradedConnection implements Wire {
    private final Guard guard;
    private final ConnectionContext connection;

    private UpgradedConnection(Guard guard) {
        this.guard = guard;
        this.connection = guard.connection();
    }

    /** Sends an answer of 101 on the connection of this thread. */
    static UpgradedConnection begin(Response response) {
        UpgradedConnection connection = new UpgradedConnection(Objects.requireNonNull(Guard.current()));
        connection.send(head(response).getBytes(StandardCharsets.US_ASCII));
        return connection;
    }

    private static String head(Response response) {
        StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nServer: ").append(ResponseWriter.SERVER.get());
        for (Map.Entry<String, String> field : response.headers()) {
            head.append("\r\n").append(field.getKey()).append(": ").append(field.getValue());
        }
        return head.append("\r\n\r\n").toString();
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
