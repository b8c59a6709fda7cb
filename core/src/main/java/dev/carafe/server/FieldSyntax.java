package dev.carafe.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;

/** What a header field that is received may be made of (RFC 9110, sections 5.1 and 5.5). */
final class FieldSyntax {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private FieldSyntax() { }

    static boolean isField(Header header) {
        if (!isName(header.headerName())) {
            return false;
        }
        if (header.valueCount() == 1) {
            return isText(header.get());
        }
        for (String value : header.allValues()) {
            if (!isText(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(HeaderName name) {
        return isWellKnown(name) || isToken(name.defaultCase());
    }

    /** Those that Helidon knows have a number. */
    private static boolean isWellKnown(HeaderName name) {
        return name.index() >= 0;
    }

    private static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isText(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 127) {
                return false;
            }
        }
        return true;
    }
}
