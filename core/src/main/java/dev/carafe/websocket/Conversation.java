package dev.carafe.websocket;

import dev.carafe.http.HttpException;
import dev.carafe.http.RawConnection;
import dev.carafe.http.Request;
import dev.carafe.http.UpgradeHandler;
import dev.carafe.json.JsonProvider;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a socket from the 101 response to the end of the connection. */
record Conversation(Request request, @Nullable String subprotocol, WebSocketHandler handler, WebSocketSettings settings, JsonProvider json,
        WebSocketObserver observer) implements UpgradeHandler {
    /** How long a client has to answer a Close frame. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long a handler has to notice that the server is stopping before its thread is interrupted. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    @Override
    public void speak(RawConnection wire) throws InterruptedException {
        Inbox inbox = new Inbox(settings.maxMessage());
        Outbox outbox = new Outbox(wire);
        Receiver receiver = new Receiver(wire, inbox, outbox, settings.maxMessage());
        WebSocket socket = new WebSocket(request, subprotocol, json, observer, inbox, outbox);
        Thread receiving = start("carafe-websocket", receiver);
        Thread keepalive = settings.pingInterval().isZero() ? null
                : start("carafe-websocket-keepalive", new Keepalive(wire, receiver, outbox, settings.pingInterval()));
        Work work = new Work();
        wire.whenStopping(() -> start("carafe-websocket-stop", () -> {
            socket.close(Closing.GOING_AWAY);
            work.interruptAfter(MOMENT);
        }));
        try {
            observer.started(socket);
            socket.close(outcome(socket, work));
            receiving.join(PATIENCE);
        } finally {
            if (keepalive != null) {
                keepalive.interrupt();
            }
            if (receiving.isAlive()) {
                wire.cut();
            }
            observer.finished(socket);
        }
    }

    private static Thread start(String name, Runnable task) {
        return Thread.ofVirtual().name(name).start(task);
    }

    /** Runs the handler and returns how it ended. */
    private Closing outcome(WebSocket socket, Work work) {
        try {
            handler.handle(socket);
            return Closing.DONE;
        } catch (InterruptedException e) {
            return socket.closeCode() == Closing.GOING_AWAY.code() ? Closing.DONE : failed(socket, e);
        } catch (HttpException e) {
            return e.status() < 500 ? Closing.refused(e.description()) : failed(socket, e);
        } catch (WebSocketClosedException e) {
            return socket.isOpen() ? failed(socket, e) : Closing.DONE;
        } catch (Throwable e) {
            return failed(socket, e);
        } finally {
            work.end();
            if (socket.closeCode() == Closing.GOING_AWAY.code()) {
                var unused = Thread.interrupted();
            }
        }
    }

    private Closing failed(WebSocket socket, Throwable failure) {
        observer.failed(socket, failure);
        return Closing.FAILED;
    }
}
