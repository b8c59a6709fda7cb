package dev.carafe.server;

import io.helidon.config.Config;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;

/** Configures Helidon: what it must not do by itself, and the limits that only it can enforce. */
final class HelidonSetup {
    private static final int MAX_REQUEST_LINE = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    private HelidonSetup() { }

    /**
     * Loads what takes Helidon longest: its empty configuration, and its default route, whose class asks for services. Features of Helidon
     * get those services.
     */
    static void load(HelidonFeatures features) {
        var unusedConfig = Config.empty();
        var unusedRoute = features.isEmpty() ? WithoutServices.call(HttpRouting::empty) : HttpRouting.empty();
    }

    /** Returns the configuration that Helidon's connections read. */
    static ListenerConfig config(ServerConnectionSelector selector) {
        return WithoutServices.call(WebServer.builder()
                // Nothing on the class path may put itself between client and app unasked.
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .contentEncoding(new UntouchedContent())
                // Our handler reads the message; it is never sent.
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .directHandlers(EarlyErrors.handlers())
                .addConnectionSelector(selector)
                ::buildPrototype);
    }

    static Http1ConnectionSelector http1() {
        Http1Config config = Http1Config.builder()
                .maxPrologueLength(MAX_REQUEST_LINE)
                .maxHeadersSize(MAX_HEADERS)
                // Browsers send [ ] { } in queries, and our own parser accepts any text there. PathSyntax checks the path.
                .validatePrologue(false)
                .validatePath(false)
                // RequestCheck does this, without a regular expression for the host.
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
