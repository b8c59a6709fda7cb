package dev.carafe.templates;

import dev.carafe.App;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import dev.carafe.templates.engine.tree.Rendering;
import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.Finalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A template with its variables, to be rendered whole or in pieces. Sends the app's signals. */
record PreparedPage(Environment environment, Template template, Map<String, ? extends @Nullable Object> model, @Nullable App app) {
    private static final int CHUNK = 8192;
    private static final int BURST = 16;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    /** Receives the pieces of a page. */
    @FunctionalInterface
    interface Sink {
        void append(CharSequence text) throws IOException;
    }

    String text(@Nullable Finalizer finalizer) {
        StringBuilder out = new StringBuilder(template.expectedSize());
        render(out, Rendering.of(environment, environment.scope(model), finalizer, null));
        template.rendered(out.length());
        return out.toString();
    }

    /**
     * Sends what is rendered before the engine continues with what may take time: piece by piece at first, as Jinja2 does, and in chunks if
     * many pieces come quickly.
     */
    void writeTo(Sink sink) throws IOException {
        StringBuilder page = new StringBuilder();
        long[] due = {System.nanoTime() - BURST * PAUSE};
        Rendering.Page chunks = out -> {
            if (!isSame(out, page) || page.isEmpty()) {
                return;
            }
            long now = System.nanoTime();
            if (page.length() >= CHUNK || now - due[0] >= 0) {
                due[0] = Math.max(due[0], now - BURST * PAUSE) + PAUSE;
                send(page, sink);
            }
        };
        try {
            render(page, Rendering.of(environment, environment.scope(model), environment.finalizer, chunks));
            send(page, sink);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void render(StringBuilder out, Rendering rendering) {
        tell(Signals.BEFORE_RENDER_TEMPLATE);
        try {
            template.render(rendering, out);
        } catch (RuntimeException | StackOverflowError e) {
            throw template.start().error(e);
        }
        tell(Signals.TEMPLATE_RENDERED);
    }

    private void tell(Signal<Signals.Template> signal) {
        if (app != null && signal.isConnected()) {
            signal.send(app, new Signals.Template(template.name(), model));
        }
    }

    @SuppressWarnings("ReferenceEquality") // the builder of the page, not one with the same text
    private static boolean isSame(StringBuilder a, StringBuilder b) {
        return a == b;
    }

    private static void send(StringBuilder page, Sink sink) {
        try {
            sink.append(page);
            page.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
