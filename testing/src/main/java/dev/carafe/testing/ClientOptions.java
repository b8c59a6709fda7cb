package dev.carafe.testing;

import dev.carafe.http.Headers;

/**
 * What a client does with each request.
 *
 * @param headers the header fields that it adds to those that do not have them
 * @param remoteAddr the address that they come from
 * @param followsRedirects whether it goes where a response sends it
 * @param propagatesExceptions whether it throws what the server saw
 */
record ClientOptions(Headers headers, String remoteAddr, boolean followsRedirects, boolean propagatesExceptions) {
    static final ClientOptions DEFAULTS = new ClientOptions(Headers.of(), "127.0.0.1", false, false);

    ClientOptions header(String name, String value) {
        return new ClientOptions(headers.with(name, value), remoteAddr, followsRedirects, propagatesExceptions);
    }

    ClientOptions remoteAddr(String address) {
        return new ClientOptions(headers, address, followsRedirects, propagatesExceptions);
    }

    ClientOptions followRedirects() {
        return new ClientOptions(headers, remoteAddr, true, propagatesExceptions);
    }

    ClientOptions propagateExceptions() {
        return new ClientOptions(headers, remoteAddr, followsRedirects, true);
    }
}
