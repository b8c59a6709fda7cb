package dev.carafe.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in the form of RFC 9457; a handler that returns one responds with {@code application/problem+json} and its status.
 *
 * <pre>{@code
 * return Problem.of(409, "There is a person of that name already.").with("name", name);
 * throw new HttpException(Problem.of(403, "The balance is 30, and the price 50.").type(URI.create("https://example.org/no-credit")));
 * }</pre>
 *
 * <p>Immutable; each method returns a changed copy.
 *
 * @param type what kind of problem it is; null for one that its status tells all about
 * @param title the kind in words; null for the status's own
 * @param status the status of the response
 * @param detail what went wrong this time, in words for the client
 * @param instance names this occurrence
 * @param errors the values that are missing or not valid
 * @param extensions further members
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(@Nullable URI type, @Nullable String title, int status, @Nullable String detail, @Nullable URI instance,
        List<InvalidValue> errors, @JsonAnyGetter @JsonAnySetter @JsonProperty("extensions") Map<String, Object> extensions) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem as it is; lists and maps are copied. */
    @SuppressWarnings("ConstantValue") // JSON may lack them
    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
        extensions = extensions == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** Returns a problem that is told by a status and a text. */
    public static Problem of(int status, @Nullable String detail) {
        return new Problem(null, null, status, detail, null, List.of(), Map.of());
    }

    /** Sets the kind of the problem. */
    public Problem type(URI type) {
        return new Problem(type, title, status, detail, instance, errors, extensions);
    }

    /** Sets the kind in words, which are the same each time it occurs. */
    public Problem title(String title) {
        return new Problem(type, title, status, detail, instance, errors, extensions);
    }

    /** Sets what names this occurrence. */
    public Problem instance(URI instance) {
        return new Problem(type, title, status, detail, instance, errors, extensions);
    }

    /** Sets the values that are missing or not valid. */
    public Problem errors(List<InvalidValue> errors) {
        return new Problem(type, title, status, detail, instance, errors, extensions);
    }

    /** Adds a member of the app's own. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(name, value);
        return new Problem(type, title, status, detail, instance, errors, more);
    }
}
