package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/**
 * The bodies of a message, of which a mail program shows one.
 *
 * @param text plain text
 * @param html null for none
 * @param calendar an iCalendar object; null for none
 */
record MailBody(String text, @Nullable String html, @Nullable String calendar) {
    /** A body whose text is made of the HTML if there is none. */
    static MailBody of(String text, @Nullable String html, @Nullable String calendar) {
        return new MailBody(html != null && text.isBlank() ? HtmlText.of(html) : text, html, calendar);
    }
}
