package dev.carafe.reload;

import dev.carafe.server.RequestProcessor;

/**
 * One version of an app, as its main method set it up.
 *
 * @param app the app
 * @param begin what is done before its first request
 * @param end what is done after its last
 */
public record Version(RequestProcessor app, Runnable begin, Runnable end) { }
