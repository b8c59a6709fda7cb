package dev.carafe.testing;

import dev.carafe.config.Config;
import dev.carafe.http.Headers;
import dev.carafe.middleware.User;
import dev.carafe.routing.BuildOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options that a client applies to each request.
 *
 * @param headers the header fields that it adds to requests without them
 * @param remoteAddr the address that requests come from
 * @param followsRedirects whether it follows redirects
 * @param propagatesExceptions whether it throws the server's unhandled exceptions
 * @param root the path below which the app is mounted, or empty
 * @param user the user who sends the requests; null to let the app's guards decide
 * @param check receives each response before the test does
 */
record ClientOptions(Headers headers, String remoteAddr, boolean followsRedirects, boolean propagatesExceptions, String root,
        @Nullable User user, Consumer<? super TestResponse> check) {
    static final ClientOptions DEFAULTS = new ClientOptions(Headers.of(), "127.0.0.1", false, false, "", null, response -> { });

    /** Returns the options that an app's settings ask for. */
    static ClientOptions of(Config config) {
        String root = config.getString("APPLICATION_ROOT");
        return new ClientOptions(Headers.of(), "127.0.0.1", false, config.getBoolean("TESTING"),
                root == null ? "" : BuildOptions.NONE.root(root).root(), null, DEFAULTS.check);
    }

    ClientOptions header(String name, String value) {
        return new ClientOptions(headers.with(name, value), remoteAddr, followsRedirects, propagatesExceptions, root, user, check);
    }

    ClientOptions remoteAddr(String address) {
        return new ClientOptions(headers, address, followsRedirects, propagatesExceptions, root, user, check);
    }

    ClientOptions followRedirects() {
        return new ClientOptions(headers, remoteAddr, true, propagatesExceptions, root, user, check);
    }

    ClientOptions propagateExceptions(boolean propagate) {
        return new ClientOptions(headers, remoteAddr, followsRedirects, propagate, root, user, check);
    }

    ClientOptions user(User sender) {
        return new ClientOptions(headers, remoteAddr, followsRedirects, propagatesExceptions, root, sender, check);
    }

    ClientOptions checkedBy(Consumer<? super TestResponse> check) {
        return new ClientOptions(headers, remoteAddr, followsRedirects, propagatesExceptions, root, user, check);
    }

    /** Returns options with the header field of a proxy that strips the path. */
    ClientOptions below(String path) {
        return new ClientOptions(headers.with("X-Forwarded-Prefix", path), remoteAddr, followsRedirects, propagatesExceptions, path, user,
                check);
    }

    /** Returns a target as the app gets it: without the path below which the app is mounted, if it begins with that. */
    String withinApp(String target) {
        int scheme = target.indexOf("://");
        int path = scheme < 0 ? 0 : Math.max(0, target.indexOf('/', scheme + 3));
        if (root.isEmpty() || !isBelow(target.substring(path))) {
            return target;
        }
        String within = target.substring(path + root.length());
        return target.substring(0, path) + (within.startsWith("/") ? within : "/" + within);
    }

    /** Returns whether a target begins with the path below which the app is mounted. */
    boolean isBelow(String target) {
        return target.startsWith(root) && (target.length() == root.length() || "/?".indexOf(target.charAt(root.length())) >= 0);
    }
}
