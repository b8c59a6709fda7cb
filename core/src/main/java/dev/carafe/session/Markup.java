package dev.carafe.session;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * HTML that is safe as it is, in a session: MarkupSafe's {@code Markup} on the other side. In plain JSON it is a string.
 *
 * @param html the text
 */
public record Markup(@JsonValue String html) {
    /** The HTML. */
    @Override
    public String toString() {
        return html;
    }
}
