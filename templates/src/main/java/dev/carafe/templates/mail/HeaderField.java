package dev.carafe.templates.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header as the template put it out, its values still apart from its text. */
record HeaderField(String name, List<Piece> pieces, String template) {
    private static final String ADDRESS_SYNTAX = ",;<>\"()[]\\:";

    /** The value as text; refuses what would end a line. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            checkCharacters(piece.text(), piece instanceof Piece.Value value ? value : null);
            text.append(piece.text());
        }
        return text.toString().strip();
    }

    /** The mailboxes; refuses a plain value that holds more than one address or one name. */
    List<Address> addresses() {
        StringBuilder text = new StringBuilder();
        Piece.Value last = null;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Value value) {
                text.append(addressText(value));
                last = value;
            } else {
                checkCharacters(piece.text(), null);
                text.append(piece.text());
            }
        }
        try {
            return AddressList.parse(text.toString());
        } catch (IllegalArgumentException e) {
            throw error("has no valid address: " + e.getMessage(), last);
        }
    }

    private String addressText(Piece.Value piece) {
        Object value = piece.value();
        if (value instanceof Address address) {
            return address.toString();
        }
        if (!(value instanceof Collection<?> items)) {
            return plain(piece.text(), piece);
        }
        StringBuilder list = new StringBuilder();
        for (Object item : items) {
            list.append(list.isEmpty() ? "" : ", ");
            list.append(item instanceof Address ? item.toString() : plain(String.valueOf(item), piece));
        }
        return list.toString();
    }

    private String plain(String text, Piece.Value piece) {
        checkCharacters(text, piece);
        for (int i = 0; i < text.length(); i++) {
            if (ADDRESS_SYNTAX.indexOf(text.charAt(i)) >= 0) {
                throw error("has the value " + Characters.quoted(text) + " with '" + text.charAt(i) + "' in it. A value is one"
                        + " address or one name; for more, or for both, pass an Address or a list of them.", piece);
            }
        }
        return text;
    }

    private void checkCharacters(String text, Piece.@Nullable Value piece) {
        int index = Characters.firstForbidden(text);
        if (index >= 0) {
            String what = "\r\n".indexOf(text.charAt(index)) >= 0 ? "a newline" : "a control character";
            throw error("has the value " + Characters.quoted(text) + " with " + what + " in it. A header is one line.", piece);
        }
    }

    /** The date, perhaps empty; a value of java.time is written as RFC 5322 has it, text must be so already. */
    String date() {
        try {
            for (Piece piece : pieces) {
                Object value = piece instanceof Piece.Value at ? at.value() : null;
                if (value instanceof Date date) {
                    return rfc5322(date.toInstant());
                }
                if (value instanceof TemporalAccessor time) {
                    return rfc5322(time);
                }
            }
            String date = text();
            if (!date.isEmpty()) {
                DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.replace("-0000", "+0000"));
            }
            return date;
        } catch (DateTimeException e) {
            throw error("is no date of RFC 5322: " + Characters.quoted(text()) + ". Pass a java.time value with a zone,"
                    + " or text as \"Tue, 02 Jan 2024 10:00:00 +0000\".", null);
        }
    }

    static String rfc5322(TemporalAccessor time) {
        TemporalAccessor zoned = time instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : time;
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(zoned).replace("GMT", "+0000");
    }

    MailHeaderException error(String reason, Piece.@Nullable Value value) {
        return value == null ? new MailHeaderException(name, reason, template, 0)
                : new MailHeaderException(name, reason, value.template(), value.line());
    }
}
