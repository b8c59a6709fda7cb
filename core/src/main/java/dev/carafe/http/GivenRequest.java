package dev.carafe.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A request with given parts: created by a program, or a changed copy of one that a server received. */
record GivenRequest(String method, String rawPath, @Nullable String rawQuery, Headers headers, String scheme, String httpVersion,
        String remoteAddr, int remotePort) implements RawRequest {

    static GivenRequest of(String method, String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return new GivenRequest(method, path, query < 0 ? null : target.substring(query + 1), Headers.of("Host", "localhost"),
                "http", "1.1", "127.0.0.1", -1);
    }

    static GivenRequest copyOf(RawRequest raw) {
        return raw instanceof GivenRequest given ? given : new GivenRequest(raw.method(), raw.rawPath(), raw.rawQuery(), raw.headers(),
                raw.scheme(), raw.httpVersion(), raw.remoteAddr(), raw.remotePort());
    }

    GivenRequest withMethod(String method) {
        return new GivenRequest(method, rawPath, rawQuery, headers, scheme, httpVersion, remoteAddr, remotePort);
    }

    GivenRequest withTarget(String target) {
        GivenRequest other = of(method, target);
        return new GivenRequest(method, other.rawPath, other.rawQuery, headers, scheme, httpVersion, remoteAddr, remotePort);
    }

    GivenRequest withScheme(String scheme) {
        return new GivenRequest(method, rawPath, rawQuery, headers, scheme, httpVersion, remoteAddr, remotePort);
    }

    GivenRequest withRemoteAddr(String remoteAddr) {
        return new GivenRequest(method, rawPath, rawQuery, headers, scheme, httpVersion, remoteAddr, -1);
    }

    GivenRequest with(Headers headers) {
        return new GivenRequest(method, rawPath, rawQuery, headers, scheme, httpVersion, remoteAddr, remotePort);
    }

    @Override
    public InputStream body() {
        return InputStream.nullInputStream();
    }
}
