package dev.carafe.http.header;

import dev.carafe.http.syntax.HeaderText;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The caching directives that a client sends in its {@code Cache-Control} header (RFC 9111, section 5.2.1).
 *
 * <pre>{@code
 * if (!req.cacheControl().noCache()) ...
 * }</pre>
 *
 * <p>A value that is not a number of seconds counts as absent, one beyond 2^31 seconds as 2^31 (RFC 9111, section 1.2.2). Immutable.
 */
public final class CacheControl {
    private static final long MAX_SECONDS = 1L << 31;

    private final Map<String, String> directives;

    private CacheControl(Map<String, String> directives) {
        this.directives = directives;
    }

    /** Returns the directives of a header, which is null if absent. */
    public static CacheControl parse(@Nullable String header) {
        return new CacheControl(header == null ? Map.of() : HeaderText.parameters(HeaderText.split(header, ','), 0));
    }

    /** Returns whether a stored response must be validated before use. */
    public boolean noCache() {
        return contains("no-cache");
    }

    /** Returns whether neither the request nor the response may be stored. */
    public boolean noStore() {
        return contains("no-store");
    }

    /** Returns whether intermediaries must leave the body unchanged. */
    public boolean noTransform() {
        return contains("no-transform");
    }

    /** Returns whether the client accepts only a stored response. */
    public boolean onlyIfCached() {
        return contains("only-if-cached");
    }

    /** Returns the maximum age of a response, or null if not specified. */
    public @Nullable Duration maxAge() {
        return seconds("max-age");
    }

    /** Returns how long a response must stay fresh, or null if not specified. */
    public @Nullable Duration minFresh() {
        return seconds("min-fresh");
    }

    /** Returns how stale a response may be, or null if not specified or without a limit; {@code contains("max-stale")} tells which. */
    public @Nullable Duration maxStale() {
        return seconds("max-stale");
    }

    /** Returns the value of a directive: empty if it has none, null if it is absent. */
    public @Nullable String get(String directive) {
        return directives.get(HeaderText.lower(directive));
    }

    /** Returns whether a directive is present, with or without a value. */
    public boolean contains(String directive) {
        return directives.containsKey(HeaderText.lower(directive));
    }

    private @Nullable Duration seconds(String directive) {
        long seconds = HeaderText.number(directives.get(directive));
        return seconds < 0 ? null : Duration.ofSeconds(Math.min(seconds, MAX_SECONDS));
    }
}
