package dev.carafe.middleware;

import dev.carafe.Before;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests by which another site acts as the user (cross-site request forgery), with a 403.
 *
 * <pre>{@code
 * app.before(CrossSite.refuse());
 * app.before(CrossSite.refuse().trust("https://pay.example.org").exempt("hooks.github"));
 * }</pre>
 *
 * <p>Browsers say where a request comes from: by {@code Sec-Fetch-Site}, and older ones by {@code Origin} or {@code Referer}. GET, HEAD,
 * OPTIONS and TRACE pass, since they must change nothing. So do requests that say nothing, which no browser of this decade sends
 * from a page; {@link #requireToken} asks these for a token. Immutable.
 */
public final class CrossSite implements Before {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final List<Predicate<String>> trusted;
    private final Set<String> exempt;
    private final boolean requiresToken;

    private CrossSite(List<Predicate<String>> trusted, Set<String> exempt, boolean requiresToken) {
        this.trusted = trusted;
        this.exempt = exempt;
        this.requiresToken = requiresToken;
    }

    /** Refuses unsafe requests of all other sites, and of other hosts of the same site. */
    public static CrossSite refuse() {
        return new CrossSite(List.of(), Set.of(), false);
    }

    /**
     * Trusts the pages of some origins; a star stands for one label of the host, or for the port.
     *
     * @throws IllegalArgumentException if no browser sends such an origin
     */
    public CrossSite trust(String... origins) {
        List<Predicate<String>> all = new ArrayList<>(trusted);
        Arrays.stream(origins).map(Origins::matching).forEach(all::add);
        return new CrossSite(List.copyOf(all), exempt, requiresToken);
    }

    /** Leaves some endpoints alone, such as webhooks, which check a signature of their own. */
    public CrossSite exempt(String... endpoints) {
        Set<String> all = new HashSet<>(exempt);
        all.addAll(List.of(endpoints));
        return new CrossSite(trusted, Set.copyOf(all), requiresToken);
    }

    /**
     * Asks for a {@linkplain #csrfToken token} where a request does not say which site it comes from: in the form field
     * {@code csrf_token} or the header field {@code X-CSRF-Token}. Only very old browsers, and programs, send such requests.
     */
    public CrossSite requireToken() {
        return new CrossSite(trusted, exempt, true);
    }

    /**
     * Returns a token for a form of the current request's client; templates know it as {@code csrf_token()}. What it stands for is kept
     * in the session; it looks different each time, so that the length of compressed pages tells nothing of it.
     *
     * @throws IllegalStateException outside of a request, or if there is no {@code SECRET_KEY}
     */
    public static String csrfToken() {
        return CsrfToken.issue();
    }

    @Override
    public void before(Request request) {
        if (SAFE.contains(request.method()) || (request.endpoint() != null && exempt.contains(request.endpoint()))) {
            return;
        }
        String origin = request.origin();
        if (origin != null && trusted.stream().anyMatch(test -> test.test(origin))) {
            return;
        }
        String site = request.header("Sec-Fetch-Site");
        String page = origin != null ? origin : originOf(request.referrer());
        boolean same = site != null ? site.equals("same-origin") || site.equals("none") : page == null || isSameOrigin(page, request);
        if (!same) {
            throw new HttpException(403, "This request was sent by a page of another site.");
        }
        if (requiresToken && site == null && page == null && !CsrfToken.isIn(request)) {
            throw new HttpException(403, "The token of the form is missing or too old. Load the form again.");
        }
    }

    /** Returns the origin of a URL, or null if there is no URL; of one that is none, what equals no origin. */
    private static @Nullable String originOf(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = new URI(url);
            return uri.getScheme() + "://" + uri.getRawAuthority();
        } catch (URISyntaxException e) {
            return "null";
        }
    }

    /**
     * Whether a page is of the host that was asked. A proxy that ends TLS may hide that this was by https, so only a page by http is told
     * from a request by https.
     */
    private static boolean isSameOrigin(String page, Request request) {
        if (!Origins.isOrigin(page) || (request.isSecure() && page.startsWith("http:"))) {
            return false;
        }
        String usualPort = page.startsWith("https:") ? ":443" : ":80";
        String host = request.header("Host");
        String named = page.substring(page.indexOf("://") + 3);
        return host != null && without(usualPort, host).equalsIgnoreCase(without(usualPort, named));
    }

    private static String without(String port, String host) {
        return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host;
    }
}
