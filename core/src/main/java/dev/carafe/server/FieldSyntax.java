package dev.carafe.server;

import dev.carafe.http.syntax.HeaderSyntax;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;

/** The syntax of received header fields (RFC 9110, sections 5.1 and 5.5). */
final class FieldSyntax {
    private FieldSyntax() { }

    static boolean isField(Header header, boolean encoded) {
        if (!isName(header.headerName())) {
            return false;
        }
        if (header.valueCount() == 1) {
            return isValue(header.get(), encoded);
        }
        for (String value : header.allValues()) {
            if (!isValue(value, encoded)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValue(String value, boolean encoded) {
        return HeaderSyntax.isReceivedValue(encoded ? HeadFraming.text(value) : value);
    }

    private static boolean isName(HeaderName name) {
        return isWellKnown(name) || HeaderSyntax.isToken(name.defaultCase());
    }

    /** Returns whether Helidon knows the name: such names have an index. */
    private static boolean isWellKnown(HeaderName name) {
        return name.index() >= 0;
    }
}
