package dev.carafe.signal;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.websocket.WebSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signals that an app sends while it handles requests; the sender is the {@link App}. Those of Flask and Quart, by their names.
 *
 * <pre>{@code
 * Signals.REQUEST_FINISHED.connect(app, (sender, event) -> metrics.count(event.response().status()));
 * }</pre>
 */
public final class Signals {
    /** A context begins: a request's, or that of a command. */
    public static final Signal<Request> APPCONTEXT_PUSHED = Signal.named("appcontext-pushed", Request.class);
    /** A request begins, before its first hook. */
    public static final Signal<Request> REQUEST_STARTED = Signal.named("request-started", Request.class);
    /** An exception, not of abort, that no handler of its class takes, though it be of an error handler or of middleware; no answer yet. */
    public static final Signal<RequestException> GOT_REQUEST_EXCEPTION = Signal.named("got-request-exception", RequestException.class);
    /** The answer is ready and about to be sent. */
    public static final Signal<RequestFinished> REQUEST_FINISHED = Signal.named("request-finished", RequestFinished.class);
    /** A socket is open, and its handler about to be called. The handshake was a request, of which its own signals tell. */
    public static final Signal<WebSocket> WEBSOCKET_STARTED = Signal.named("websocket-started", WebSocket.class);
    /** The handler of a socket has been given a message. */
    public static final Signal<WebSocketMessage> WEBSOCKET_RECEIVED = Signal.named("websocket-received", WebSocketMessage.class);
    /** A message has been sent over a socket, on whatever thread. */
    public static final Signal<WebSocketMessage> WEBSOCKET_SENT = Signal.named("websocket-sent", WebSocketMessage.class);
    /** An exception of a socket's handler. Not for abort, nor for the socket's being closed. */
    public static final Signal<RequestException> GOT_WEBSOCKET_EXCEPTION =
            Signal.named("got-websocket-exception", RequestException.class);
    /** A socket is closed. */
    public static final Signal<WebSocket> WEBSOCKET_FINISHED = Signal.named("websocket-finished", WebSocket.class);
    /** A socket is closed and the teardown hooks of its request have run; after {@link #REQUEST_TEARING_DOWN}. */
    public static final Signal<TearingDown> WEBSOCKET_TEARING_DOWN = Signal.named("websocket-tearing-down", TearingDown.class);
    /** The answer has been sent and the teardown hooks of the request have run. */
    public static final Signal<TearingDown> REQUEST_TEARING_DOWN = Signal.named("request-tearing-down", TearingDown.class);
    /** A context ends; its own teardown hooks have run. */
    public static final Signal<TearingDown> APPCONTEXT_TEARING_DOWN = Signal.named("appcontext-tearing-down", TearingDown.class);
    /** A context has ended. */
    public static final Signal<Request> APPCONTEXT_POPPED = Signal.named("appcontext-popped", Request.class);
    /** A template is about to be rendered. */
    public static final Signal<Template> BEFORE_RENDER_TEMPLATE = Signal.named("before-render-template", Template.class);
    /** A template was rendered. */
    public static final Signal<Template> TEMPLATE_RENDERED = Signal.named("template-rendered", Template.class);
    /** A message was flashed to the user. */
    public static final Signal<Message> MESSAGE_FLASHED = Signal.named("message-flashed", Message.class);

    private Signals() { }

    /**
     * A request that failed.
     *
     * @param request the request
     * @param exception what was thrown
     */
    public record RequestException(Request request, Throwable exception) { }

    /**
     * A request that has its answer.
     *
     * @param request the request
     * @param response the answer, encoded
     */
    public record RequestFinished(Request request, Response response) { }

    /**
     * A request that is over.
     *
     * @param request the request
     * @param error what no answer could be made of, or null
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
     * A template and what it is given.
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
