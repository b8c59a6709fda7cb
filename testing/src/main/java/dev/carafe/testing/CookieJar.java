package dev.carafe.testing;

import dev.carafe.http.Cookie;
import dev.carafe.http.Headers;
import dev.carafe.http.MultiValues;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a {@link TestClient}, kept and sent by host, path and age, as in a browser (RFC 6265, section 5). Secure cookies are sent
 * too, as browsers do to {@code localhost}.
 *
 * <pre>{@code
 * client.cookies().set(Cookie.of("theme", "dark"));
 * assertThat(client.cookies().get("session")).isNull();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class CookieJar {
    private static final String HOST = "localhost";

    private final InstantSource clock;
    private final Map<Key, Kept> cookies = new LinkedHashMap<>();

    CookieJar(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Returns the value of a cookie, or null if there is none or it has expired. If several have the name, the one with the longest path
     * counts.
     */
    public synchronized @Nullable String get(String name) {
        return live().stream().map(kept -> kept.cookie).filter(cookie -> cookie.name().equals(name)).map(Cookie::value)
                .findFirst().orElse(null);
    }

    /** Keeps a cookie, as if {@code localhost} had set it. */
    public CookieJar set(Cookie cookie) {
        put(cookie, HOST, "/");
        return this;
    }

    /** Removes all cookies. */
    public synchronized void clear() {
        cookies.clear();
    }

    /** Keeps the cookies that the response to a request sets. */
    void keep(SentRequest request, Headers response) {
        for (String header : response.all("Set-Cookie")) {
            Cookie cookie = Cookie.parse(header);
            if (cookie != null && (cookie.domain() == null || covers(cookie.domain(), request.host()))) {
                keep(request, cookie);
            }
        }
    }

    void keep(SentRequest request, Cookie cookie) {
        put(cookie, request.host(), folder(request.fullPath()));
    }

    /** Returns all cookies by name, whatever their host and path. */
    synchronized MultiValues values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        live().forEach(kept -> values.putIfAbsent(kept.cookie.name(), List.of(kept.cookie.value())));
        return MultiValues.of(values);
    }

    private synchronized void put(Cookie cookie, String host, String folder) {
        String domain = cookie.domain() == null ? host : cookie.domain();
        String path = cookie.path() == null ? folder : cookie.path();
        Instant end = cookie.maxAge() == null ? cookie.expires() : clock.instant().plus(cookie.maxAge());
        Key key = new Key(cookie.name(), domain.toLowerCase(Locale.ROOT), path);
        Kept kept = new Kept(cookie, key, end);
        if (isOver(kept)) {
            cookies.remove(key);
        } else {
            cookies.put(key, kept);
        }
    }

    private boolean isOver(Kept kept) {
        return kept.end != null && !clock.instant().isBefore(kept.end);
    }

    /** Returns the cookies to send with a request. Several may have the same name; like browsers, it puts the longest path first. */
    synchronized List<Cookie> matching(SentRequest request) {
        String host = request.host();
        List<Cookie> matching = new ArrayList<>();
        for (Kept kept : live()) {
            boolean sameHost = kept.cookie.domain() == null ? kept.key.domain.equalsIgnoreCase(host) : covers(kept.key.domain, host);
            if (sameHost && isBelow(kept.key.path, request.fullPath())) {
                matching.add(kept.cookie);
            }
        }
        return matching;
    }

    /** Returns the cookies that have not expired: longer paths first, then older cookies (RFC 6265, section 5.4). */
    private List<Kept> live() {
        if (cookies.isEmpty()) {
            return List.of();
        }
        cookies.values().removeIf(this::isOver);
        List<Kept> live = new ArrayList<>(cookies.values());
        live.sort(Comparator.comparingInt((Kept kept) -> kept.key.path.length()).reversed());
        return live;
    }

    private static boolean covers(String domain, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(domain) || name.endsWith("." + domain);
    }

    private static boolean isBelow(String folder, String path) {
        return path.equals(folder) || (path.startsWith(folder) && (folder.endsWith("/") || path.charAt(folder.length()) == '/'));
    }

    /** Returns the default path (RFC 6265, section 5.1.4). */
    private static String folder(String path) {
        int last = path.lastIndexOf('/');
        return last <= 0 ? "/" : path.substring(0, last);
    }

    /** Returns only the names, since values may be secret. */
    @Override
    public synchronized String toString() {
        return "CookieJar" + live().stream().map(kept -> kept.cookie.name()).toList();
    }

    private record Key(String name, String domain, String path) { }

    private record Kept(Cookie cookie, Key key, @Nullable Instant end) { }
}
