package dev.carafe.http.header;

import dev.carafe.http.syntax.HeaderText;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of caches in its {@code Cache-Control} header (RFC 9111, section 5.2.1).
 *
 * <pre>{@code
 * if (!req.cacheControl().noCache()) ...
 * }</pre>
 *
 * <p>What is no number of seconds reads as absent. Immutable.
 */
public final class CacheControl {
    private final Map<String, String> directives;

    private CacheControl(Map<String, String> directives) {
        this.directives = directives;
    }

    /** The directives of a header; null is no header. */
    public static CacheControl parse(@Nullable String header) {
        return new CacheControl(header == null ? Map.of() : HeaderText.parameters(HeaderText.split(header, ','), 0));
    }

    /** Whether a stored answer has to be validated first. */
    public boolean noCache() {
        return contains("no-cache");
    }

    /** Whether nothing of request and answer may be stored. */
    public boolean noStore() {
        return contains("no-store");
    }

    /** Whether the body has to stay as it is. */
    public boolean noTransform() {
        return contains("no-transform");
    }

    /** Whether only a stored answer is wanted. */
    public boolean onlyIfCached() {
        return contains("only-if-cached");
    }

    /** How old an answer may be, or null when nothing is said of it. */
    public @Nullable Duration maxAge() {
        return seconds("max-age");
    }

    /** How long an answer has to stay fresh, or null when nothing is said of it. */
    public @Nullable Duration minFresh() {
        return seconds("min-fresh");
    }

    /** How much too old an answer may be; null when nothing, or no limit, is said of it: {@code contains("max-stale")}. */
    public @Nullable Duration maxStale() {
        return seconds("max-stale");
    }

    /** The value of a directive, the empty string for one without a value, or null when it is absent. */
    public @Nullable String get(String directive) {
        return directives.get(HeaderText.lower(directive));
    }

    /** Whether a directive is there, with or without a value. */
    public boolean contains(String directive) {
        return directives.containsKey(HeaderText.lower(directive));
    }

    private @Nullable Duration seconds(String directive) {
        String value = directives.get(directive);
        if (value == null || value.isEmpty() || value.length() > 10 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
