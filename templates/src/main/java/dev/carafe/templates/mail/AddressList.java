package dev.carafe.templates.mail;

import java.util.ArrayList;
import java.util.List;

/** The mailboxes of a header: {@code a@x.org, "B, C" <b@x.org>}. Groups and comments of RFC 5322 are not understood. */
final class AddressList {
    private AddressList() {}

    /** Fails with an IllegalArgumentException that names the part that is none. */
    static List<Address> parse(String text) {
        List<Address> addresses = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length();
            char c = end ? ',' : text.charAt(i);
            if (quoted && c == '\\' && !end) {
                i++;
            } else if (c == '"' && !end) {
                quoted = !quoted;
            } else if (c == ',' && (!quoted || end)) {
                String mailbox = text.substring(start, i).strip();
                if (!mailbox.isEmpty()) {
                    addresses.add(mailbox(mailbox));
                }
                start = i + 1;
            }
        }
        return addresses;
    }

    private static Address mailbox(String text) {
        int open = text.lastIndexOf('<');
        if (open < 0) {
            return Address.of(text);
        }
        if (!text.endsWith(">")) {
            throw new IllegalArgumentException(Characters.quoted(text) + " has no '>' at its end.");
        }
        return Address.of(name(text.substring(0, open).strip()), text.substring(open + 1, text.length() - 1).strip());
    }

    private static String name(String phrase) {
        if (!phrase.startsWith("\"") || !phrase.endsWith("\"") || phrase.length() < 2) {
            return phrase;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < phrase.length() - 1; i++) {
            boolean escape = phrase.charAt(i) == '\\' && i + 1 < phrase.length() - 1;
            name.append(phrase.charAt(escape ? ++i : i));
        }
        return name.toString();
    }
}
