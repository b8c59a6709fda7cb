package dev.carafe.http;

import dev.carafe.http.header.ContentRange;
import dev.carafe.http.header.ETag;
import dev.carafe.http.header.ETags;
import dev.carafe.http.header.IfRange;
import dev.carafe.http.header.Range;
import dev.carafe.http.syntax.HttpDate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request, from its conditional and range headers, evaluated in the order of RFC 9110, section 13.2.2.
 *
 * <pre>{@code
 * switch (Conditional.of(request::header).evaluate("GET", etag, lastModified, length)) {
 *     case Conditional.Partial(long start, long end) -> ...
 *     case Conditional.NotModified() -> ...
 * }
 * }</pre>
 */
public record Conditional(
        ETags ifMatch, @Nullable Instant ifUnmodifiedSince, ETags ifNoneMatch, @Nullable Instant ifModifiedSince,
        @Nullable Range range, @Nullable String ifRange) {

    /** The outcome of an evaluation. */
    sealed interface Outcome {}

    /** The full response: 200, or its original status. */
    record Full() implements Outcome {}

    /** The client has this version: 304. */
    record NotModified() implements Outcome {}

    /** A precondition of the request failed: 412. */
    record PreconditionFailed() implements Outcome {}

    /** The bytes from {@code start} to before {@code end}: 206. */
    record Partial(long start, long end) implements Outcome {}

    /** None of the requested bytes exist: 416. */
    record Unsatisfiable() implements Outcome {}

    /** Returns the conditions of a request; the function returns the value of a header, or null. */
    static Conditional of(Function<String, @Nullable String> header) {
        return new Conditional(
                ETags.parse(header.apply("If-Match")), HttpDate.parse(header.apply("If-Unmodified-Since")),
                ETags.parse(header.apply("If-None-Match")), HttpDate.parse(header.apply("If-Modified-Since")),
                Range.parse(header.apply("Range")), header.apply("If-Range"));
    }

    /**
     * Evaluates the conditions for an existing resource.
     *
     * @param etag its entity tag, or null if it has none
     * @param lastModified when it last changed, in whole seconds, or null if unknown
     * @param length its length in bytes
     */
    Outcome evaluate(String method, @Nullable ETag etag, @Nullable Instant lastModified, long length) {
        Instant changed = lastModified == null ? null : lastModified.truncatedTo(ChronoUnit.SECONDS);
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (!meetsState(etag, changed)) {
            return new PreconditionFailed();
        }
        if (hasThisVersion(reads, etag, changed)) {
            return reads ? new NotModified() : new PreconditionFailed();
        }
        if (range == null || !method.equals("GET") || !isPartOf(etag, changed)) {
            return new Full();
        }
        return part(range, length);
    }

    /**
     * Returns the response that a request's conditions ask for: the one given, unless it is {@linkplain Response#conditional conditional}
     * and of status 200. For the app, which asks once the response is encoded.
     *
     * @throws HttpException 412 if the response is not the version that the client asks for, 416 if it is shorter than the range begins
     */
    public static Response applied(Request request, Response response) {
        boolean evaluates = response.isConditional() && response.status() == 200;
        return evaluates ? of(request::header).applyTo(response, request.method()) : response;
    }

    private Response applyTo(Response full, String method) {
        long length = Math.max(0, full.length());
        return switch (evaluate(method, ETag.parse(full.header("ETag")), HttpDate.parse(full.header("Last-Modified")), length)) {
            case Full all -> full.evaluated(200, full.body());
            case NotModified same -> full.evaluated(304, full.body());
            case PreconditionFailed failed -> throw new HttpException(412);
            case Unsatisfiable none -> throw new HttpException(416)
                    .header("Content-Range", ContentRange.unsatisfied(length).toString());
            case Partial(long start, long end) -> full.evaluated(206, part(full.body(), start, end))
                    .header("Content-Range", ContentRange.of(start, end, length).toString());
        };
    }

    private static Object part(@Nullable Object body, long start, long end) {
        return switch (body) {
            case byte[] bytes -> Arrays.copyOfRange(bytes, (int) start, (int) end);
            case StreamBody stream -> stream.part(start, end);
            case null, default -> throw new IllegalStateException("A body that is not encoded has no parts.");
        };
    }

    private boolean meetsState(@Nullable ETag etag, @Nullable Instant changed) {
        if (!ifMatch.isEmpty()) {
            return ifMatch.star() || (etag != null && !etag.weak() && ifMatch.contains(etag.value()));
        }
        return ifUnmodifiedSince == null || changed == null || !changed.isAfter(ifUnmodifiedSince);
    }

    private boolean hasThisVersion(boolean reads, @Nullable ETag etag, @Nullable Instant changed) {
        if (!ifNoneMatch.isEmpty()) {
            return ifNoneMatch.star() || (etag != null && ifNoneMatch.containsWeak(etag.value()));
        }
        return reads && ifModifiedSince != null && changed != null && !changed.isAfter(ifModifiedSince);
    }

    /** Returns whether {@code If-Range} names this version, or is absent. */
    private boolean isPartOf(@Nullable ETag etag, @Nullable Instant changed) {
        if (ifRange == null) {
            return true;
        }
        IfRange version = IfRange.parse(ifRange);
        if (version.date() != null) {
            return version.date().equals(changed);
        }
        return etag != null && !etag.weak() && etag.equals(version.etag());
    }

    /** Several parts would need {@code multipart/byteranges}; a server may send the whole resource instead. */
    private static Outcome part(Range range, long length) {
        if (!range.unit().equals("bytes") || length == 0) {
            return new Full();
        }
        List<Range.Span> within = range.resolve(length);
        if (within.isEmpty()) {
            return new Unsatisfiable();
        }
        if (range.spans().size() > 1) {
            return new Full();
        }
        Range.Span span = within.getFirst();
        return new Partial(span.start(), span.end() == null ? length : span.end());
    }
}
