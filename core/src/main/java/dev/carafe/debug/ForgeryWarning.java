package dev.carafe.debug;

import dev.carafe.http.Request;
import dev.carafe.http.header.MediaType;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns once if a form changes data of a session's user while nothing refuses forms of other sites (CSRF). */
public final class ForgeryWarning {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** The media types that a form of another site can send without a preflight request. */
    private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    /** Named as text, since no room may import middleware. */
    private static final String GUARD = "dev.carafe.middleware.CrossSite";

    private final System.Logger logger;
    private final AtomicBoolean told = new AtomicBoolean();

    /** Creates a check that warns in an app's log. */
    public ForgeryWarning(System.Logger logger) {
        this.logger = logger;
    }

    /**
     * Checks a request that has been handled.
     *
     * @param session whether the session was used
     * @param hooks what ran before the handler
     */
    public void check(Request request, boolean session, Object[] hooks) {
        if (session && !SAFE.contains(request.method()) && isForm(request) && Arrays.stream(hooks).noneMatch(ForgeryWarning::isGuard)
                && told.compareAndSet(false, true)) {
            logger.log(Level.WARNING, (
                    "%s %s took a form and used the session, and would take the same form from a page of any other site, "
                    + "which the user need not even see. Refuse those: app.before(CrossSite.refuse()).")
                    .formatted(request.method(), request.rawPath()));
        }
    }

    private static boolean isForm(Request request) {
        MediaType type = MediaType.parse(request.header("Content-Type"));
        return type != null && FORMS.contains(type.mimetype());
    }

    private static boolean isGuard(Object hook) {
        return hook.getClass().getName().equals(GUARD);
    }
}
