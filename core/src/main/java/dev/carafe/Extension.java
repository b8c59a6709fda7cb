package dev.carafe;

/**
 * Adds something to an app: routes, hooks, settings, commands.
 *
 * <pre>{@code
 * final class Health implements Extension {
 *     @Override public void init(App app) {
 *         app.get("/health", req -> Map.of("status", "up"));
 *     }
 * }
 * app.install(new Health());
 * }</pre>
 */
@FunctionalInterface
public interface Extension {
    /** Sets up an app, once for each app it is installed in. */
    void init(App app);
}
