package dev.carafe.server.http2;

import java.time.Duration;

/**
 * The limits for a client.
 *
 * @param maxContentLength how many bytes a body may have; a longer one gets a 413
 * @param bodyTimeout how long a body may take to arrive; a slower one gets a 408
 * @param responseTimeout how long a client may make no progress in receiving a response
 */
public record Limits(long maxContentLength, Duration bodyTimeout, Duration responseTimeout) { }
