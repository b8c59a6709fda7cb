package dev.carafe.debug;

import dev.carafe.http.Request;
import dev.carafe.http.header.MediaType;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns once if a form changes something for whoever has a session, and nothing refuses the forms of other sites. */
public final class ForgeryWarning {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** What a form of another site can send without being asked first whether it may. */
    private static final Set<String> FORMS = Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    /** By its name, since middleware stands above all rooms. */
    private static final String GUARD = "dev.carafe.middleware.CrossSite";

    private final System.Logger logger;
    private final AtomicBoolean told = new AtomicBoolean();

    /** Creates one that warns in the log of an app. */
    public ForgeryWarning(System.Logger logger) {
        this.logger = logger;
    }

    /**
     * Looks at a request that has been handled.
     *
     * @param session whether the session was used
     * @param hooks what ran before the handler
     */
    public void check(Request request, boolean session, Object[] hooks) {
        if (session && !SAFE.contains(request.method()) && isForm(request) && Arrays.stream(hooks).noneMatch(ForgeryWarning::isGuard)
                && told.compareAndSet(false, true)) {
            logger.log(Level.WARNING, ("%s %s took a form and used the session, and would take the same form from a page of any other site, "
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
