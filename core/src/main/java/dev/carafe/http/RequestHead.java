package dev.carafe.http;

import dev.carafe.http.header.Accept;
import dev.carafe.http.header.Authorization;
import dev.carafe.http.header.CacheControl;
import dev.carafe.http.header.ETags;
import dev.carafe.http.header.IfRange;
import dev.carafe.http.header.MediaType;
import dev.carafe.http.header.Range;
import dev.carafe.http.syntax.CookieText;
import dev.carafe.http.syntax.HeaderText;
import dev.carafe.http.syntax.HttpDate;
import dev.carafe.http.syntax.PercentEncoding;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a request before the body: the request line, the URL, the peer and the header fields, each read when it is needed. */
abstract class RequestHead {
    final RawRequest raw;
    /** Null if not set. */
    final @Nullable String rootPath;
    private @Nullable MultiValues args;
    private @Nullable MultiValues cookies;

    /** Package-private, since only {@link Request} extends this. */
    RequestHead(RawRequest raw, @Nullable String rootPath) {
        this.raw = raw;
        this.rootPath = rootPath;
    }

    /** Returns the method, in capitals: {@code "GET"}. */
    public String method() {
        return raw.method();
    }

    /**
     * Returns whether the client asks to switch to another protocol, such as {@code "websocket"} (RFC 9110, section 7.8).
     *
     * @param protocol its name, in any case
     */
    public boolean upgradesTo(String protocol) {
        return raw.upgrades() && tokens("Connection").stream().anyMatch("upgrade"::equalsIgnoreCase)
                && tokens("Upgrade").stream().anyMatch(protocol::equalsIgnoreCase);
    }

    /**
     * Returns the path within the app, as sent: percent-encoded, without {@link #rootPath()} and the query. It may begin with several
     * slashes, which name another host in a redirect: {@link #path()} does not.
     */
    public String rawPath() {
        return raw.rawPath();
    }

    /**
     * Returns the path, percent-decoded. Use it for display only: a decoded {@code /} can't be told from a separator. It begins with one
     * slash, whatever was sent, so that a redirect to it stays on the host.
     */
    public String path() {
        String path = PercentEncoding.decodePath(rawPath());
        int start = 0;
        while (path.startsWith("//", start)) {
            start++;
        }
        return path.substring(start);
    }

    /** Returns the query as sent, without the question mark; empty if there is none. */
    public String queryString() {
        String query = raw.rawQuery();
        return query == null ? "" : query;
    }

    /** Returns path, question mark and query. The question mark is present even without a query, as in Werkzeug. */
    public String fullPath() {
        return path() + '?' + queryString();
    }

    /** Returns the values of the query. */
    public MultiValues args() {
        if (args == null) {
            args = parsedArgs();
        }
        return args;
    }

    MultiValues parsedArgs() {
        return UrlEncoded.parse(queryString());
    }

    /** Returns the scheme by which the client reached the server: {@code "http"} or {@code "https"}. */
    public String scheme() {
        return raw.scheme();
    }

    /** Returns whether the client reached the server by https. */
    public boolean isSecure() {
        return scheme().equals("https");
    }

    /**
     * Returns the requested host, with its port unless that is the scheme's default; {@code localhost} if the client names none. The client
     * chooses it, so don't build links for other users from it.
     */
    public String host() {
        String host = header("Host");
        if (host == null) {
            return "localhost";
        }
        String defaultPort = isSecure() ? ":443" : ":80";
        return host.endsWith(defaultPort) ? host.substring(0, host.length() - defaultPort.length()) : host;
    }

    /** Returns scheme and host: {@code "http://example.com/"}. */
    public String hostUrl() {
        return scheme() + "://" + host() + '/';
    }

    /** Returns the URL of the app: {@code "http://example.com/"}, or {@code "http://example.com/app/"} below a path. */
    public String urlRoot() {
        return scheme() + "://" + host() + rootPath() + '/';
    }

    /**
     * Returns the path below which clients reach the app, percent-encoded and without a final slash; empty if the app is at the root of its
     * host. {@code ProxyFix} or other middleware sets it, or else the setting {@code APPLICATION_ROOT}.
     */
    public String rootPath() {
        return rootPath == null ? "" : rootPath;
    }

    /** Returns the URL without the query, percent-encoded as sent: {@code "http://example.com/caf%C3%A9"}. */
    public String baseUrl() {
        return scheme() + "://" + host() + rootPath() + rawPath();
    }

    /** Returns the URL, percent-encoded as sent: {@code "http://example.com/caf%C3%A9?page=2"}. */
    public String url() {
        return queryString().isEmpty() ? baseUrl() : baseUrl() + '?' + queryString();
    }

    /**
     * Returns the parsed URL.
     *
     * @throws HttpException 400 if it is not valid by RFC 3986, such as with a bare {@code |} in its query
     */
    public URI uri() {
        try {
            return new URI(url());
        } catch (URISyntaxException e) {
            throw new HttpException(400, "The URL has characters that must be percent-encoded.");
        }
    }

    /** Returns the version of HTTP: {@code "1.1"}. */
    public String httpVersion() {
        return raw.httpVersion();
    }

    /** Returns the address of the peer, never taken from a header; behind a proxy it is the proxy's. */
    public String remoteAddr() {
        return raw.remoteAddr();
    }

    /** Returns the port of the peer, or -1 if it has none. */
    public int remotePort() {
        return raw.remotePort();
    }

