package dev.carafe.templates.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The headers of a message: checked, each once, in the template's order. Immutable. */
final class MessageHeaders {
    private final Map<String, Header> byName;

    private MessageHeaders(Map<String, Header> byName) {
        this.byName = byName;
    }

    /** Checks the headers of a template and adds {@code Date} and {@code Message-ID} if they are missing. */
    static MessageHeaders of(List<HeaderField> fields, Instant now) {
        Map<String, Header> headers = new LinkedHashMap<>();
        for (HeaderField field : fields) {
            Header header = header(field);
            if (!header.text().isEmpty()) {
                headers.put(key(field.name()), checked(header, field));
            }
        }
        MessageHeaders checked = new MessageHeaders(headers);
        if (checked.addresses("from").size() > 1 && checked.addresses("sender").isEmpty()) {
            throw fields.stream().filter(field -> field.name().equalsIgnoreCase("from")).findFirst().orElseThrow()
                    .error("has more than one address. Say in 'Sender' who sends the message (RFC 5322, section 3.6.2).", null);
        }
        headers.putIfAbsent("date", Header.ascii("Date", HeaderField.rfc5322(now.atOffset(ZoneOffset.UTC))));
        List<Address> from = checked.addresses("from");
        headers.putIfAbsent("message-id", Header.ascii("Message-ID",
                "<" + UUID.randomUUID() + "@" + (from.isEmpty() ? "localhost" : from.getFirst().domain()) + ">"));
        return checked;
    }

    private static Header header(HeaderField field) {
        String name = field.name();
        HeaderSyntax syntax = HeaderKind.syntax(name);
        return switch (HeaderKind.of(name)) {
            case MAILBOX, ADDRESSES -> Header.of(name, addresses(field));
            case DATE -> Header.ascii(name, field.date());
            case KEYWORDS -> keywords(name, field.text());
            case CONTENT -> Header.ascii(name, ContentType.isHtml(field) ? "text/html" : "text/plain");
            case LIST_ID -> listId(field);
            case SYNTAX -> Header.ascii(name, syntax == null ? "" : syntax.read(field));
            case TEXT -> Header.text(name, field.text());
        };
    }

    private static AddressList addresses(HeaderField field) {
        AddressList list = AddressParser.parse(AddressText.of(field));
        boolean single = HeaderKind.of(field.name()) == HeaderKind.MAILBOX;
        if (list.hasGroup() && (single || key(field.name()).endsWith("from"))) {
            throw field.error("has a group. It is the address of whoever sends the message.", field.lastValue());
        }
        if (single && list.mailboxes().size() > 1) {
            throw field.error("has more than one address.", field.lastValue());
        }
        return list;
    }

    private static Header keywords(String name, String text) {
        return new Header(name, text, Arrays.stream(text.split(",")).map(String::strip).filter(word -> !word.isEmpty())
                .map(word -> Phrase.encoded(word, EncodedWords.roomBeside(name))).collect(Collectors.joining(", ")), null);
    }

    /** {@code Name <list.example.com>}, RFC 2919. */
    private static Header listId(HeaderField field) {
        String text = field.text();
        if (text.isEmpty()) {
            return Header.ascii(field.name(), "");
        }
        AddressParser.Labelled within = AddressParser.labelled(AddressText.of(field));
        AddressParser.Labelled id = within != null ? within : AddressParser.labelled(AddressText.of(text));
        if (id == null || !Phrase.isDotAtom(id.content()) || id.name().indexOf(AddressText.MAILBOXES) >= 0) {
            throw field.error("is the id of a list, of the form Name <list.example.com>, and not " + Characters.quoted(text) + ".",
                    field.lastValue());
        }
        String end = "<" + id.content() + ">";
        if (id.name().isEmpty()) {
            return Header.ascii(field.name(), end);
        }
        String name = Phrase.encoded(id.name(), EncodedWords.roomBeside(field.name()));
        return new Header(field.name(), Phrase.quoted(id.name()) + " " + end, name + " " + end, null);
    }

    private static Header checked(Header header, HeaderField field) {
        if (header.folded() == null) {
            throw field.error("has a line of more than 998 characters, which no server need take. It can be broken at blanks only.",
                    field.lastValue());
        }
        return header;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    List<Header> all() {
        return new ArrayList<>(byName.values());
    }

    /** Returns the value of a header in readable form, or null if there is none. */
    @Nullable String text(String name) {
        Header header = byName.get(key(name));
        return header == null ? null : header.text();
    }

    /** Returns the headers in readable form, in the template's order and spelling. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        byName.values().forEach(header -> texts.put(header.name(), header.text()));
        return Collections.unmodifiableMap(texts);
    }

    /** Returns the mailboxes of a header; empty if it has none. */
    List<Address> addresses(String name) {
        Header header = byName.get(key(name));
        AddressList addresses = header == null ? null : header.addresses();
        return addresses == null ? List.of() : addresses.mailboxes();
    }

    /** Returns whether the body is HTML. */
    boolean isHtml() {
        return "text/html".equals(text("Content-Type"));
    }

    /** Returns a copy with one more header. */
    MessageHeaders with(Header header) {
        Map<String, Header> more = new LinkedHashMap<>(byName);
        more.put(key(header.name()), header);
        return new MessageHeaders(more);
    }
}
