package dev.carafe.websocket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The origin of the page that opens a socket. Browsers send cookies whatever the origin is, so a page of another site could act for the
 * user.
 *
 * @param value the value of the header field, which only browsers send
 */
record Origin(String value) {
    /** Returns whether this is the server's own origin or one of those allowed. */
    boolean mayOpen(@Nullable String host, List<String> allowed) {
        return isOf(host) || allowed.contains("*") || allowed.stream().anyMatch(value::equalsIgnoreCase);
    }

    /** Compares host and port. Ignores the scheme, since a server behind a proxy does not know its own. */
    private boolean isOf(@Nullable String host) {
        int authority = value.indexOf("://");
        if (host == null || authority < 0) {
            return false;
        }
        String own = value.substring(authority + 3);
        return own.equalsIgnoreCase(host) || (own + (value.startsWith("https:") ? ":443" : ":80")).equalsIgnoreCase(host);
    }
}
