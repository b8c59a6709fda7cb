package dev.carafe.http.syntax;

import java.net.URI;
import java.net.URISyntaxException;

/** The host of a URL with its port, as in the field {@code Host} (RFC 9110, section 7.2). */
public final class Authority {
    private static final int MAX_PORT = 65_535;

    private Authority() { }

    /**
     * Returns whether a text is a name or an address, perhaps with a port. Refuses punctuation in names that only the grammar of URLs
     * allows.
     */
    public static boolean isHost(String text) {
        int end = text.startsWith("[") ? endOfAddress(text) : endOfName(text);
        return end > 0 && (end == text.length() || (text.charAt(end) == ':' && isPortOrEmpty(text, end + 1)));
    }

    /** Returns whether a text is a port number. */
    public static boolean isPort(String text) {
        return !text.isEmpty() && isPortOrEmpty(text, 0);
    }

    /** Returns the host without its port. */
    public static String name(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    private static int endOfAddress(String text) {
        int end = text.indexOf(']') + 1;
        String address = text.substring(0, end);
        try {
            return end > 0 && address.indexOf('%') < 0 && address.equals(new URI("//" + address + "/").getHost()) ? end : 0;
        } catch (URISyntaxException e) {
            return 0;
        }
    }

    private static int endOfName(String text) {
        int end = 0;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isPortOrEmpty(String text, int start) {
        int port = 0;
        for (int i = start; i < text.length() && port <= MAX_PORT; i++) {
            char c = text.charAt(i);
            port = c >= '0' && c <= '9' ? port * 10 + c - '0' : MAX_PORT + 1;
        }
        return port <= MAX_PORT;
    }
}
