package dev.carafe.middleware;

/**
 * Keeps what clients have used of their {@linkplain RateLimit#shared shared} limits, so that several processes count together. {@code
 * examples/redis-sessions} has one for Redis.
 *
 * <p>Of a client it keeps one time, when its whole allowance will be back: {@code full}, which is in the past for one that is not known. By
 * the store's own clock, which all processes should share,
 *
 * <pre>{@code
 * long used = Math.max(0, full - now);
 * if (used + cost <= window) {
 *     full = now + used + cost;       // to be forgotten when it has passed
 * }
 * return used;
 * }</pre>
 *
 * <p>must be one step, so that two requests at once never take the same part of an allowance. What the method throws fails the request; a
 * store that would rather let clients in than fail returns 0. Many threads call it at once.
 */
@FunctionalInterface
public interface RateLimitStore {
    /**
     * Takes a request from the allowance of a client, unless too little is left.
     *
     * @param client the name of the limit and the key of the client
     * @param cost the nanoseconds after which one request is allowed again
     * @param window the nanoseconds after which the whole allowance is back
     * @return the nanoseconds that were used up before
     */
    long take(String client, long cost, long window);
}
