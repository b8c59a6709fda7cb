package dev.carafe.templates.mail;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of an address header, each character with its origin: only the template's own characters are syntax, those of a value are
 * part of a name or of an address. A value that is an {@link Address}, or a collection, is one {@link #MAILBOXES} character.
 */
final class AddressText {
    /** A placeholder for typed mailboxes, which no header can contain itself. */
    static final char MAILBOXES = '\0';

    private final HeaderField field;
    private final StringBuilder text = new StringBuilder();
    private final BitSet foreign = new BitSet();
    private final Map<Integer, Piece.Value> origins = new HashMap<>();
    private final Map<Integer, List<Address>> mailboxes = new HashMap<>();

    private AddressText(HeaderField field) {
        this.field = field;
    }

    static AddressText of(HeaderField field) {
        AddressText text = new AddressText(field);
        for (Piece piece : field.pieces()) {
            switch (piece) {
                case Piece.Literal literal -> text.text.append(field.checked(literal.text(), null));
                case Piece.Value value -> text.add(value);
            }
        }
        return text;
    }

    static AddressText of(String text) {
        return of(new HeaderField("", List.of(new Piece.Literal(text)), ""));
    }

    private void add(Piece.Value piece) {
        switch (piece.value()) {
            case Address address -> add(List.of(address), piece);
            case Collection<?> items -> add(items.stream().map(item -> mailbox(item, piece)).toList(), piece);
            case null, default -> {
                int start = text.length();
                text.append(field.checked(piece.text(), piece));
                foreign.set(start, text.length());
                for (int i = start; i < text.length(); i++) {
                    origins.put(i, piece);
                }
            }
        }
    }

    private void add(List<Address> addresses, Piece.Value piece) {
        origins.put(text.length(), piece);
        mailboxes.put(text.length(), addresses);
        text.append(MAILBOXES);
    }

    private Address mailbox(@Nullable Object item, Piece.Value piece) {
        String email = field.checked(String.valueOf(item), piece);
        try {
            return item instanceof Address address ? address : Address.of(email);
        } catch (IllegalArgumentException e) {
            throw invalid(email, e, piece);
        }
    }

    int length() {
        return text.length();
    }

    /** Returns the character at an index if it is the template's own; for a character of a value, a blank or the letter {@code x}. */
    char syntax(int index) {
        char c = text.charAt(index);
        return !foreign.get(index) ? c : Character.isWhitespace(c) ? ' ' : 'x';
    }

    char at(int index) {
        return text.charAt(index);
    }

    String between(int start, int end) {
        return text.substring(start, end);
    }

    List<Address> mailboxes(int index) {
        return mailboxes.getOrDefault(index, List.of());
    }

    /** Returns the error for an invalid address between two indexes. */
    MailHeaderException invalid(int start, int end, IllegalArgumentException cause) {
        Piece.Value last = null;
        for (int i = start; i < end; i++) {
            Piece.Value origin = origins.get(i);
            last = origin != null ? origin : last;
            if (origin != null && isSyntax(at(i))) {
                return invalid(origin.text(), cause, origin);
            }
        }
        return invalid("", cause, last);
    }

    private static boolean isSyntax(char c) {
        return ",;<>\"()[]\\:".indexOf(c) >= 0;
    }

    private MailHeaderException invalid(String value, IllegalArgumentException cause, Piece.@Nullable Value origin) {
        for (int i = 0; i < value.length(); i++) {
            if (isSyntax(value.charAt(i))) {
                return field.error("has the value " + Characters.quoted(value) + " with '" + value.charAt(i) + "' in it. A value is one"
                        + " address or one name; for more, or for both, pass an Address or a list of them.", origin);
            }
        }
        return field.error("has no valid address: " + cause.getMessage(), origin);
    }
}
