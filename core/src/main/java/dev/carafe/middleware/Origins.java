package dev.carafe.middleware;

import dev.carafe.http.syntax.Authority;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Origins as browsers send them: {@code https://app.example.org}, without a path and without the port of the scheme (RFC 6454). */
final class Origins {
    private Origins() { }

    /** Returns whether a text is the origin of a web page. The opaque origin {@code null}, which anybody can have, is none. */
    static boolean isOrigin(@Nullable String text) {
        int end = text == null ? -1 : text.indexOf("://");
        return text != null && (text.startsWith("http://") || text.startsWith("https://")) && Authority.isHost(text.substring(end + 3))
                && !text.endsWith(":");
    }

    /**
     * Returns a test for one origin, or for those that differ in what a star stands for: one label of the host, or the port.
     *
     * @throws IllegalArgumentException if no browser sends such an origin
     */
    static Predicate<String> matching(String origin) {
        String plain = origin.replaceFirst("://\\*\\.", "://any.").replaceFirst(":\\*$", ":1");
        if (!isOrigin(plain) || plain.indexOf('*') >= 0 || !plain.equals(plain.toLowerCase(Locale.ROOT)) || namesUsualPort(plain)) {
            throw new IllegalArgumentException((
                    "'%s' is no origin that a browser sends. An origin is a scheme and a host in lower case, and a "
                    + "port unless it is the scheme's own, without a slash at the end: https://app.example.org, https://*.example.org or "
                    + "http://localhost:*.").formatted(origin));
        }
        if (origin.indexOf('*') < 0) {
            return origin::equals;
        }
        String quoted = Pattern.quote(origin).replaceFirst("://\\*\\.", "://\\\\E[a-z0-9_-]+\\\\Q.")
                .replaceFirst(":\\*\\\\E$", ":\\\\E[0-9]+");
        return Pattern.compile(quoted).asMatchPredicate();
    }

    private static boolean namesUsualPort(String origin) {
        return (origin.startsWith("https:") && origin.endsWith(":443")) || (origin.startsWith("http:") && origin.endsWith(":80"));
    }
}
