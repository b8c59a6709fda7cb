package dev.carafe.server;

import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.http.DirectHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What Helidon's connections need from the listener that accepted them. */
record HelidonListener(ListenerConfig config, Context context, MediaContext mediaContext, ContentEncodingContext contentEncodingContext,
        DirectHandlers directHandlers, ExecutorService executor) implements ListenerContext {
    /** Features of Helidon may send and read what a library on the class path supports; the app does that itself. */
    static HelidonListener of(ListenerConfig config, HelidonFeatures features) {
        MediaContext media = MediaContext.builder().mediaSupportsDiscoverServices(!features.isEmpty()).build();
        return new HelidonListener(config, Context.create(), media, config.contentEncoding().orElseThrow(),
                config.directHandlers().orElseThrow(), Executors.newVirtualThreadPerTaskExecutor());
    }
}
