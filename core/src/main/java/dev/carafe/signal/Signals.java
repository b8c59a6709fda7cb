package dev.carafe.signal;

import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.websocket.WebSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals that an app sends while it handles requests, named as in Flask and Quart. The sender is the {@code App}.
 *
 * <pre>{@code
 * Signals.REQUEST_FINISHED.connect(app, (sender, event) -> metrics.count(event.response().status()));
 * }</pre>
 */
public final class Signals {
    /** Sent when a context begins: a request's, or a command's. */
    public static final Signal<Request> APPCONTEXT_PUSHED = Signal.named("appcontext-pushed", Request.class);
    /** Sent when a request begins, before its first hook. */
    public static final Signal<Request> REQUEST_STARTED = Signal.named("request-started", Request.class);
    /**
     * Sent for an unexpected exception with no handler for its class, including one thrown by an error handler or middleware. It is sent
     * before the response is made, and never for {@code abort}.
     */
    public static final Signal<RequestException> GOT_REQUEST_EXCEPTION = Signal.named("got-request-exception", RequestException.class);
    /** Sent when the response is ready, before it is sent to the client. */
    public static final Signal<RequestFinished> REQUEST_FINISHED = Signal.named("request-finished", RequestFinished.class);
    /** Sent when a WebSocket is open, before its handler is called. The handshake is a request with its own signals. */
    public static final Signal<WebSocket> WEBSOCKET_STARTED = Signal.named("websocket-started", WebSocket.class);
    /** Sent when a WebSocket's handler has received a message. */
    public static final Signal<WebSocketMessage> WEBSOCKET_RECEIVED = Signal.named("websocket-received", WebSocketMessage.class);
    /** Sent when a message has been sent over a WebSocket, on any thread. */
    public static final Signal<WebSocketMessage> WEBSOCKET_SENT = Signal.named("websocket-sent", WebSocketMessage.class);
    /** Sent for an exception of a WebSocket's handler, but not for {@code abort} or a closed socket. */
    public static final Signal<RequestException> GOT_WEBSOCKET_EXCEPTION =
            Signal.named("got-websocket-exception", RequestException.class);
    /** Sent when a WebSocket has been closed. */
    public static final Signal<WebSocket> WEBSOCKET_FINISHED = Signal.named("websocket-finished", WebSocket.class);
    /** Sent when a WebSocket has been closed and its request's teardown hooks have run, after {@link #REQUEST_TEARING_DOWN}. */
    public static final Signal<TearingDown> WEBSOCKET_TEARING_DOWN = Signal.named("websocket-tearing-down", TearingDown.class);
    /** Sent when the response has been sent and the request's teardown hooks have run. */
    public static final Signal<TearingDown> REQUEST_TEARING_DOWN = Signal.named("request-tearing-down", TearingDown.class);
    /** Sent when a context ends, after its own teardown hooks. */
    public static final Signal<TearingDown> APPCONTEXT_TEARING_DOWN = Signal.named("appcontext-tearing-down", TearingDown.class);
    /** Sent when a context has ended. */
    public static final Signal<Request> APPCONTEXT_POPPED = Signal.named("appcontext-popped", Request.class);
    /** Sent before a template is rendered. */
    public static final Signal<Template> BEFORE_RENDER_TEMPLATE = Signal.named("before-render-template", Template.class);
    /** Sent when a template has been rendered. */
    public static final Signal<Template> TEMPLATE_RENDERED = Signal.named("template-rendered", Template.class);
    /** Sent when a message has been flashed to the user. */
    public static final Signal<Message> MESSAGE_FLASHED = Signal.named("message-flashed", Message.class);

    private Signals() { }

    /**
     * A failed request.
     *
     * @param request the request
     * @param exception what was thrown
     */
    public record RequestException(Request request, Throwable exception) { }

    /**
     * A request with its response.
     *
     * @param request the request
     * @param response the encoded response
     */
    public record RequestFinished(Request request, Response response) { }

    /**
     * A request that has ended.
     *
     * @param request the request
     * @param error the failure that left the request without a response, or null
     */
    public record TearingDown(Request request, @Nullable Throwable error) { }

    /**
     * A message on a socket.
     *
     * @param socket the socket
     * @param message the message
     */
    public record WebSocketMessage(WebSocket socket, dev.carafe.websocket.Message message) { }

    /**
     * A template and its values.
     *
     * @param name the name of the template
     * @param model the values
     */
    public record Template(String name, Map<String, ? extends @Nullable Object> model) { }

    /**
     * A flashed message.
     *
     * @param text the message
     * @param category its category
     */
    public record Message(String text, String category) { }
}
