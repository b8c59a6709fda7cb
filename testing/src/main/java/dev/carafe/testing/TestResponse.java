package dev.carafe.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.carafe.http.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/** The answer to a request of a {@link TestClient}; {@code assertThat(response)} has assertions of its own. Immutable. */
public final class TestResponse implements AssertProvider<ResponseAssert> {
    private static final ObjectMapper MAPPER = JsonMapper.builder().findAndAddModules().build();
    private static final int SHOWN = 2048;

    private final String request;
    private final ReceivedResponse received;

    TestResponse(String request, ReceivedResponse received) {
        this.request = request;
        this.received = received;
    }

    /** The status code. */
    public int status() {
        return received.status;
    }

    /** All header fields. */
    public Headers headers() {
        return received.headers;
    }

    /** The first value of a header field, or null. */
    public @Nullable String header(String name) {
        return received.headers.get(name);
    }

    /** The body. */
    public byte[] bytes() {
        return received.body;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(received.body, StandardCharsets.UTF_8);
    }

    /**
     * The body as a tree of JSON.
     *
     * @throws AssertionError if it is no JSON
     */
    public JsonNode json() {
        try {
            return MAPPER.readTree(received.body);
        } catch (IOException e) {
            throw new AssertionError("The body is no JSON.\n" + this, e);
        }
    }

    /**
     * The JSON body as an instance of a class.
     *
     * @throws AssertionError if it does not fit
     */
    public <T> T json(Class<T> type) {
        try {
            return MAPPER.treeToValue(json(), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError("The body is no %s.%n%s".formatted(type.getSimpleName(), this), e);
        }
    }

    /** For {@code assertThat(response)}. */
    @Override
    public ResponseAssert assertThat() {
        return new ResponseAssert(this);
    }

    /** The exchange, with the first 2 KB of the body. */
    @Override
    public String toString() {
        String body = text();
        String shown = body.length() <= SHOWN ? body : body.substring(0, SHOWN) + "... (" + body.length() + " characters)";
        return request + "\n\n" + status() + "\n" + headers() + "\n" + shown;
    }
}
