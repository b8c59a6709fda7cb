package dev.carafe.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carafe.http.Cookie;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a response; each failure shows the whole exchange. */
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

    /** Verifies that there is a header field. */
    public ResponseAssert hasHeader(String name) {
        return check(actual.header(name) != null, () -> "Expected a header %s, but there is none.".formatted(name));
    }

    /** Verifies that there is no header field of a name. */
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

    /** Verifies that the body contains a text. */
    public ResponseAssert containsText(String text) {
        return check(actual.text().contains(text), () -> "Expected the body to contain '%s'.".formatted(text));
    }

    /** Verifies that there is no body. */
    public ResponseAssert hasNoBody() {
        return check(actual.bytes().length == 0,
                () -> "Expected no body, but there are %d bytes.".formatted(actual.bytes().length));
    }

    /**
     * Verifies a value of the JSON body, found by a JSON pointer such as {@code "/people/0/name"} (RFC 6901); {@code ""} is the whole body.
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

    /** Verifies that the response sets a cookie. */
    public ResponseAssert hasCookie(String name) {
        return check(setsCookie(name), () -> "Expected the cookie '%s' to be set, but it is not.".formatted(name));
    }

    /** Verifies the value of a cookie that the response sets. */
    public ResponseAssert hasCookie(String name, String value) {
        Cookie cookie = actual.cookie(name);
        boolean same = setsCookie(name) && cookie != null && cookie.value().equals(value);
        return check(same, () -> "Expected the cookie '%s' to be set to '%s', but it is %s."
                .formatted(name, value, cookie == null ? "not set" : "'" + cookie.value() + "'"));
    }

    /** Verifies that the response does not set a cookie; deleting one does not count. */
    public ResponseAssert hasNoCookie(String name) {
        return check(!setsCookie(name),
                () -> "Expected no cookie '%s', but it is set: '%s'.".formatted(name, actual.cookie(name)));
    }

    /** Verifies that the response deletes a cookie. */
    public ResponseAssert deletesCookie(String name) {
        boolean deleted = actual.cookie(name) != null && !setsCookie(name);
        return check(deleted, () -> "Expected the cookie '%s' to be deleted, but it is %s."
                .formatted(name, actual.cookie(name) == null ? "not mentioned" : "set"));
    }

    private boolean setsCookie(String name) {
        Cookie cookie = actual.cookie(name);
        return cookie != null && !(cookie.maxAge() != null && cookie.maxAge().isZero());
    }

    /** Verifies that the response redirects, and its {@code Location} header as sent. */
    public ResponseAssert redirectsTo(String location) {
        return check(actual.isRedirect() && location.equals(actual.header("Location")),
                () -> "Expected a redirect to '%s', but it is %d%s.".formatted(location, actual.status(),
                        actual.header("Location") == null ? "" : " to '" + actual.header("Location") + "'"));
    }

    /** Verifies the endpoint that the request matched. */
    public ResponseAssert sentBy(String endpoint) {
        String seen = actual.server().endpoint();
        return check(endpoint.equals(seen), () -> "Expected the endpoint '%s', but %s."
                .formatted(endpoint, seen == null ? "none matched" : "it is '" + seen + "'"));
    }

    /** Verifies that a template was rendered. */
    public ResponseAssert rendered(String template) {
        List<String> names = actual.server().templates().stream().map(Signals.Template::name).toList();
        return check(names.contains(template),
                () -> "Expected the template '%s' to be rendered, but %s.".formatted(template, listed(names)));
    }

    /** Verifies that a message with this text was flashed. */
    public ResponseAssert flashed(String message) {
        List<String> texts = actual.server().flashed().stream().map(Signals.Message::text).toList();
        return check(texts.contains(message),
                () -> "Expected the message '%s' to be flashed, but %s.".formatted(message, listed(texts)));
    }

    /** Verifies that a signal was sent. */
    public ResponseAssert sent(Signal<?> signal) {
        return check(!actual.server().sent(signal).isEmpty(), () -> "Expected %s to be sent, but it was not.".formatted(signal));
    }

    /**
     * Verifies the payload of a signal, for at least one of the times it was sent.
     *
     * <pre>{@code
     * assertThat(client.post("/orders", order))
     *     .sent(Mailer.EMAIL_DISPATCHED, mail -> assertThat(mail.subject()).isEqualTo("Your order 7"));
     * }</pre>
     */
    public <T> ResponseAssert sent(Signal<T> signal, Consumer<? super T> payload) {
        List<T> sent = sent(signal).actual.server().sent(signal);
        AssertionError mismatch = null;
        for (T one : sent) {
            try {
                payload.accept(one);
                return this;
            } catch (AssertionError e) {
                mismatch = e;
            }
        }
        throw new AssertionError("%s was sent %d times, but never as expected: %s%n%n%s"
                .formatted(signal, sent.size(), mismatch, actual), mismatch);
    }

    /** Verifies that the app threw an exception of a class that no error handler handled. */
    public ResponseAssert failedWith(Class<? extends Throwable> type) {
        Throwable failure = actual.server().exception();
        return check(type.isInstance(failure), () -> "Expected the server to fail with a %s, but %s."
                .formatted(type.getSimpleName(), failure == null ? "it did not fail" : "it is " + failure));
    }

    /** Verifies that a line containing a text was logged. */
    public ResponseAssert logged(String text) {
        List<String> messages = actual.server().log().stream().map(LogLine::message).toList();
        return check(messages.stream().anyMatch(message -> message.contains(text)),
                () -> "Expected a log line with '%s', but %s.".formatted(text, listed(messages)));
    }

    private static String listed(List<String> items) {
        return items.isEmpty() ? "there is none" : "there is: '" + String.join("', '", items) + "'";
    }

    private ResponseAssert check(boolean holds, Supplier<String> message) {
        isNotNull();
        if (!holds) {
            throw new AssertionError(message.get() + "\n\n" + actual, actual.server().exception());
        }
        return this;
    }
}
