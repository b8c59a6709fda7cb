package dev.carafe.templates.mail;

import java.net.IDN;

/**
 * A mailbox: a display name and an address. Immutable.
 *
 * <pre>{@code
 * Address.of("Bob, Jr.", "bob@example.com")      // "Bob, Jr." <bob@example.com>
 * mailer.render("order.eml.j2", Map.of("to", List.of(bob, eve), ...));   // To: {{ to }}
 * }</pre>
 *
 * @param name the display name; empty for none
 * @param email the addr-spec of RFC 5322, section 3.4.1: ASCII, without comments and quotes
 */
public record Address(String name, String email) {
    /**
     * Creates a mailbox. A domain with letters beyond ASCII is converted to its IDNA form.
     *
     * @throws IllegalArgumentException if the address is invalid, or the name has control characters
     */
    public Address {
        if (Characters.firstForbidden(name) >= 0) {
            throw new IllegalArgumentException("The name " + Characters.quoted(name) + " has a control character.");
        }
        email = normal(email);
    }

    /** Returns a mailbox with a display name. */
    public static Address of(String name, String email) {
        return new Address(name, email);
    }

    /** Returns a mailbox without a display name. */
    public static Address of(String email) {
        return new Address("", email);
    }

    /** Normalizes an address. Refuses {@code =?}, since some readers would decode the address to another one (RFC 2047, section 5). */
    private static String normal(String email) {
        int at = email.lastIndexOf('@');
        String domain = at < 0 ? "" : ascii(email.substring(at + 1));
        String local = at < 0 ? "" : email.substring(0, at);
        boolean fits = local.length() <= 64 && domain.length() <= 253 && !local.contains("=?");
        if (!fits || !Phrase.isDotAtom(local) || !isDomain(domain)) {
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

    private static boolean isDomain(String text) {
        return Phrase.isDotAtom(text) && text.chars().allMatch(c -> Phrase.isLetterOrDigit(c) || c == '-' || c == '.');
    }

    /** Returns the domain of the address. */
    String domain() {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    /** Encodes the mailbox for a header, in ASCII. The first encoded word has at most {@code room} characters. */
    String encoded(int room) {
        return name.isEmpty() ? email : Phrase.encoded(name, room) + " <" + email + ">";
    }

    /** Returns the mailbox as people read it: {@code "Bob, Jr." <bob@example.com>}. */
    @Override
    public String toString() {
        return name.isEmpty() ? email : Phrase.quoted(name) + " <" + email + ">";
    }
}
