package dev.carafe;

import dev.carafe.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request.
 *
 * <p>What it returns becomes the answer: a {@code Response} as it is; a string as HTML; a map, record, bean, collection or array as JSON;
 * bytes; an {@code InputStream} or a {@code Path}; an {@code Iterator}, {@code Stream} or {@code StreamBody}, sent part by part; an
 * {@code Optional} as its value, or 404 when empty. Null is an error. It runs on a virtual thread of its own and may block.
 */
@FunctionalInterface
public interface Handler {
    /** Answers one request; an exception goes to the error handlers. */
    @Nullable Object handle(Request request) throws Exception;
}
