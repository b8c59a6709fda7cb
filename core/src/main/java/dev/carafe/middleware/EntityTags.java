package dev.carafe.middleware;

import dev.carafe.http.Conditional;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.header.CacheControl;
import dev.carafe.http.header.ETag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives each response to GET an entity tag made of its bytes, so that a client that has them already gets a 304 without a body.
 *
 * <pre>{@code
 * app.wrap(EntityTags.create());
 * }</pre>
 *
 * <p>It saves the way, not the work: the handler runs as ever. A response keeps the tag that it has; streams, errors and what is
 * {@code no-store} get none. Add {@link Compression} after it. A page with a nonce or a CSRF token is another one each time.
 */
public final class EntityTags extends Filter {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private EntityTags() { }

    /** Returns the filter. */
    public static EntityTags create() {
        return new EntityTags();
    }

    @Override
    UnaryOperator<Response> enter(Request request) {
        return READS.contains(request.method()) ? response -> tagged(request, response) : UnaryOperator.identity();
    }

    private static Response tagged(Request request, Response response) {
        boolean stored = !CacheControl.parse(String.join(",", response.headers().all("Cache-Control"))).noStore();
        boolean fits = response.status() == 200 && response.header("ETag") == null && stored;
        return fits && response.body() instanceof byte[] bytes && bytes.length > 0
                ? Conditional.applied(request, response.etag(ETag.strong(digest(bytes))).conditional()) : response;
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
