package dev.carafe.templates.mail;

import java.util.Locale;
import java.util.Set;

/** What a template may say about the form of its body: text or HTML. How that is encoded is not its business. */
final class ContentType {
    private static final Set<String> TYPES = Set.of("text/plain", "text/html");
    private static final Set<String> CHARSETS = Set.of("", "charset=utf-8", "charset=\"utf-8\"");

    private ContentType() {}

    /** Whether a header says that the body is HTML; refuses what can't be said. */
    static boolean isHtml(HeaderField field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (!name.startsWith("content-")) {
            return false;
        }
        if (!name.equals("content-type")) {
            throw field.error("can't come from a template: the encoding of the message is chosen when it is written.", null);
        }
        String[] parts = field.text().toLowerCase(Locale.ROOT).split(";", 2);
        String type = parts[0].strip();
        String charset = parts.length == 1 ? "" : parts[1].strip();
        if (!TYPES.contains(type) || !CHARSETS.contains(charset)) {
            throw field.error("is text/plain or text/html, in UTF-8, and not '" + field.text() + "'.", null);
        }
        return type.equals("text/html");
    }
}