    /**
     * Returns the addresses in {@code X-Forwarded-For}, the client's first, or the peer's address without the field. Don't trust it: any
     * client can set the field.
     */
    public List<String> accessRoute() {
        String forwarded = header("X-Forwarded-For");
        return forwarded == null ? List.of(remoteAddr()) : HeaderText.split(forwarded, ',');
    }

    /** Returns all header fields. */
    public Headers headers() {
        return raw.headers();
    }

    /** Returns the members of a list in all header fields of a name, as sent, without surrounding blanks. */
    public List<String> tokens(String name) {
        return headers().all(name).stream().flatMap(value -> HeaderText.split(value, ',').stream()).toList();
    }

    /** Returns the first value of a header field, or null. */
    public @Nullable String header(String name) {
        return raw.header(name);
    }

    /** Returns the cookies. */
    public MultiValues cookies() {
        if (cookies == null) {
            cookies = header("Cookie") == null
                    ? MultiValues.EMPTY
                    : MultiValues.ofPairs(CookieText.pairs(String.join("; ", headers().all("Cookie"))));
        }
        return cookies;
    }

    /** Returns the credentials, which are unverified, or null if there are none that can be parsed. */
    public @Nullable Authorization authorization() {
        return Authorization.parse(header("Authorization"));
    }

    /** Returns the {@code Content-Type} as sent, or null. */
    public @Nullable String contentType() {
        return header("Content-Type");
    }

    /** Returns the media type of the body with its parameters, or null if it is missing or malformed. */
    public @Nullable MediaType mimetype() {
        return MediaType.parse(contentType());
    }

    /** Returns whether the body is declared as JSON: {@code application/json}, or another {@code application/...+json}. */
    public boolean isJson() {
        MediaType type = mimetype();
        return type != null && type.isJson();
    }

    /** Returns the charset of query, form and text: always {@code utf-8}, as in Quart. */
    public String charset() {
        return "utf-8";
    }

    /** Returns the announced length of the body in bytes, or -1 if none is announced. */
    public long contentLength() {
        return HeaderText.number(header("Content-Length"));
    }

    /** Returns the content coding of the body, or null. The body reaches the app still compressed. */
    public @Nullable String contentEncoding() {
        return header("Content-Encoding");
    }

    /** Returns the client's digest of the body, unchecked, or null. */
    public @Nullable String contentMd5() {
        return header("Content-MD5");
    }

    /** Returns the media types that the client accepts. */
    public Accept acceptMimetypes() {
        return Accept.mediaTypes(header("Accept"));
    }

    /** Returns the charsets that the client accepts. */
    public Accept acceptCharsets() {
        return Accept.charsets(header("Accept-Charset"));
    }

    /** Returns the content codings that the client accepts. */
    public Accept acceptEncodings() {
        return Accept.encodings(header("Accept-Encoding"));
    }

    /** Returns the languages that the client accepts. */
    public Accept acceptLanguages() {
        return Accept.languages(header("Accept-Language"));
    }

    /** Returns the client's caching directives. */
    public CacheControl cacheControl() {
        return CacheControl.parse(header("Cache-Control"));
    }

    /** Returns the directives of {@code Pragma}, HTTP/1.0's form of {@code no-cache}. */
    public List<String> pragma() {
        String pragma = header("Pragma");
        return pragma == null ? List.of() : HeaderText.split(pragma, ',');
    }

    /** Returns the time at which the client claims to have sent the request, or null. */
    public @Nullable Instant date() {
        return HttpDate.parse(header("Date"));
    }

    /** Returns how many more proxies TRACE and OPTIONS may pass, or -1 if not specified. */
    public long maxForwards() {
        return HeaderText.number(header("Max-Forwards"));
    }

    /** Returns the page that led here, or null. */
    public @Nullable String referrer() {
        return header("Referer");
    }

    /** Returns the {@code Origin} of the page whose script sent the request, or null. */
    public @Nullable String origin() {
        return header("Origin");
    }

    /** Returns the entity tags of {@code If-Match}; the request applies only if the current one is among them. */
    public ETags ifMatch() {
        return ETags.parse(header("If-Match"));
    }

    /** Returns the entity tags of {@code If-None-Match}: the versions that the client has. */
    public ETags ifNoneMatch() {
        return ETags.parse(header("If-None-Match"));
    }

    /** Returns the date of the version that the client has, or null. */
    public @Nullable Instant ifModifiedSince() {
        return HttpDate.parse(header("If-Modified-Since"));
    }

    /** Returns the date since which nothing may have changed, or null. */
    public @Nullable Instant ifUnmodifiedSince() {
        return HttpDate.parse(header("If-Unmodified-Since"));
    }

    /** Returns the version that the requested range belongs to. */
    public IfRange ifRange() {
        return IfRange.parse(header("If-Range"));
    }

    /** Returns the parts that the client asks for, or null if it wants the whole. */
    public @Nullable Range range() {
        return Range.parse(header("Range"));
    }

    /** Returns the header fields that a script of another site wants to send. */
    public List<String> accessControlRequestHeaders() {
        String headers = header("Access-Control-Request-Headers");
        return headers == null ? List.of() : HeaderText.split(headers, ',');
    }

    /** Returns the method that a script of another site wants to use, or null. */
    public @Nullable String accessControlRequestMethod() {
        return header("Access-Control-Request-Method");
    }
}
