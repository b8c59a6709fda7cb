package dev.carafe.http.header;

import org.jspecify.annotations.Nullable;

/**
 * The mark of one version of a resource: {@code "v1"}, or {@code W/"v1"} for one that is only equivalent (RFC 9110, section
 * 8.8.3).
 *
 * @param value the mark without quotes
 * @param weak whether versions of the same mark may differ in their bytes
 */
public record ETag(String value, boolean weak) {
    /**
     * A mark.
     *
     * @throws IllegalArgumentException if the value has a quote, a blank, a control character or one beyond Latin-1
     */
    public ETag {
        if (!isLegal(value)) {
            throw new IllegalArgumentException("An ETag can't hold quotes, blanks, control characters or any beyond Latin-1. "
                    + "Use a hash in hex, for example.");
        }
    }

    private static boolean isLegal(String value) {
        return value.chars().allMatch(c -> c > ' ' && c != '"' && c != 127 && c <= 0xFF);
    }

    /** A mark that is the same only for the same bytes. */
    public static ETag strong(String value) {
        return new ETag(value, false);
    }

    /** A mark that is the same for versions that mean the same. */
    public static ETag weak(String value) {
        return new ETag(value, true);
    }

    /** The mark of a header, quoted or not, or null when there is none. */
    public static @Nullable ETag parse(@Nullable String header) {
        String text = header == null ? "" : header.strip();
        boolean isWeak = text.startsWith("W/") || text.startsWith("w/");
        String mark = isWeak ? text.substring(2) : text;
        boolean quoted = mark.length() > 2 && mark.startsWith("\"") && mark.endsWith("\"");
        String value = quoted ? mark.substring(1, mark.length() - 1) : mark;
        return value.isEmpty() || !isLegal(value) ? null : new ETag(value, isWeak);
    }

    /** The mark as a header has it. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + value + '"';
    }
}
