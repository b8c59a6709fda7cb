package dev.carafe.server;

import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;

/** How Helidon is configured: what it must not do by itself, and the limits that only it can keep. */
final class HelidonSetup {
    private static final int MAX_REQUEST_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    private HelidonSetup() { }

    /**
     * Loads on another thread what Helidon loads for its first connection: each asks for the route that it would take if there were none,
     * and that one's class goes through the services on the class path.
     */
    static void prepare() {
        Thread.startVirtualThread(HttpRouting::empty);
    }

    /** What Helidon's connections look up; it looks through the class path once to make it. */
    static ListenerConfig config(ServerConnectionSelector selector) {
        return WebServer.builder()
                // Nothing on the class path may put itself between a client and the app unasked.
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .contentEncoding(new UntouchedContent())
                // The message tells our handler what was wrong; it is never sent.
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .directHandlers(EarlyErrors.handlers())
                .addConnectionSelector(selector)
                .buildPrototype();
    }

    static Http1ConnectionSelector http1() {
        Http1Config config = Http1Config.builder()
                .maxPrologueLength(MAX_REQUEST_LINE)
                .maxHeadersSize(MAX_HEADERS)
                // Browsers send [ ] { } in queries; the query is parsed by us, who take any text. The path is checked by PathSyntax.
                .validatePrologue(false)
                .validatePath(false)
                // Done by RequestCheck, which needs no regular expression for the host.
                .validateRequestHeaders(false)
                // Response headers are checked where they are set.
                .validateResponseHeaders(false)
                .log(HttpLogConfig.builder().receiveLog(false).sendLog(false).build())
                .sendKeepAliveHeader(false)
                .addReceiveListener(new HeaderDeadline())
                .build();
        return Http1ConnectionSelector.builder().config(config).build();
    }
}
