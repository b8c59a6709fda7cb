package dev.carafe;

import dev.carafe.config.Config;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.syntax.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The host names that the app accepts ({@code TRUSTED_HOSTS}). Other requests are refused, because external URLs are built from the host. A
 * name that begins with a dot includes all its subdomains.
 *
 * @param names in lower case; empty to accept any
 */
record TrustedHosts(List<String> names) {
    private static final List<String> OF_THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    /** Returns the configured names; in debug mode also those of this machine. */
    static TrustedHosts of(Config config) {
        List<String> names = new ArrayList<>();
        config.getList("TRUSTED_HOSTS").forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        if (!names.isEmpty() && config.getBoolean("DEBUG")) {
            names.addAll(OF_THIS_MACHINE);
        }
        return new TrustedHosts(List.copyOf(names));
    }

    /** Refuses a request whose host is not trusted. */
    void check(Request request) {
        if (!names.isEmpty() && !isTrusted(name(request.header("Host")))) {
            throw new HttpException(400, "The host of the request is not one of this server's.");
        }
    }

    private boolean isTrusted(String host) {
        for (String name : names) {
            if (name.startsWith(".") ? host.endsWith(name) || host.equals(name.substring(1)) : host.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the host without its port. */
    private static String name(@Nullable String host) {
        return host == null ? "" : Authority.name(host).toLowerCase(Locale.ROOT);
    }
}
