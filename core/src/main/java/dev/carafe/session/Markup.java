package dev.carafe.session;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Safe HTML in a session, which Flask reads as MarkupSafe's {@code Markup}. In plain JSON it is a string.
 *
 * @param html the text
 */
public record Markup(@JsonValue String html) {
    /** Returns the HTML. */
    @Override
    public String toString() {
        return html;
    }
}
