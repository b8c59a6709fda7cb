package dev.carafe.debug;

import dev.carafe.config.Config;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Responds with details of a failure instead of a plain 500, in debug mode only. It evaluates no code. */
public final class Debugger {
    private static final System.Logger LOGGER = System.getLogger(Debugger.class.getName());

    private final Config config;
    private final TrustedClients trusted;
    private final DebugToken token;

    /** Creates a debugger whose page also shows the configuration, with its secrets hidden. */
    public Debugger(Config config) {
        this.config = config;
        this.trusted = TrustedClients.of(config);
        this.token = new DebugToken(config.getString("DEBUG_TOKEN"));
    }

    /** Returns the response that lets in a browser which opened the URL with the token, or null for other requests. */
    public @Nullable Response unlock(Request request) {
        return trusted.include(request) ? token.unlock(request) : null;
    }

    /** Returns the page of an exception, or null if the client may not see it because it is not local or uses another host name. */
    public @Nullable Response respond(Request request, Throwable failure) {
        return !trusted.include(request) ? null : token.isIn(request) ? respond(request, failure, "") : token.ask(request);
    }

    /** Returns the page of a broken version, or null if the client may not see it or has chosen the last good version. */
    public @Nullable Response respond(Request request, BrokenBuild build) {
        if (!trusted.include(request) || build.name().equals(request.cookies().get(BrokenBuild.COOKIE))) {
            return null;
        }
        if (!token.isIn(request)) {
            Response unlocked = token.unlock(request);
            return unlocked != null ? unlocked : token.ask(request);
        }
        if (build.failure() != null) {
            return respond(request, build.failure(), build.name());
        }
        CompilerPage page = new CompilerPage(build.errors(), config.getString("DEBUG_EDITOR"));
        return page.document(request.toString(), build.name()).respond(request);
    }

    private @Nullable Response respond(Request request, Throwable failure, String brokenBuild) {
        try {
            return new HtmlPage(Report.of(request, failure, config)).document(brokenBuild).respond(request);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The debug page could not be made", e);
            return null;
        }
    }
}
