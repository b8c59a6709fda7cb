package dev.carafe.templates.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses the addresses of a header (RFC 5322, section 3.4), without obsolete forms. Drops comments. */
final class AddressParser {
    private final AddressText text;
    private int position;

    private AddressParser(AddressText text) {
        this.text = text;
    }

    static AddressList parse(AddressText text) {
        AddressParser parser = new AddressParser(text);
        List<AddressList.Entry> entries = new ArrayList<>();
        while (parser.position < text.length()) {
            entries.addAll(parser.entries());
        }
        return new AddressList(entries);
    }

    /** A name and the content of the brackets after it. */
    record Labelled(String name, String content) {}

    /** Parses {@code Name <content>}; returns null if the template itself has no brackets at the end. */
    static @Nullable Labelled labelled(AddressText text) {
        AddressParser parser = new AddressParser(text);
        int open = parser.find('<', 0, text.length());
        int close = open < 0 ? -1 : parser.find('>', open, text.length());
        boolean ends = close >= 0 && parser.phrase(close + 1, text.length()).isEmpty();
        return ends ? new Labelled(parser.phrase(0, open), text.between(open + 1, close)) : null;
    }

    private List<AddressList.Entry> entries() {
        int start = position;
        if (delimiter(",:") != ':') {
            return mailboxes(start, position++).stream().<AddressList.Entry>map(AddressList.Single::new).toList();
        }
        String name = phrase(start, position++);
        List<Address> members = new ArrayList<>();
        char end = ',';
        while (end == ',') {
            int member = position;
            end = delimiter(",;");
            members.addAll(mailboxes(member, position++));
        }
        if (end != ';' || name.isEmpty()) {
            throw invalid(start, text.length(), "A group is a name, ':', addresses, ';'.");
        }
        int rest = position;
        delimiter(",");
        if (!text.between(rest, position++).isBlank()) {
            throw invalid(rest, position - 1, "There is text after the ';' of a group.");
        }
        return List.of(new AddressList.Group(name, List.copyOf(members)));
    }

    /** Advances to the next of the wanted characters outside quotes, brackets and comments, and returns it, or 0 at the end. */
    private char delimiter(String wanted) {
        boolean quoted = false;
        boolean angle = false;
        int depth = 0;
        for (; position < text.length(); position++) {
            char c = text.syntax(position);
            if (c == '\\' && (quoted || depth > 0)) {
                position++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted) {
                depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
                angle = (depth == 0 && c == '<') || (angle && c != '>');
                if (depth == 0 && !angle && wanted.indexOf(c) >= 0) {
                    return c;
                }
            }
        }
        position = text.length();
        return 0;
    }

    private List<Address> mailboxes(int start, int end) {
        int open = find('<', start, end);
        if (open >= 0) {
            int close = find('>', open, end);
            if (close < 0 || !phrase(close + 1, end).isEmpty()) {
                throw invalid(start, end, Characters.quoted(text.between(start, end).strip()) + " has no '>' at its end.");
            }
            return List.of(address(phrase(start, open), open + 1, close));
        }
        String bare = withoutComments(start, end).strip();
        if (bare.isEmpty()) {
            return List.of();
        }
        for (int i = start; i < end; i++) {
            if (text.at(i) == AddressText.MAILBOXES && bare.length() == 1) {
                return text.mailboxes(i);
            }
        }
        return List.of(address("", start, end));
    }

    private Address address(String name, int start, int end) {
        String email = withoutComments(start, end).strip();
        int typed = text.between(start, end).indexOf(AddressText.MAILBOXES);
        if (typed >= 0 && email.length() == 1 && text.mailboxes(start + typed).size() == 1) {
            return Address.of(name, text.mailboxes(start + typed).getFirst().email());
        }
        if (typed >= 0 || name.indexOf(AddressText.MAILBOXES) >= 0) {
            throw invalid(start, end, "An Address, or a list, stands between commas, without other text.");
        }
        try {
            return Address.of(name, email);
        } catch (IllegalArgumentException e) {
            throw text.invalid(start, end, e);
        }
    }

    private MailHeaderException invalid(int start, int end, String message) {
        return text.invalid(start, end, new IllegalArgumentException(message));
    }

    /** Returns the first index of a character outside quotes and comments, or -1. */
    private int find(char wanted, int start, int end) {
        boolean quoted = false;
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = text.syntax(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && depth == 0 && c == wanted) {
                return i;
            } else if (!quoted) {
                depth = Math.max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
            }
        }
        return -1;
    }

    /** Returns a name: words and quoted words, without their quotes and escapes. */
    private String phrase(int start, int end) {
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = text.syntax(i);
            if (c == '\\' && (quoted || depth > 0) && i + 1 < end) {
                i++;
                name.append(depth > 0 ? "" : text.at(i));
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == ')')) {
                depth = Math.max(0, depth + (c == '(' ? 1 : -1));
            } else if (depth == 0) {
                name.append(text.at(i));
            }
        }
        return name.toString().strip();
    }

    private String withoutComments(int start, int end) {
        StringBuilder plain = new StringBuilder();
        int depth = 0;
        for (int i = start; i < end; i++) {
            char c = text.syntax(i);
            depth += c == '(' ? 1 : 0;
            if (depth == 0) {
                plain.append(text.at(i));
            }
            depth -= c == ')' && depth > 0 ? 1 : 0;
        }
        return plain.toString();
    }
}
