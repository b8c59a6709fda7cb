package dev.carafe.server.http2;

import java.time.Duration;

/**
 * What a client may do.
 *
 * @param maxContentLength the most bytes of a body that are read; more is a 413
 * @param bodyTimeout how long a body may take to arrive; longer is a 408
 * @param responseTimeout how long a client may take nothing of a response
 */
public record Limits(long maxContentLength, Duration bodyTimeout, Duration responseTimeout) { }
