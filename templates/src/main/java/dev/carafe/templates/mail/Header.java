package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/**
 * A checked header.
 *
 * @param name the name as the template spells it
 * @param text the value in readable form
 * @param encoded the value as it is sent, not folded: in ASCII but for international addresses
 * @param addresses its addresses, if it is an address header
 */
record Header(String name, String text, String encoded, @Nullable AddressList addresses) {
    static Header of(String name, AddressList addresses) {
        return new Header(name, addresses.toString(), addresses.encoded(name), addresses);
    }

    /** Creates a header whose grammar has no encoded words. */
    static Header ascii(String name, String text) {
        return new Header(name, text, text, null);
    }

    /** Creates a header of free text. */
    static Header text(String name, String text) {
        String encoded = EncodedWords.isPlain(text) ? text : EncodedWords.encode(text, EncodedWords.roomBeside(name));
        return new Header(name, text, encoded, null);
    }

    /** Returns the value folded into lines, or null if one would be too long. */
    @Nullable String folded() {
        return Folding.folded(name, encoded);
    }
}
