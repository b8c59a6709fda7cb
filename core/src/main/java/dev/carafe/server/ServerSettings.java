package dev.carafe.server;

import dev.carafe.config.Config;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param maxContentLength how many bytes a body may have ({@code MAX_CONTENT_LENGTH}); a longer one gets a 413
 * @param headerTimeout how long a header, or a TLS handshake, may take to arrive ({@code HEADER_TIMEOUT})
 * @param bodyTimeout how long a body may take to arrive ({@code BODY_TIMEOUT}); a slower one gets a 408
 * @param responseTimeout how long a client may make no progress in receiving its response ({@code RESPONSE_TIMEOUT})
 * @param idleTimeout how long a connection without a request stays open ({@code IDLE_TIMEOUT})
 * @param maxConcurrentRequests how many requests are handled at once ({@code MAX_CONCURRENT_REQUESTS}); further ones get a 503
 * @param maxConnections how many connections are accepted ({@code MAX_CONNECTIONS}); further ones wait
 * @param drain how long a stopping server tells its clients so before it closes its port ({@code SHUTDOWN_DRAIN})
 * @param grace how long requests in flight have to finish after that ({@code SHUTDOWN_GRACE})
 * @param accessLog whether each request is logged ({@code ACCESS_LOG})
 * @param accessLogFormat the format of the access log ({@code ACCESS_LOG_FORMAT})
 * @param http2 whether HTTP/2 is supported as well as HTTP/1.1 ({@code HTTP2})
 * @param certfile the PEM file of the server's certificate ({@code CERTFILE}); null for HTTP without TLS
 * @param keyfile the PEM file of the certificate's key ({@code KEYFILE}); null likewise
 */
public record ServerSettings(String host, int port, long maxContentLength, Duration headerTimeout, Duration bodyTimeout,
        Duration responseTimeout, Duration idleTimeout, int maxConcurrentRequests, int maxConnections, Duration drain, Duration grace,
        boolean accessLog, String accessLogFormat, boolean http2, @Nullable String certfile, @Nullable String keyfile) {

    /** Reads the settings from a configuration. The given value for the access log applies if the configuration has none. */
    public static ServerSettings of(Config config, String host, int port, boolean accessLog) {
        return new ServerSettings(host, port, config.getLong("MAX_CONTENT_LENGTH"), config.getDuration("HEADER_TIMEOUT"),
                config.getDuration("BODY_TIMEOUT"), config.getDuration("RESPONSE_TIMEOUT"), config.getDuration("IDLE_TIMEOUT"),
                Math.toIntExact(config.getLong("MAX_CONCURRENT_REQUESTS")), Math.toIntExact(config.getLong("MAX_CONNECTIONS")),
                config.getDuration("SHUTDOWN_DRAIN"), config.getDuration("SHUTDOWN_GRACE"),
                config.get("ACCESS_LOG") == null ? accessLog : config.getBoolean("ACCESS_LOG"),
                config.getString("ACCESS_LOG_FORMAT", AccessFormat.DEFAULT),
                config.getBoolean("HTTP2"), config.getString("CERTFILE"), config.getString("KEYFILE"));
    }
}
