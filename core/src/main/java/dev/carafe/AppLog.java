package dev.carafe;

import dev.carafe.http.Request;
import java.lang.System.Logger.Level;

/** What an app itself writes to its logger. */
final class AppLog {
    private final System.Logger logger;

    AppLog(System.Logger logger) {
        this.logger = logger;
    }

    /** An exception that nobody expected, with its stack trace: {@code "Exception on request GET /api"}. */
    void failure(String what, Request request, Throwable failure) {
        logger.log(Level.ERROR, what + " " + request.method() + " " + request.rawPath(), failure);
    }
}
