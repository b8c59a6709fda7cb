package dev.carafe.templates.source;

import com.hubspot.jinjava.tree.parse.DefaultTokenScannerSymbols;

/**
 * What {@link Source} puts around tags for Jinjava to find: noncharacters of Unicode in the place of braces, so that no text of a
 * template can be taken for a tag, whatever white space control leaves side by side.
 */
final class Delimiters extends DefaultTokenScannerSymbols {
    private static final long serialVersionUID = 1L;

    static final char OPEN = '\uFDD0';
    static final char CLOSE = '\uFDD1';

    @Override
    public char getPrefixChar() {
        return OPEN;
    }

    @Override
    public char getPostfixChar() {
        return CLOSE;
    }
}
