package dev.carafe.testing;

import dev.carafe.Signal;
import dev.carafe.Signals;
import dev.carafe.http.Headers;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a client does with each request.
 *
 * @param headers the header fields that it adds to those that do not have them
 * @param remoteAddr the address that they come from
 * @param followsRedirects whether it goes where an answer sends it
 * @param propagatesExceptions whether it throws what the server saw
 * @param watched the signals that it listens to
 */
record ClientOptions(
        Headers headers, String remoteAddr, boolean followsRedirects, boolean propagatesExceptions, List<Signal<?>> watched) {
    static final List<Signal<?>> BUILT_IN = List.of(Signals.APPCONTEXT_PUSHED, Signals.REQUEST_STARTED, Signals.GOT_REQUEST_EXCEPTION,
            Signals.REQUEST_FINISHED, Signals.REQUEST_TEARING_DOWN, Signals.APPCONTEXT_TEARING_DOWN, Signals.APPCONTEXT_POPPED,
            Signals.BEFORE_RENDER_TEMPLATE, Signals.TEMPLATE_RENDERED, Signals.MESSAGE_FLASHED);
    private static final List<Signal<?>> OF_SOCKETS = List.of(Signals.WEBSOCKET_STARTED, Signals.WEBSOCKET_RECEIVED,
            Signals.WEBSOCKET_SENT, Signals.GOT_WEBSOCKET_EXCEPTION, Signals.WEBSOCKET_FINISHED, Signals.WEBSOCKET_TEARING_DOWN);
    static final ClientOptions DEFAULTS = new ClientOptions(Headers.of(), "127.0.0.1", false, false, BUILT_IN);

    ClientOptions header(String name, String value) {
        return new ClientOptions(headers.with(name, value), remoteAddr, followsRedirects, propagatesExceptions, watched);
    }

    ClientOptions remoteAddr(String address) {
        return new ClientOptions(headers, address, followsRedirects, propagatesExceptions, watched);
    }

    ClientOptions followRedirects() {
        return new ClientOptions(headers, remoteAddr, true, propagatesExceptions, watched);
    }

    ClientOptions propagateExceptions() {
        return new ClientOptions(headers, remoteAddr, followsRedirects, true, watched);
    }

    ClientOptions listening(Signal<?> signal) {
        return listening(List.of(signal));
    }

    ClientOptions listeningToSockets() {
        return listening(OF_SOCKETS);
    }

    private ClientOptions listening(List<Signal<?>> signals) {
        List<Signal<?>> more = Stream.concat(watched.stream(), signals.stream()).toList();
        return new ClientOptions(headers, remoteAddr, followsRedirects, propagatesExceptions, more);
    }
}
