package dev.carafe.http.header;

import java.time.Duration;

/**
 * What caches may do with a response: a value of its {@code Cache-Control} field (RFC 9111, section 5.2.2).
 *
 * <pre>{@code
 * response.cacheControl(CachePolicy.maxAge(Duration.ofDays(365)).publicly().immutable());
 * response.cacheControl(CachePolicy.noStore());
 * }</pre>
 *
 * <p>Times are in whole seconds. Immutable.
 *
 * @param directives the directives as in the field
 */
public record CachePolicy(String directives) {
    /** Lets caches use the response for a time without asking. */
    public static CachePolicy maxAge(Duration time) {
        return new CachePolicy("max-age=" + seconds(time));
    }

    /** Lets caches keep the response, but ask each time whether it is still right. */
    public static CachePolicy noCache() {
        return new CachePolicy("no-cache");
    }

    /** Forbids to keep the response at all. */
    public static CachePolicy noStore() {
        return new CachePolicy("no-store");
    }

    /** Lets shared caches keep it too, such as those of proxies, even if the request had credentials. */
    public CachePolicy publicly() {
        return and("public");
    }

    /** Lets only the client's own cache keep it. */
    public CachePolicy privately() {
        return and("private");
    }

    /** Sets another time for shared caches. */
    public CachePolicy sharedMaxAge(Duration time) {
        return and("s-maxage=" + seconds(time));
    }

    /** Forbids to use it once its time is over, even if the server can't be reached. */
    public CachePolicy mustRevalidate() {
        return and("must-revalidate");
    }

    /** Says that it never changes, so that browsers do not even ask when the user reloads the page (RFC 8246). */
    public CachePolicy immutable() {
        return and("immutable");
    }

    /** Forbids proxies, and {@code Compression}, to change the body. */
    public CachePolicy noTransform() {
        return and("no-transform");
    }

    /** Lets caches use it for a while after its time, while they fetch a new one (RFC 5861). */
    public CachePolicy staleWhileRevalidate(Duration time) {
        return and("stale-while-revalidate=" + seconds(time));
    }

    /** Lets caches use a stale response for a while if the server fails to send a new one (RFC 5861). */
    public CachePolicy staleIfError(Duration time) {
        return and("stale-if-error=" + seconds(time));
    }

    private CachePolicy and(String directive) {
        return new CachePolicy(directives + ", " + directive);
    }

    private static long seconds(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(
                    "Nothing can be kept for %s: the time is negative. Use noStore() or noCache().".formatted(time));
        }
        return time.toSeconds();
    }

    /** Returns the value of the field. */
    @Override
    public String toString() {
        return directives;
    }
}
