package dev.carafe.reload;

import dev.carafe.server.RequestProcessor;

/**
 * One version of an app, as its main method set it up.
 *
 * @param app the app
 * @param begin runs before its first request
 * @param stopping runs when it is about to stop, while it still serves
 * @param end runs after its last request
 */
public record Version(RequestProcessor app, Runnable begin, Runnable stopping, Runnable end) { }
