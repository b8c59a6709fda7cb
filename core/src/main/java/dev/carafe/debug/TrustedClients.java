package dev.carafe.debug;

import dev.carafe.config.Config;
import dev.carafe.http.Request;
import dev.carafe.http.syntax.Authority;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The clients at this machine. The address of the peer is not enough: a page of another site can ask for this machine too, under a name of
 * its own (DNS rebinding) or as a script's request, and a proxy at this machine asks for the whole world.
 */
record TrustedClients(Set<String> hosts) {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    /** Those who call this machine by its own names, or by one of the setting {@code TRUSTED_HOSTS}. */
    static TrustedClients of(Config config) {
        Set<String> hosts = new HashSet<>(LOCAL);
        config.getList("TRUSTED_HOSTS").forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        return new TrustedClients(hosts);
    }

    boolean include(Request request) {
        return isLoopback(request.remoteAddr())
                && hasTrustedHost(request.header("Host"))
                && hasTrustedOrigin(request.header("Origin"))
                && OF_PROXIES.stream().noneMatch(name -> request.headers().contains(name));
    }

    /** Of addresses as the JDK writes them: never a name, so nothing is looked up. */
    static boolean isLoopback(String address) {
        return address.equals("0:0:0:0:0:0:0:1") || address.equals("::1")
                || (address.startsWith("127.") && address.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    private boolean hasTrustedHost(@Nullable String host) {
        return host != null && hosts.contains(Authority.name(host).toLowerCase(Locale.ROOT));
    }

    private boolean hasTrustedOrigin(@Nullable String origin) {
        return origin == null || hasTrustedHost(origin.substring(origin.indexOf("://") < 0 ? 0 : origin.indexOf("://") + 3));
    }
}
