package dev.carafe.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a redirect leads, by RFC 3986, section 5. Unlike {@link java.net.URI}, which follows RFC 2396, it keeps the path for
 * {@code ?page=2}, removes the dots of {@code /a/../b}, and reads whatever a browser reads.
 *
 * @param authority host and port, in lower case and without the scheme's own port; null if the redirect leads to no web server
 * @param path the path, which begins with a slash
 * @param query the query without the question mark, or null for none
 */
record Place(@Nullable String authority, String path, @Nullable String query) {
    /** Scheme, authority, path and query (RFC 3986, appendix B). */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);

    /** Returns the place of a request. */
    static Place of(String host, String target) {
        int query = target.indexOf('?');
        return new Place(authority("http", host), query < 0 ? target : target.substring(0, query),
                query < 0 ? null : target.substring(query + 1));
    }

    /** Returns the place that a {@code Location} names from here. */
    Place resolve(String location) {
        Matcher parts = REFERENCE.matcher(location.strip());
        if (!parts.matches()) {
            throw new IllegalStateException("The expression matches any text.");
        }
        String scheme = parts.group(1) == null ? "http" : parts.group(1).toLowerCase(Locale.ROOT);
        String host = parts.group(2);
        String reference = parts.group(3);
        if (host != null) {
            return new Place(authority(scheme, host), withoutDots(reference), parts.group(4));
        }
        if (parts.group(1) != null) {
            return new Place(null, reference, parts.group(4));
        }
        if (reference.isEmpty()) {
            return new Place(authority, path, parts.group(4) == null ? query : parts.group(4));
        }
        String merged = reference.startsWith("/") ? reference : path.substring(0, path.lastIndexOf('/') + 1) + reference;
        return new Place(authority, withoutDots(merged), parts.group(4));
    }

    private static @Nullable String authority(String scheme, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http" -> name.endsWith(":80") ? name.substring(0, name.length() - 3) : name;
            case "https" -> name.endsWith(":443") ? name.substring(0, name.length() - 4) : name;
            default -> null;
        };
    }

    /** Removes the segments {@code .} and {@code ..}, which browsers also know as {@code %2e} (section 5.2.4). */
    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.split("/", -1);
        for (int i = path.startsWith("/") ? 1 : 0; i < segments.length; i++) {
            String segment = segments[i].replace("%2e", ".").replace("%2E", ".");
            boolean isLast = i == segments.length - 1;
            if (segment.equals("..") && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!segment.equals(".") && !segment.equals("..")) {
                kept.add(segments[i]);
            } else if (isLast) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    /** Returns path and query. */
    String target() {
        return query == null ? path : path + "?" + query;
    }
}
