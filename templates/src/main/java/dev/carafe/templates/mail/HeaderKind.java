package dev.carafe.templates.mail;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kind of a header's value, by its name. Other names have free text. */
enum HeaderKind {
    MAILBOX, ADDRESSES, DATE, KEYWORDS, LIST_ID, SYNTAX, CONTENT, TEXT;

    private static final Map<String, HeaderKind> KINDS = Map.ofEntries(
            Map.entry("sender", MAILBOX), Map.entry("resent-sender", MAILBOX), Map.entry("from", ADDRESSES),
            Map.entry("to", ADDRESSES), Map.entry("cc", ADDRESSES), Map.entry("bcc", ADDRESSES), Map.entry("reply-to", ADDRESSES),
            Map.entry("resent-from", ADDRESSES), Map.entry("resent-to", ADDRESSES), Map.entry("resent-cc", ADDRESSES),
            Map.entry("resent-bcc", ADDRESSES), Map.entry("resent-reply-to", ADDRESSES), Map.entry("errors-to", ADDRESSES),
            Map.entry("disposition-notification-to", ADDRESSES), Map.entry("return-receipt-to", ADDRESSES),
            Map.entry("mail-followup-to", ADDRESSES), Map.entry("mail-reply-to", ADDRESSES), Map.entry("apparently-to", ADDRESSES),
            Map.entry("date", DATE), Map.entry("resent-date", DATE), Map.entry("expires", DATE), Map.entry("expiry-date", DATE),
            Map.entry("reply-by", DATE), Map.entry("delivery-date", DATE), Map.entry("keywords", KEYWORDS), Map.entry("list-id", LIST_ID));
    private static final Map<String, HeaderSyntax> SYNTAXES = Map.ofEntries(
            Map.entry("message-id", HeaderSyntax.MESSAGE_ID), Map.entry("resent-message-id", HeaderSyntax.MESSAGE_ID),
            Map.entry("original-message-id", HeaderSyntax.MESSAGE_ID), Map.entry("supersedes", HeaderSyntax.MESSAGE_ID),
            Map.entry("in-reply-to", HeaderSyntax.MESSAGE_IDS), Map.entry("references", HeaderSyntax.MESSAGE_IDS),
            Map.entry("obsoletes", HeaderSyntax.MESSAGE_IDS), Map.entry("list-help", HeaderSyntax.URIS),
            Map.entry("list-unsubscribe", HeaderSyntax.URIS), Map.entry("list-subscribe", HeaderSyntax.URIS),
            Map.entry("list-owner", HeaderSyntax.URIS), Map.entry("list-archive", HeaderSyntax.URIS),
            Map.entry("archived-at", HeaderSyntax.URIS), Map.entry("list-post", HeaderSyntax.URIS_OR_NO),
            Map.entry("list-unsubscribe-post", HeaderSyntax.ONE_CLICK),
            Map.entry("return-path", HeaderSyntax.PATH), Map.entry("auto-submitted", HeaderSyntax.TOKENS),
            Map.entry("precedence", HeaderSyntax.TOKENS), Map.entry("importance", HeaderSyntax.TOKENS),
            Map.entry("priority", HeaderSyntax.TOKENS), Map.entry("sensitivity", HeaderSyntax.TOKENS),
            Map.entry("x-priority", HeaderSyntax.TOKENS), Map.entry("x-msmail-priority", HeaderSyntax.TOKENS),
            Map.entry("x-auto-response-suppress", HeaderSyntax.TOKENS), Map.entry("received", HeaderSyntax.TOKENS),
            Map.entry("received-spf", HeaderSyntax.TOKENS), Map.entry("authentication-results", HeaderSyntax.TOKENS),
            Map.entry("dkim-signature", HeaderSyntax.TOKENS), Map.entry("autocrypt", HeaderSyntax.TOKENS),
            Map.entry("feedback-id", HeaderSyntax.TOKENS), Map.entry("mime-version", HeaderSyntax.TOKENS),
            Map.entry("tls-required", HeaderSyntax.TOKENS), Map.entry("accept-language", HeaderSyntax.TOKENS),
            Map.entry("conversion", HeaderSyntax.TOKENS));

    static HeaderKind of(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.startsWith("content-")) {
            return CONTENT;
        }
        return syntax(key) != null ? SYNTAX : KINDS.getOrDefault(key, TEXT);
    }

    /** Returns the grammar of a header of kind {@link #SYNTAX}, or null. */
    static @Nullable HeaderSyntax syntax(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.startsWith("arc-") ? HeaderSyntax.TOKENS : SYNTAXES.get(key);
    }
}
