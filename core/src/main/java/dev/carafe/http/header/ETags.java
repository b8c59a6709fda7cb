package dev.carafe.http.header;

import dev.carafe.http.Response;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} header.
 *
 * <pre>{@code
 * if (req.ifNoneMatch().containsWeak(version)) {
 *     abort(Response.of("").status(304));
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param star whether the header is {@code *}, which matches any entity tag
 * @param strong the strong entity tags, without quotes
 * @param weak the weak entity tags, without quotes
 */
public record ETags(boolean star, Set<String> strong, Set<String> weak) {
    private static final ETags NONE = new ETags(false, Set.of(), Set.of());

    /** Creates entity tags by strength. Copies the sets. */
    public ETags {
        strong = Set.copyOf(strong);
        weak = Set.copyOf(weak);
    }

    /** Returns the entity tags of a header, which is null if absent. As in Werkzeug, quotes are optional. */
    public static ETags parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return NONE;
        }
        Set<String> strong = new LinkedHashSet<>();
        Set<String> weak = new LinkedHashSet<>();
        for (int at = 0; at < header.length(); ) {
            at = skip(header, at, " \t,");
            boolean isWeak = header.startsWith("W/", at) || header.startsWith("w/", at);
            int start = isWeak ? at + 2 : at;
            int close = start < header.length() && header.charAt(start) == '"' ? header.indexOf('"', start + 1) : -1;
            String value = close < 0 ? unquoted(header, start) : header.substring(start + 1, close);
            if (close < 0 && value.equals("*")) {
                return new ETags(true, Set.of(), Set.of());
            }
            if (close >= 0 || !value.isEmpty()) {
                (isWeak ? weak : strong).add(value);
            }
            int comma = header.indexOf(',', close < 0 ? start : close);
            at = comma < 0 ? header.length() : comma + 1;
        }
        return new ETags(false, strong, weak);
    }

    private static String unquoted(String header, int start) {
        int comma = header.indexOf(',', start);
        return header.substring(Math.min(start, header.length()), comma < 0 ? header.length() : comma).strip();
    }

    private static int skip(String text, int from, String chars) {
        int at = from;
        while (at < text.length() && chars.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Returns whether there is neither an entity tag nor a star. */
    public boolean isEmpty() {
        return !star && strong.isEmpty() && weak.isEmpty();
    }

    /** Returns whether a version matches by strong comparison, which {@code If-Match} requires: weak tags never match. */
    public boolean contains(String value) {
        return star || strong.contains(value);
    }

    /** Returns whether a version matches by weak comparison, which {@code If-None-Match} requires: weak tags match too. */
    public boolean containsWeak(String value) {
        return star || strong.contains(value) || weak.contains(value);
    }
}
