package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.carafe.http.Cookie;
import dev.carafe.http.Headers;
import dev.carafe.http.HttpStatus;
import dev.carafe.http.RawRequest;
import dev.carafe.json.JsonException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/** The response to a request of a {@link TestClient}; {@code assertThat(response)} has its own assertions. Immutable. */
public final class TestResponse implements AssertProvider<ResponseAssert> {
    private final SentRequest request;
    private final ResponseHead head;
    private final byte[] body;
    private final ServerSide server;
    private final URI uri;
    private final List<TestResponse> history;

    TestResponse(SentRequest request, ResponseHead head, byte[] body, ServerSide server, URI uri, List<TestResponse> history) {
        this.request = request;
        this.head = head;
        this.body = body;
        this.server = server;
        this.uri = uri;
        this.history = history;
    }

    /** Returns the status code. */
    public int status() {
        return head.status();
    }

    /** Returns all header fields. */
    public Headers headers() {
        return head.headers();
    }

    /** Returns the first value of a header field, or null. */
    public @Nullable String header(String name) {
        return head.headers().get(name);
    }

    /** Returns the cookie of a name that the response sets, or null. A deleted cookie has a maximum age of 0. */
    public @Nullable Cookie cookie(String name) {
        return headers().all("Set-Cookie").reversed().stream().map(Cookie::parse).filter(Objects::nonNull)
                .filter(cookie -> cookie.name().equals(name)).findFirst().orElse(null);
    }

    /** Returns the body. */
    public byte[] bytes() {
        return body;
    }

    /** Returns the body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns the body as a JSON tree.
     *
     * @throws AssertionError if it is not JSON
     */
    public JsonNode json() {
        try {
            return Objects.requireNonNullElse(Json.read(body, JsonNode.class), NullNode.getInstance());
        } catch (JsonException e) {
            throw new AssertionError("The body is no JSON.\n\n" + this, e);
        }
    }

    /**
     * Returns the JSON body as an instance of a class.
     *
     * @throws AssertionError if it does not fit
     */
    public <T> T json(Class<T> type) {
        try {
            return Objects.requireNonNull(Json.read(body, type), "The body is the JSON null.");
        } catch (JsonException e) {
            throw new AssertionError("The body is no %s.%n%n%s".formatted(type.getSimpleName(), this), e);
        }
    }

    /** Returns the request, as it was sent. */
    public RawRequest request() {
        return request;
    }

    /** Returns what the server recorded of the exchange. */
    public ServerSide server() {
        return server;
    }

    /** Returns the responses on the way here, in order, if the client {@linkplain TestClient#followRedirects follows redirects}. */
    public List<TestResponse> history() {
        return history;
    }

    /** Returns the path and query of this response's request: where the client is after redirects. */
    public String target() {
        return request.target();
    }

    boolean isRedirect() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> header("Location") != null;
            default -> false;
        };
    }

    /** Returns the target of the redirect, within the app. */
    String redirectTarget() {
        Place here = Place.of(Objects.requireNonNullElse(request.headers().get("Host"), ""), request.root() + request.target());
        String location = Objects.requireNonNull(header("Location"));
        Place there = here.resolve(location);
        if (!Objects.equals(here.authority(), there.authority())) {
            throw new IllegalStateException("%s is sent to %s, which is no place of the app. Assert redirectsTo(...) instead.%n%n%s"
                    .formatted(request.target(), location.startsWith("//") ? "http:" + location : location, this));
        }
        String path = there.path();
        if (!(path + "/").startsWith(request.root() + "/")) {
            throw new IllegalStateException(("%s is sent to %s, but the app is below %s. Build the URL by urlFor(...), which knows that, "
                    + "or assert redirectsTo(...) instead.%n%n%s").formatted(request.target(), path, request.root(), this));
        }
        return there.target();
    }

    /** Supports {@code assertThat(response)}. */
    @Override
    public ResponseAssert assertThat() {
        return new ResponseAssert(this);
    }

    /** Returns the exchange: the request, the response with the first 2 KB of the body, the server's exception, and a curl command. */
    @Override
    public String toString() {
        Throwable failure = status() == 101 ? null : server.exception();
        return request + "\n" + HttpStatus.of(status()) + "\n" + headers() + "\n" + Excerpt.of(body) + "\n\n"
                + (failure == null ? "" : "The server failed: " + failure + "\n\n") + Curl.command(request, uri);
    }
}
