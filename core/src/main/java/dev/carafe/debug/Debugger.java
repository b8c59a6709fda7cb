package dev.carafe.debug;

import dev.carafe.config.Config;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Answers with the story of an exception instead of a plain 500; for debug mode only. It shows, and evaluates nothing. */
public final class Debugger {
    private static final System.Logger LOGGER = System.getLogger(Debugger.class.getName());

    private final Config config;
    private final TrustedClients trusted;

    /** A debugger that shows a configuration too, its secrets hidden. */
    public Debugger(Config config) {
        this.config = config;
        this.trusted = TrustedClients.of(config);
    }

    /** Whether the client sits at this machine, and asked for it by a name that only this machine has. */
    public boolean serves(Request request) {
        return trusted.include(request);
    }

    /** The page of an exception; null for a client that may not see it. */
    public @Nullable Response answer(Request request, Throwable failure) {
        if (!serves(request)) {
            return null;
        }
        try {
            Report report = Report.of(request, failure, config);
            String text = new TextPage(report).toString();
            return wantsHtml(request) ? new HtmlPage(report).document(text).toResponse() : Response.text(text).status(500);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The debug page could not be made", e);
            return null;
        }
    }

    /** A browser names HTML in what it accepts; what takes anything, as curl and scripts do, is better served with text. */
    static boolean wantsHtml(Request request) {
        return request.acceptMimetypes().isEmpty()
                || request.acceptMimetypes().choices().stream().anyMatch(choice -> choice.value().startsWith("text/html") && choice.quality() > 0);
    }
}
