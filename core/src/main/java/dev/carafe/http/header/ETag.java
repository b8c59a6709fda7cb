package dev.carafe.http.header;

import org.jspecify.annotations.Nullable;

/**
 * An entity tag, which identifies one version of a resource: {@code "v1"}, or {@code W/"v1"} for one that is only equivalent (RFC 9110,
 * section 8.8.3).
 *
 * @param value the tag without quotes
 * @param weak whether versions with the same tag may differ in their bytes
 */
public record ETag(String value, boolean weak) {
    /**
     * Creates an entity tag.
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

    /** Creates a strong entity tag: the same tag means the same bytes. */
    public static ETag strong(String value) {
        return new ETag(value, false);
    }

    /** Creates a weak entity tag: the same tag means equivalent content. */
    public static ETag weak(String value) {
        return new ETag(value, true);
    }

    /** Returns the entity tag in a header, quoted or not, or null if there is none. */
    public static @Nullable ETag parse(@Nullable String header) {
        String text = header == null ? "" : header.strip();
        boolean isWeak = text.startsWith("W/") || text.startsWith("w/");
        String opaque = isWeak ? text.substring(2) : text;
        boolean quoted = opaque.length() > 2 && opaque.startsWith("\"") && opaque.endsWith("\"");
        String value = quoted ? opaque.substring(1, opaque.length() - 1) : opaque;
        return value.isEmpty() || !isLegal(value) ? null : new ETag(value, isWeak);
    }

    /** Returns the entity tag as in a header. */
    @Override
    public String toString() {
        return (weak ? "W/\"" : "\"") + value + '"';
    }
}
