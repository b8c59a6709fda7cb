package dev.carafe.operation;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a route: {@code app.route(...)} has a method for each part. Immutable; each method with an argument returns a changed
 * copy.
 *
 * @param summary what it does, in a few words
 * @param details what it does, in Markdown
 * @param tags what it is listed under; none for its blueprint
 * @param parameters what it reads from the query and the header
 * @param body what it reads the body as, or null
 * @param example a value that the body may be, or null
 * @param results what it returns
 * @param headers the header fields of what it returns
 * @param security the ways in which its clients prove who they are, besides its guards: one is enough, but all of it is needed
 * @param consumes the media types that it takes; none for any
 * @param produces the media types that it makes; none for that of what it returns
 * @param deprecated whether it is to be used no longer
 * @param hidden whether it is left out of documentation
 */
public record Description(@Nullable String summary, @Nullable String details, List<String> tags, List<Parameter> parameters,
        @Nullable Type body, @Nullable Object example, List<Result> results, List<ResponseHeader> headers,
        List<List<SecurityRequirement>> security, List<String> consumes, List<String> produces, boolean deprecated, boolean hidden) {
    /** Nothing. */
    public static final Description NONE =
            new Description(null, null, List.of(), List.of(), null, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                    false, false);

    /** A description as it is; lists are copied. */
    public Description {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        headers = List.copyOf(headers);
        security = security.stream().map(List::copyOf).toList();
        consumes = List.copyOf(consumes);
        produces = List.copyOf(produces);
    }

    public Description summary(String text) {
        return new Description(text, details, tags, parameters, body, example, results, headers, security, consumes, produces, deprecated,
                hidden);
    }

    public Description details(String text) {
        return new Description(summary, text, tags, parameters, body, example, results, headers, security, consumes, produces, deprecated,
                hidden);
    }

    public Description tags(List<String> names) {
        return new Description(summary, details, names, parameters, body, example, results, headers, security, consumes, produces,
                deprecated, hidden);
    }

    /** Adds a parameter. */
    public Description parameter(Parameter added) {
        List<Parameter> more = plus(parameters, added);
        return new Description(summary, details, tags, more, body, example, results, headers, security, consumes, produces, deprecated,
                hidden);
    }

    public Description body(Type type) {
        return new Description(summary, details, tags, parameters, type, example, results, headers, security, consumes, produces,
                deprecated, hidden);
    }

    public Description example(Object value) {
        return new Description(summary, details, tags, parameters, body, value, results, headers, security, consumes, produces,
                deprecated, hidden);
    }

    /**
     * Adds a result.
     *
     * @throws IllegalArgumentException if there is one of its status already, or it is no status
     */
    public Description result(Result added) {
        int status = added.status();
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A route can't return the status %d. Say one from 200 to 599.".formatted(status));
        }
        if (results.stream().anyMatch(each -> each.status() == status)) {
            throw new IllegalArgumentException(("The route says twice what it returns with the status %d. Say it once; a sealed interface "
                    + "stands for several types.").formatted(status));
        }
        List<Result> more = plus(results, added);
        return new Description(summary, details, tags, parameters, body, example, more, headers, security, consumes, produces, deprecated,
                hidden);
    }

    /**
     * Adds a header field of a response.
     *
     * @throws IllegalArgumentException if the status has one of that name already, or the name is Content-Type
     */
    public Description header(ResponseHeader added) {
        if (added.name().equalsIgnoreCase("Content-Type")) {
            throw new IllegalArgumentException("OpenAPI has the media type elsewhere than in the header. Say it by produces(...).");
        }
        if (headers.stream().anyMatch(each -> each.status() == added.status() && each.name().equalsIgnoreCase(added.name()))) {
            throw new IllegalArgumentException("The route says twice that the status %d has the header %s. Say it once."
                    .formatted(added.status(), added.name()));
        }
        List<ResponseHeader> more = plus(headers, added);
        return new Description(summary, details, tags, parameters, body, example, results, more, security, consumes, produces, deprecated,
                hidden);
    }

    /** Adds what clients must prove, too, on the way that was said last. */
    public Description security(SecurityRequirement added) {
        List<List<SecurityRequirement>> ways = new ArrayList<>(security);
        ways.add(plus(ways.isEmpty() ? List.of() : ways.removeLast(), added));
        return with(ways);
    }

    /**
     * Adds another way in which clients may prove who they are.
     *
     * @throws IllegalArgumentException if there is none to which it is an alternative
     */
    public Description orSecurity(SecurityRequirement added) {
        if (security.isEmpty()) {
            throw new IllegalArgumentException("orSecurity(...) adds an alternative to what security(...) said, which said nothing yet. "
                    + "Write security(first).orSecurity(second).");
        }
        return with(plus(security, List.of(added)));
    }

    private Description with(List<List<SecurityRequirement>> more) {
        return new Description(summary, details, tags, parameters, body, example, results, headers, more, consumes, produces, deprecated,
                hidden);
    }

    public Description consumes(List<String> types) {
        return new Description(summary, details, tags, parameters, body, example, results, headers, security, types, produces, deprecated,
                hidden);
    }

    public Description produces(List<String> types) {
        return new Description(summary, details, tags, parameters, body, example, results, headers, security, consumes, types, deprecated,
                hidden);
    }

    public Description deprecated(boolean old) {
        return new Description(summary, details, tags, parameters, body, example, results, headers, security, consumes, produces, old,
                hidden);
    }

    public Description hidden(boolean left) {
        return new Description(summary, details, tags, parameters, body, example, results, headers, security, consumes, produces,
                deprecated, left);
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> more = new ArrayList<>(list);
        more.add(added);
        return more;
    }
}
