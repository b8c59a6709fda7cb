package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/**
 * The alternative bodies of a message, of which a mail program shows one.
 *
 * @param text the plain text
 * @param html null for none
 * @param calendar the iCalendar object; null for none
 */
record MailBody(String text, @Nullable String html, @Nullable String calendar) {
    /** Creates a body. Derives the text from the HTML if there is none. */
    static MailBody of(String text, @Nullable String html, @Nullable String calendar) {
        return new MailBody(html != null && text.isBlank() ? HtmlText.of(html) : text, html, calendar);
    }
}
