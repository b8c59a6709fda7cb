package dev.carafe.debug;

import dev.carafe.config.Config;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Answers with the story of a failure instead of a plain 500; for debug mode only. It shows, and evaluates nothing. */
public final class Debugger {
    private static final System.Logger LOGGER = System.getLogger(Debugger.class.getName());

    private final Config config;
    private final TrustedClients trusted;

    /** A debugger that shows a configuration too, its secrets hidden. */
    public Debugger(Config config) {
        this.config = config;
        this.trusted = TrustedClients.of(config);
    }

    /** The page of an exception; null for a client that may not see it: one that is not at this machine, or not by a name of its own. */
    public @Nullable Response answer(Request request, Throwable failure) {
        return trusted.include(request) ? answer(request, failure, "") : null;
    }

    /** The page of a version that can't be run; null for a client that may not see it, or has seen it and wants the version before. */
    public @Nullable Response answer(Request request, BrokenBuild build) {
        if (!trusted.include(request) || build.name().equals(request.cookies().get(BrokenBuild.COOKIE))) {
            return null;
        }
        if (build.failure() != null) {
            return answer(request, build.failure(), build.name());
        }
        CompilerPage page = new CompilerPage(build.errors(), config.getString("DEBUG_EDITOR"));
        return page.document(request.toString(), build.name()).answer(request);
    }

    private @Nullable Response answer(Request request, Throwable failure, String brokenBuild) {
        try {
            return new HtmlPage(Report.of(request, failure, config)).document(brokenBuild).answer(request);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "The debug page could not be made", e);
            return null;
        }
    }
}
