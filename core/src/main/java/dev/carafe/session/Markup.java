package dev.carafe.session;

/**
 * HTML that is safe as it is, in a session: MarkupSafe's {@code Markup} on the other side.
 *
 * @param html the text
 */
public record Markup(String html) {
    /** The HTML. */
    @Override
    public String toString() {
        return html;
    }
}
