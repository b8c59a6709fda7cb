package dev.carafe.live;

import dev.carafe.http.EventEmitter;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.ServerSentEvent;
import dev.carafe.json.JsonProvider;
import dev.carafe.websocket.WebSocket;
import dev.carafe.websocket.WebSocketClosedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts messages of one type to all subscribers, over server-sent events and WebSockets.
 *
 * <pre>{@code
 * Topic<Message> chat = app.topic("chat", Message.class).keeping(100);
 * app.get("/chat/events", req -> chat.events(req))
 *     .websocket("/chat/socket", ws -> chat.join(ws))
 *     .post("/chat", req -> {
 *         chat.publish(req.json(Message.class));
 *         return Response.noContent();
 *     });
 * }</pre>
 *
 * <p>A message is sent as JSON, which is written once for all. A client of events that reconnects gets the kept messages that it has
 * missed. At most 256 messages wait for each subscriber, unless {@link #buffering} sets another limit. A subscriber that falls further
 * behind is dropped: a stream of events ends, and its browser reconnects for the rest; a socket is closed with code 1013. When the app
 * stops, all subscriptions end. Messages are in the memory of one process; several processes need a broker. Thread-safe.
 */
public final class Topic<T> {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int TOO_SLOW = 1013;
    private static final int GOING_AWAY = 1001;

    private final String name;
    private final Supplier<JsonProvider> json;
    /** Distinguishes ids of this process from those of others. */
    private final String era = Integer.toHexString(ThreadLocalRandom.current().nextInt());
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Entry<T>> kept = new ArrayDeque<>();
    private final Set<Subscription<T>> subscriptions = new LinkedHashSet<>();
    private int keeps;
    private int buffer = 256;
    private long last;

    /** A message as it is sent; messages are numbered from 1. */
    static final class Entry<T> {
        private final long number;
        private final T message;
        private final String json;
        private volatile byte @Nullable [] event;

        private Entry(long number, T message, String json) {
            this.number = number;
            this.message = message;
            this.json = json;
        }

        T message() {
            return message;
        }

        /** Returns the bytes of the event, which are the same for all subscribers: the first that needs them makes them. */
        private byte[] event(String id) {
            byte[] made = event;
            if (made == null) {
                made = ServerSentEvent.of(json).id(id).toString().getBytes(StandardCharsets.UTF_8);
                event = made;
            }
            return made;
        }
    }

    Topic(String name, Supplier<JsonProvider> json) {
        this.name = name;
        this.json = json;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Keeps this many of the last messages for clients that reconnect; 0 by default. */
    public Topic<T> keeping(int messages) {
        keeps = positive("keeping", messages);
        return this;
    }

    /** Sets how many messages may wait for a subscriber before it is dropped as too slow; 256 by default. */
    public Topic<T> buffering(int messages) {
        buffer = positive("buffering", messages);
        return this;
    }

    private int positive(String method, int messages) {
        if (messages < 1) {
            throw new IllegalArgumentException("The topic '%s' can't have %s(%d). Give a number from 1 on."
                    .formatted(name, method, messages));
        }
        return messages;
    }

    /**
     * Sends a message to all current subscribers. Does not wait for them.
     *
     * @throws IllegalArgumentException if the message has no JSON form
     */
    public void publish(T message) {
        String text = new String(json.get().write(message), StandardCharsets.UTF_8);
        lock.lock();
        try {
            Entry<T> entry = new Entry<>(++last, message, text);
            kept.addLast(entry);
            while (kept.size() > keeps) {
                kept.removeFirst();
            }
            subscriptions.removeIf(subscription -> !subscription.offer(entry));
        } finally {
            lock.unlock();
        }
    }

    /** Returns the kept messages, oldest first, for a page to show before its first event. */
    public List<T> kept() {
        lock.lock();
        try {
            return kept.stream().map(Entry::message).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the id of the newest message. {@code events} continues after it if a page requests {@code ?lastEventId=} with it. */
    public String lastEventId() {
        lock.lock();
        try {
            return id(last);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of current subscribers. */
    public int subscribers() {
        lock.lock();
        try {
            return subscriptions.size();
        } finally {
            lock.unlock();
        }
    }

    /** Subscribes to the messages from now on, for code of your own. Close the subscription afterwards. */
    public Subscription<T> subscribe() {
        return subscribe(Long.MAX_VALUE);
    }

    private Subscription<T> subscribe(long after) {
        lock.lock();
        try {
            Subscription<T> subscription = new Subscription<>(this, kept.stream().filter(entry -> entry.number > after).toList(), buffer);
            subscriptions.add(subscription);
            return subscription;
        } finally {
            lock.unlock();
        }
    }

    void leave(Subscription<T> subscription) {
        lock.lock();
        try {
            subscriptions.remove(subscription);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns a stream of the messages as server-sent events, each with an id. It continues after the client's last message, named by
     * {@code Last-Event-ID}, which a browser sends when it reconnects, or by the query parameter {@code lastEventId}. A client with an id
     * from before the last start gets all kept messages. A comment every 15 seconds keeps the connection open.
     */
    public Response events(Request request) {
        String id = request.header("Last-Event-ID");
        long after = number(id != null ? id : request.args().get("lastEventId"));
        return Response.events(events -> send(after, events));
    }

    private void send(long after, EventEmitter events) throws IOException {
        events.heartbeat(HEARTBEAT);
        try (Subscription<T> subscription = subscribe(after)) {
            for (Entry<T> entry = subscription.next(); entry != null; entry = subscription.next()) {
                events.sendEncoded(entry.event(id(entry.number)));
            }
        } catch (InterruptedException e) {
            // The client has left, or the server is stopping.
        }
    }

    private String id(long number) {
        return era + "-" + number;
    }

    /** Returns the number of the message after which a client continues. */
    private long number(@Nullable String id) {
        lock.lock();
        try {
            if (id == null) {
                return last;
            }
            return id.startsWith(era + "-") ? Math.min(last, Long.parseLong(id.substring(era.length() + 1))) : 0;
        } catch (NumberFormatException e) {
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** Sends the messages to a socket until it is closed. Ignores messages from the client. */
    public void join(WebSocket socket) {
        join(socket, text -> { });
    }

    /** Sends the messages to a socket until it is closed, and passes each text from the client on: {@code text -> chat.publish(...)}. */
    public void join(WebSocket socket, Consumer<String> received) {
        try (Subscription<T> subscription = subscribe()) {
            Thread.ofVirtual().name("carafe-topic-" + name).start(() -> send(subscription, socket));
            socket.texts().forEach(received);
        }
    }

    private static <T> void send(Subscription<T> subscription, WebSocket socket) {
        try {
            for (Entry<T> entry = subscription.next(); entry != null; entry = subscription.next()) {
                socket.send(entry.json);
            }
            if (subscription.isTooSlow()) {
                socket.close(TOO_SLOW, "Too many messages wait.");
            } else if (subscription.isEnded()) {
                socket.close(GOING_AWAY, "The topic ends.");
            }
        } catch (WebSocketClosedException | InterruptedException e) {
            // The handler's thread, which receives, notices too.
        }
    }

    /** Ends all subscriptions; later ones are not affected. */
    void end() {
        lock.lock();
        try {
            subscriptions.forEach(Subscription::end);
            subscriptions.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "topic '%s'".formatted(name);
    }
}
