package dev.carafe.websocket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose page opens a socket. Browsers send cookies along whoever it is, so that a page of another server could speak for the user.
 *
 * @param value the header field, which only browsers send
 */
record Origin(String value) {
    /** Returns whether it is of the server itself, or among those that are said. */
    boolean mayOpen(@Nullable String host, List<String> allowed) {
        return isOf(host) || allowed.contains("*") || allowed.stream().anyMatch(value::equalsIgnoreCase);
    }

    /** Returns the scheme does not count: behind a proxy, this server does not know its own. */
    private boolean isOf(@Nullable String host) {
        int authority = value.indexOf("://");
        if (host == null || authority < 0) {
            return false;
        }
        String own = value.substring(authority + 3);
        return own.equalsIgnoreCase(host) || (own + (value.startsWith("https:") ? ":443" : ":80")).equalsIgnoreCase(host);
    }
}
