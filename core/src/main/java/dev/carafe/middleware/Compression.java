package dev.carafe.middleware;

import dev.carafe.Middleware;
import dev.carafe.Next;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.StreamBody;
import dev.carafe.http.header.Accept;
import dev.carafe.http.header.CacheControl;
import dev.carafe.http.header.ETag;
import dev.carafe.http.header.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses responses for clients that accept it.
 *
 * <pre>{@code
 * app.wrap(Compression.create());                                                  // gzip, by the JDK
 * app.wrap(Compression.create().coding("br", BrotliOutputStream::new));            // preferred, by a library of yours
 * }</pre>
 *
 * <p>It compresses text, JSON, XML, SVG, WebAssembly and bare fonts from 1 kB on, and streams of any length, whose {@code flush} still
 * sends what has been written. It leaves alone what is compressed already, parts ({@code 206}), and what is {@code no-transform}. A strong
 * entity tag becomes weak, since the bytes are others (RFC 9110, section 8.8.3). Immutable.
 *
 * <p>The length of a compressed page tells what in it is alike. A page that shows both a secret and what the URL says can so be made to
 * give the secret away (BREACH): leave such pages out by {@link #except}, or mask the secret, as {@link CrossSite#csrfToken} does.
 */
public final class Compression implements Middleware {
    private static final int MIN_LENGTH = 1024;
    private static final Set<String> TYPES = Set.of("application/json", "application/javascript", "application/xml", "application/wasm",
            "application/x-ndjson", "application/graphql", "application/rtf", "application/manifest+json", "application/vnd.ms-fontobject",
            "image/bmp", "image/x-icon", "image/vnd.microsoft.icon", "font/ttf", "font/otf");

    private final Map<String, ContentCoding> codings;
    private final Predicate<Request> except;

    private Compression(Map<String, ContentCoding> codings, Predicate<Request> except) {
        this.codings = codings;
        this.except = except;
    }

    /** Compresses by gzip. */
    public static Compression create() {
        return new Compression(Map.of("gzip", out -> new GZIPOutputStream(out, 8192, true)), request -> false);
    }

    /** Adds a coding, which is preferred to those before it where a client likes both the same. */
    public Compression coding(String name, ContentCoding coding) {
        Map<String, ContentCoding> all = new LinkedHashMap<>();
        all.put(name.toLowerCase(Locale.ROOT), coding);
        codings.forEach(all::putIfAbsent);
        return new Compression(all, except);
    }

    /** Leaves the responses to some requests as they are, beside those that are left out already. */
    public Compression except(Predicate<Request> test) {
        return new Compression(codings, except.or(test));
    }

    @Override
    public Response wrap(Request request, Next next) throws Exception {
        Response response = next.handle(request);
        if (!isCompressible(response) || request.cacheControl().noTransform() || except.test(request)) {
            return response;
        }
        Response varied = response.vary("Accept-Encoding");
        String coding = negotiated(request);
        return coding == null ? varied : coded(varied, request.method(), coding, codings.get(coding));
    }

    private static boolean isCompressible(Response response) {
        int status = response.status();
        boolean hasBody = status >= 200 && status != 204 && status != 205 && status != 206;
        boolean isPlain = response.header("Content-Encoding") == null && response.header("Content-Range") == null
                && !CacheControl.parse(String.join(",", response.headers().all("Cache-Control"))).noTransform();
        return hasBody && isPlain && isText(response.contentType()) && (response.length() < 0 || response.length() >= MIN_LENGTH);
    }

    private static boolean isText(@Nullable String contentType) {
        MediaType type = MediaType.parse(contentType);
        String name = type == null ? "" : type.mimetype();
        return name.startsWith("text/") || name.endsWith("+json") || name.endsWith("+xml") || TYPES.contains(name);
    }

    /** Returns the coding that the client likes best, or null if it likes none, or the plain body better. */
    private @Nullable String negotiated(Request request) {
        Accept accepted = Accept.encodings(String.join(",", request.headers().all("Accept-Encoding")));
        String best = accepted.best(codings.keySet().toArray(String[]::new));
        boolean plain = best == null || accepted.quality("identity") > accepted.quality(best);
        return plain ? null : best;
    }

    private static Response coded(Response plain, String method, String name, @Nullable ContentCoding coding) {
        if (coding == null) {
            return plain;
        }
        Response coded = plain;
        if (plain.status() != 304) {
            Object body = plain.body() instanceof StreamBody stream ? new CodedBody(stream, coding) : bytes(plain, method, coding);
            if (body instanceof byte[] bytes && bytes.length >= plain.length()) {
                return plain;
            }
            coded = plain.body(body).header("Content-Encoding", name).removeHeader("Content-Length").removeHeader("Accept-Ranges");
        }
        ETag tag = ETag.parse(plain.header("ETag"));
        return tag == null || tag.weak() ? coded : coded.etag(ETag.weak(tag.value()));
    }

    /** A response to HEAD has the same fields, but its length need not be known (RFC 9110, section 9.3.2). */
    private static Object bytes(Response plain, String method, ContentCoding coding) {
        byte[] data = plain.data();
        StreamBody body = new CodedBody(out -> out.write(data), coding);
        if (method.equals("HEAD")) {
            return body;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 2);
        try {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("A body could not be compressed: " + e, e);
        }
        return out.toByteArray();
    }
}
