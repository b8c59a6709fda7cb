package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on an answer; each failure shows the whole exchange. */
public final class ResponseAssert extends AbstractAssert<ResponseAssert, TestResponse> {
    ResponseAssert(TestResponse actual) {
        super(actual, ResponseAssert.class);
    }

    /** Verifies the status code. */
    public ResponseAssert hasStatus(int status) {
        return check(actual.status() == status, () -> "Expected the status %d, but it is %d.".formatted(status, actual.status()));
    }

    /** Verifies the value of a header field. */
    public ResponseAssert hasHeader(String name, String value) {
        return check(value.equals(actual.header(name)),
                () -> "Expected the header %s to be '%s', but it is %s.".formatted(name, value, actual.headers().all(name)));
    }

    /** Verifies that there is no such header field. */
    public ResponseAssert hasNoHeader(String name) {
        return check(actual.header(name) == null,
                () -> "Expected no header %s, but it is %s.".formatted(name, actual.headers().all(name)));
    }

    /** Verifies the media type, whatever its parameters. */
    public ResponseAssert hasType(String mediaType) {
        String type = actual.header("Content-Type");
        boolean same = type != null && (type.equals(mediaType) || type.startsWith(mediaType + ";"));
        return check(same, () -> "Expected the content type %s, but it is %s.".formatted(mediaType, type));
    }

    /** Verifies the methods of the {@code Allow} header, in any order. */
    public ResponseAssert allows(String... methods) {
        String allow = actual.header("Allow");
        Set<String> allowed = allow == null ? Set.of() : new TreeSet<>(Set.of(allow.split(", *")));
        return check(allowed.equals(new TreeSet<>(Set.of(methods))),
                () -> "Expected Allow to be %s, but it is %s.".formatted(Set.of(methods), allow));
    }

    /** Verifies the body as text. */
    public ResponseAssert hasText(String text) {
        return check(actual.text().equals(text),
                () -> "Expected the body to be '%s', but it is '%s'.".formatted(text, actual.text()));
    }

    /** Verifies that the body holds a text. */
    public ResponseAssert containsText(String text) {
        return check(actual.text().contains(text), () -> "Expected the body to contain '%s'.".formatted(text));
    }

    /** Verifies that there is no body. */
    public ResponseAssert hasNoBody() {
        return check(actual.bytes().length == 0,
                () -> "Expected no body, but there are %d bytes.".formatted(actual.bytes().length));
    }

    /**
     * Verifies a value of the JSON body, found by a pointer such as {@code "/people/0/name"} (RFC 6901); {@code ""} is the whole.
     */
    public ResponseAssert json(String pointer, @Nullable Object value) {
        JsonNode found = actual.json().at(pointer);
        return check(!found.isMissingNode() && found.equals(Json.tree(value)),
                () -> "Expected the JSON at '%s' to be %s, but it is %s."
                        .formatted(pointer, Json.tree(value), found.isMissingNode() ? "missing" : found));
    }

    /** Verifies the whole JSON body. */
    public ResponseAssert hasJson(@Nullable Object value) {
        return json("", value);
    }

    private ResponseAssert check(boolean holds, Supplier<String> message) {
        isNotNull();
        if (!holds) {
            throw new AssertionError(message.get() + "\n\n" + actual);
        }
        return this;
    }
}
