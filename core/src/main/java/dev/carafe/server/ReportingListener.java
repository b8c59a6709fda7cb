package dev.carafe.server;

import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.http.DirectHandlers;
import java.util.concurrent.ExecutorService;

/** A connection's view of its listener. It reports what Helidon refuses before there is a request. */
record ReportingListener(ListenerContext listener, EarlyErrors.Report report) implements ListenerContext {
    @Override
    public DirectHandlers directHandlers() {
        return EarlyErrors.handlers(report);
    }

    @Override
    public Context context() {
        return listener.context();
    }

    @Override
    public MediaContext mediaContext() {
        return listener.mediaContext();
    }

    @Override
    public ContentEncodingContext contentEncodingContext() {
        return listener.contentEncodingContext();
    }

    @Override
    public ListenerConfig config() {
        return listener.config();
    }

    @Override
    public ExecutorService executor() {
        return listener.executor();
    }
}
