package dev.carafe.server;

/** The syntax of a path (RFC 3986, section 3.3). Helidon's own check is slow: it parses each path into a {@code java.net.URI}. */
final class PathSyntax {
    private static final boolean[] ALLOWED = new boolean[128];

    static {
        for (char c = '0'; c < 127; c++) {
            ALLOWED[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "/%-._~!$&'()*+,;=:@".toCharArray()) {
            ALLOWED[c] = true;
        }
    }

    private PathSyntax() { }

    /**
     * Returns whether a path begins with a slash and has no character that must be percent-encoded. The URL map checks the encoding itself.
     */
    static boolean isPath(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 127 || !ALLOWED[c]) {
                return false;
            }
        }
        return text.startsWith("/");
    }
}
