package dev.carafe.middleware;

import dev.carafe.Middleware;
import dev.carafe.Next;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.syntax.Authority;
import dev.carafe.http.syntax.PathPrefix;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Middleware that believes the {@code X-Forwarded} headers of as many proxies as there are, and no more; Werkzeug's {@code ProxyFix}.
 *
 * <pre>{@code
 * app.wrap(ProxyFix.DEFAULT);                    // one proxy, which sets X-Forwarded-For and X-Forwarded-Proto
 * app.wrap(ProxyFix.DEFAULT.host(1).port(1));    // and -Host and -Port too
 * app.wrap(ProxyFix.DEFAULT.prefix(1));          // and -Prefix: the app is below a path, which the proxy takes off
 * }</pre>
 *
 * <p>Each proxy adds its value at the right, so values are counted from there: what a client made up stands further left and is never
 * used. A header with fewer values than that is left aside, and so is a value that is no address, scheme, host, port or
 * path. Without this middleware the headers mean nothing. Immutable.
 *
 * @param client how many proxies set {@code X-Forwarded-For}, which gives {@code remoteAddr()}; 0 ignores it, as with all of them
 * @param proto how many set {@code X-Forwarded-Proto}, which gives {@code scheme()}
 * @param host how many set {@code X-Forwarded-Host}, which gives {@code host()}
 * @param port how many set {@code X-Forwarded-Port}, which gives the port in {@code host()}
 * @param prefix how many set {@code X-Forwarded-Prefix}, which gives {@code rootPath()}: the path that the proxy has taken off, and that
 *     every URL of the app begins with
 */
public record ProxyFix(int client, int proto, int host, int port, int prefix) implements Middleware {
    private static final int MAX_ADDRESS = 64;

    /** One proxy that tells of the client and the scheme. */
    public static final ProxyFix DEFAULT = new ProxyFix(1, 1, 0, 0, 0);

    /** Refuses a negative number of proxies. */
    public ProxyFix {
        if (client < 0 || proto < 0 || host < 0 || port < 0 || prefix < 0) {
            throw new IllegalArgumentException("ProxyFix counts proxies, so each number is at least 0, which means that the header is "
                    + "ignored: client %d, proto %d, host %d, port %d, prefix %d.".formatted(client, proto, host, port, prefix));
        }
    }

    /** Returns how many proxies set {@code X-Forwarded-For}. */
    public ProxyFix client(int proxies) {
        return new ProxyFix(proxies, proto, host, port, prefix);
    }

    /** Returns how many proxies set {@code X-Forwarded-Proto}. */
    public ProxyFix proto(int proxies) {
        return new ProxyFix(client, proxies, host, port, prefix);
    }

    /** Returns how many proxies set {@code X-Forwarded-Host}. */
    public ProxyFix host(int proxies) {
        return new ProxyFix(client, proto, proxies, port, prefix);
    }

    /** Returns how many proxies set {@code X-Forwarded-Port}. */
    public ProxyFix port(int proxies) {
        return new ProxyFix(client, proto, host, proxies, prefix);
    }

    /** How many proxies set {@code X-Forwarded-Prefix}. */
    public ProxyFix prefix(int proxies) {
        return new ProxyFix(client, proto, host, port, proxies);
    }

    @Override
    public Response wrap(Request request, Next next) throws Exception {
        Request fixed = request;
        String forwarded = trusted(request, "X-Forwarded-For", client);
        if (forwarded != null && isAddress(forwarded)) {
            fixed = fixed.withRemoteAddr(forwarded);
        }
        String scheme = trusted(request, "X-Forwarded-Proto", proto);
        if (scheme != null && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
            fixed = fixed.withScheme(scheme.toLowerCase(Locale.ROOT));
        }
        String name = trusted(request, "X-Forwarded-Host", host);
        if (name != null && Authority.isHost(name)) {
            fixed = fixed.withHeader("Host", name);
        }
        String number = trusted(request, "X-Forwarded-Port", port);
        String current = fixed.header("Host");
        if (number != null && current != null && Authority.isPort(number)) {
            fixed = fixed.withHeader("Host", Authority.name(current) + ":" + number);
        }
        String path = trusted(request, "X-Forwarded-Prefix", prefix);
        if (path != null && PathPrefix.isPrefix(path)) {
            fixed = fixed.withRootPath(path);
        }
        return next.handle(fixed);
    }

    /** Proxies also send names that hide an address, as {@code unknown} or {@code _hidden} (RFC 7239, section 6). */
    private static boolean isAddress(String text) {
        return text.length() <= MAX_ADDRESS
                && text.chars().allMatch(c -> c == '.' || c == ':' || c == '_' || c == '-' || c == '[' || c == ']'
                        || (c < 128 && Character.isLetterOrDigit(c)));
    }

    /** Returns the value that the outermost of some trusted proxies has added, or null. */
    private static @Nullable String trusted(Request request, String header, int proxies) {
        if (proxies == 0) {
            return null;
        }
        String[] values = String.join(",", request.headers().all(header)).split(",", -1);
        String value = values.length < proxies ? "" : values[values.length - proxies].strip();
        return value.isEmpty() ? null : value;
    }
}
