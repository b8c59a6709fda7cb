package dev.carafe.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** The header fields that the server adds to every response. */
final class OwnFields {
    static final Header SERVER = HeaderValues.createCached(HeaderNames.SERVER, "carafe");
    static final Header NO_SNIFFING = HeaderValues.createCached(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");

    private OwnFields() { }
}
