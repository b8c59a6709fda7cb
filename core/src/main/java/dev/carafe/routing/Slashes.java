package dev.carafe.routing;

/** Surplus slashes of a path. */
final class Slashes {
    private Slashes() {}

    /** The text with every run of slashes made one; the same object if it has none. */
    static String merge(String text) {
        if (!text.contains("//")) {
            return text;
        }
        StringBuilder merged = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '/' || i == 0 || text.charAt(i - 1) != '/') {
                merged.append(c);
            }
        }
        return merged.toString();
    }

    /** {@code //a} is {@code /a}: no redirect leaves the host by a path that looks like an authority. */
    static String withoutSurplusLeading(String path) {
        int first = 0;
        while (first + 1 < path.length() && path.charAt(first) == '/' && path.charAt(first + 1) == '/') {
            first++;
        }
        return path.substring(first);
    }
}
