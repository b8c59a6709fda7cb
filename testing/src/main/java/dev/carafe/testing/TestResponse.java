package dev.carafe.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.http.Cookie;
import dev.carafe.http.Headers;
import dev.carafe.http.HttpStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/** The answer to a request of a {@link TestClient}; {@code assertThat(response)} has assertions of its own. Immutable. */
public final class TestResponse implements AssertProvider<ResponseAssert> {
    private final SentRequest request;
    private final AnswerHead head;
    private final byte[] body;
    private final ServerSide server;
    private final URI uri;
    private final List<TestResponse> history;

    TestResponse(SentRequest request, AnswerHead head, byte[] body, ServerSide server, URI uri, List<TestResponse> history) {
        this.request = request;
        this.head = head;
        this.body = body;
        this.server = server;
        this.uri = uri;
        this.history = history;
    }

    /** The status code. */
    public int status() {
        return head.status();
    }

    /** All header fields. */
    public Headers headers() {
        return head.headers();
    }

    /** The first value of a header field, or null. */
    public @Nullable String header(String name) {
        return head.headers().get(name);
    }

    /** The cookie of a name that the answer sets, or null; one that it deletes has an age of 0. */
    public @Nullable Cookie cookie(String name) {
        return headers().all("Set-Cookie").reversed().stream().map(Cookie::parse).filter(Objects::nonNull)
                .filter(cookie -> cookie.name().equals(name)).findFirst().orElse(null);
    }

    /** The body. */
    public byte[] bytes() {
        return body;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as a tree of JSON.
     *
     * @throws AssertionError if it is no JSON
     */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("The body is no JSON.\n\n" + this, e);
        }
    }

    /**
     * The JSON body as an instance of a class.
     *
     * @throws AssertionError if it does not fit
     */
    public <T> T json(Class<T> type) {
        try {
            return Json.MAPPER.treeToValue(json(), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The body is no %s.%n%n%s".formatted(type.getSimpleName(), this), e);
        }
    }

    /** What the server saw. */
    public ServerSide server() {
        return server;
    }

    /** The answers that led here, in order, if the client {@linkplain TestClient#followRedirects follows redirects}. */
    public List<TestResponse> history() {
        return history;
    }

    /** The path and query of the request that this answers: where the client is after redirects. */
    public String target() {
        return request.target();
    }

    boolean isRedirect() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> header("Location") != null;
            default -> false;
        };
    }

    /** Where the answer leads within the app. */
    String redirectTarget() {
        URI here = URI.create("http://" + request.headers().get("Host")).resolve(request.root() + request.target());
        URI there = here.resolve(Objects.requireNonNull(header("Location")));
        if (!Objects.equals(here.getAuthority(), there.getAuthority())) {
            throw new IllegalStateException("%s is sent to %s, which is no place of the app. Assert redirectsTo(...) instead.%n%n%s"
                    .formatted(request.target(), there, this));
        }
        String path = there.getRawPath().isEmpty() ? "/" : there.getRawPath();
        if (!(path + "/").startsWith(request.root() + "/")) {
            throw new IllegalStateException(("%s is sent to %s, but the app is below %s. Build the URL by urlFor(...), which knows that, "
                    + "or assert redirectsTo(...) instead.%n%n%s").formatted(request.target(), path, request.root(), this));
        }
        return there.getRawQuery() == null ? path : path + "?" + there.getRawQuery();
    }

    /** For {@code assertThat(response)}. */
    @Override
    public ResponseAssert assertThat() {
        return new ResponseAssert(this);
    }

    /** The exchange: the request, the answer with the first 2 KB of the body, the exception of the server, and a curl line. */
    @Override
    public String toString() {
        Throwable failure = status() == 101 ? null : server.exception();
        return request + "\n" + HttpStatus.of(status()) + "\n" + headers() + "\n" + Excerpt.of(body) + "\n\n"
                + (failure == null ? "" : "The server failed: " + failure + "\n\n") + Curl.command(request, uri);
    }
}
