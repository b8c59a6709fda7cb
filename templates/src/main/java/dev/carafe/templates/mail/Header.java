package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/**
 * A checked header.
 *
 * @param name as the template spells it
 * @param text the value as people read it
 * @param encoded the value in ASCII, not folded yet
 * @param addresses its addresses, if it is an address header
 */
record Header(String name, String text, String encoded, @Nullable AddressList addresses) {
    static Header of(String name, AddressList addresses) {
        return new Header(name, addresses.toString(), addresses.encoded(name), addresses);
    }

    /** A header whose grammar knows no encoded words. */
    static Header ascii(String name, String text) {
        return new Header(name, text, text, null);
    }

    /** A header of free text. */
    static Header text(String name, String text) {
        String encoded = EncodedWords.isPlain(text) ? text : EncodedWords.encode(text, EncodedWords.roomBeside(name));
        return new Header(name, text, encoded, null);
    }

    /** The value on lines as they are sent; null if one would be too long. */
    @Nullable String folded() {
        return Folding.folded(name, encoded);
    }
}
