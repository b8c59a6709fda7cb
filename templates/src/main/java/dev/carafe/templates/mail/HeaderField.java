package dev.carafe.templates.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header as the template wrote it, with values still separate from text. */
record HeaderField(String name, List<Piece> pieces, String template) {
    /** Returns the value as text. Refuses a line end. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            Piece.Value value = piece instanceof Piece.Value at ? at : null;
            text.append(checked(piece.text(), value));
        }
        return text.toString().strip();
    }

    /** Returns a text of this header. Refuses a line end and characters that can't be encoded. */
    String checked(String text, Piece.@Nullable Value piece) {
        int index = Characters.firstForbidden(text);
        if (index >= 0) {
            String what = "\r\n".indexOf(text.charAt(index)) >= 0 ? "a newline" : "a control character";
            throw error("has the value " + Characters.quoted(text) + " with " + what + " in it. A header is one line.", piece);
        }
        return text;
    }

    /** Returns the date, which may be empty. A value of java.time is formatted by RFC 5322; a text must already have that form. */
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
                    + " or text as \"Tue, 02 Jan 2024 10:00:00 +0000\".", lastValue());
        }
    }

    static String rfc5322(TemporalAccessor time) {
        TemporalAccessor zoned = time instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : time;
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(zoned).replace("GMT", "+0000");
    }

    /** Returns the last value, to which an error about the whole header points. */
    Piece.@Nullable Value lastValue() {
        return pieces.stream().filter(Piece.Value.class::isInstance).map(Piece.Value.class::cast)
                .reduce((first, second) -> second).orElse(null);
    }

    MailHeaderException error(String reason, Piece.@Nullable Value value) {
        return value == null ? new MailHeaderException(name, reason, template, 0)
                : new MailHeaderException(name, reason, value.template(), value.line());
    }
}
