package dev.carafe.templates.mail;

import java.net.IDN;

/**
 * A mailbox: who, and where.
 *
 * <pre>{@code
 * Address.of("Bob, Jr.", "bob@example.com")      // "Bob, Jr." <bob@example.com>
 * mails.render("order.eml.j2", Map.of("to", List.of(bob, eve), ...));   // To: {{ to }}
 * }</pre>
 *
 * @param name the display name; empty for none
 * @param email the addr-spec of RFC 5322, section 3.4.1: ASCII, without comments and quotes
 */
public record Address(String name, String email) {
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

    /**
     * A mailbox; a domain with other letters than ASCII is put into its IDNA form.
     *
     * @throws IllegalArgumentException if the address is none, or the name has control characters
     */
    public Address {
        if (Characters.firstForbidden(name) >= 0) {
            throw new IllegalArgumentException("The name " + Characters.quoted(name) + " has a control character.");
        }
        email = normal(email);
    }

    /** A mailbox with a display name. */
    public static Address of(String name, String email) {
        return new Address(name, email);
    }

    /** A mailbox without a display name. */
    public static Address of(String email) {
        return new Address("", email);
    }

    private static String normal(String email) {
        int at = email.lastIndexOf('@');
        String domain = at < 0 ? "" : ascii(email.substring(at + 1));
        String local = at < 0 ? "" : email.substring(0, at);
        if (!isDotAtom(local, ATOM) || !isDotAtom(domain, "-") || local.length() > 64 || domain.length() > 253) {
            throw new IllegalArgumentException(Characters.quoted(email) + " is no e-mail address of the form name@domain.");
        }
        return local + "@" + domain;
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isDotAtom(String text, String symbols) {
        for (String atom : text.split("\\.", -1)) {
            if (atom.isEmpty() || !atom.chars().allMatch(c -> isLetterOrDigit(c) || symbols.indexOf(c) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** As it stands in a header, in ASCII. */
    String encoded() {
        if (name.isEmpty()) {
            return email;
        }
        return (EncodedWords.isPlain(name) ? phrase() : EncodedWords.encode(name)) + " <" + email + ">";
    }

    private String phrase() {
        boolean atoms = name.chars().allMatch(c -> c == ' ' || isLetterOrDigit(c) || ATOM.indexOf(c) >= 0);
        return atoms ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** For people: {@code "Bob, Jr." <bob@example.com>}. */
    @Override
    public String toString() {
        return name.isEmpty() ? email : phrase() + " <" + email + ">";
    }
}
