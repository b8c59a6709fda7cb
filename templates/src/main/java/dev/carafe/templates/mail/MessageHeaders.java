package dev.carafe.templates.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The headers of a message, checked and complete: each once, addresses as such, {@code Date} and {@code Message-ID} there. */
final class MessageHeaders {
    private static final Set<String> ADDRESSES = Set.of("from", "sender", "reply-to", "to", "cc", "bcc");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<Address>> addresses = new LinkedHashMap<>();
    private boolean html;

    private MessageHeaders() {}

    static MessageHeaders of(List<HeaderField> fields, Instant now) {
        MessageHeaders headers = new MessageHeaders();
        fields.forEach(headers::add);
        headers.complete(now);
        return headers;
    }

    private void add(HeaderField field) {
        String key = field.name().toLowerCase(Locale.ROOT);
        String text;
        if (ADDRESSES.contains(key)) {
            List<Address> mailboxes = field.addresses();
            addresses.put(key, mailboxes);
            text = String.join(", ", mailboxes.stream().map(Address::toString).toList());
        } else if (key.equals("date")) {
            text = field.date();
        } else {
            text = field.text();
            html |= ContentType.isHtml(field);
        }
        if (!text.isEmpty()) {
            texts.put(field.name(), text);
        }
    }

    private void complete(Instant now) {
        Set<String> names = Set.copyOf(texts.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
        if (!names.contains("date")) {
            texts.put("Date", HeaderField.rfc5322(now.atOffset(ZoneOffset.UTC)));
        }
        if (!names.contains("message-id")) {
            List<Address> from = addresses.getOrDefault("from", List.of());
            String sender = from.isEmpty() ? "@localhost" : from.getFirst().email();
            texts.put("Message-ID", "<" + UUID.randomUUID() + sender.substring(sender.indexOf('@')) + ">");
        }
    }

    /** As people read them, in the template's order. */
    Map<String, String> texts() {
        return texts;
    }

    /** The mailboxes of those that have some, by name in small letters. */
    Map<String, List<Address>> addresses() {
        return addresses;
    }

    /** Whether the body is HTML. */
    boolean isHtml() {
        return html;
    }
}
