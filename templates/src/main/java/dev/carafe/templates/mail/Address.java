package dev.carafe.templates.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A mailbox: a display name and an address. Immutable.
 *
 * <pre>{@code
 * Address.of("Bob, Jr.", "bob@example.com")      // "Bob, Jr." <bob@example.com>
 * mailer.render("order.eml.j2", Map.of("to", List.of(bob, eve), ...));   // To: {{ to }}
 * }</pre>
 *
 * @param name the display name; empty for none
 * @param email the addr-spec of RFC 5322, section 3.4.1, without comments and quotes. The part before {@code @} may have letters beyond
 *     ASCII (RFC 6531); the domain is ASCII
 */
public record Address(String name, String email) {
    /** The deviation characters of UTS 46, section 7: IDNA 2003 replaces or drops them. */
    private static final String AMBIGUOUS = "\u00df\u03c2\u200c\u200d";

    /**
     * Creates a mailbox. A domain with letters beyond ASCII is converted to its IDNA form, the part before it to Unicode's NFC.
     *
     * @throws IllegalArgumentException if the address is invalid, the name has control characters, or the domain has a character that
     *     IDNA 2003 and IDNA 2008 convert to different domains, such as {@code ß}
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
        String local = at < 0 ? "" : Normalizer.normalize(email.substring(0, at), Normalizer.Form.NFC);
        int length = local.getBytes(StandardCharsets.UTF_8).length;
        boolean fits = length <= 64 && domain.length() <= 253 && !local.contains("=?");
        if (!fits || !Phrase.isInternationalDotAtom(local) || !isDomain(domain)) {
            throw new IllegalArgumentException(Characters.quoted(email) + " is no e-mail address of the form name@domain.");
        }
        return local + "@" + domain;
    }

    private static String ascii(String domain) {
        if (domain.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("the domain " + Characters.quoted(domain) + " has a character for which IDNA 2003 and IDNA"
                    + " 2008 know different domains. Write the domain in ASCII, as it is registered: xn--...");
        }
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

    /** Returns whether a server must know SMTPUTF8 to take the address. */
    boolean isInternational() {
        return !Phrase.isDotAtom(email.substring(0, email.lastIndexOf('@')));
    }

    /** Encodes the mailbox for a header: the name in ASCII, the address as it is. The first encoded word has at most {@code room} bytes. */
    String encoded(int room) {
        return name.isEmpty() ? email : Phrase.encoded(name, room) + " <" + email + ">";
    }

    /** Returns the mailbox as people read it: {@code "Bob, Jr." <bob@example.com>}. */
    @Override
    public String toString() {
        return name.isEmpty() ? email : Phrase.quoted(name) + " <" + email + ">";
    }
}
