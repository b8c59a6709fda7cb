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
 * The clients on this machine. The peer's address is not enough: a page of another site can reach this machine too, under its own name (DNS
 * rebinding) or with a script's request, and a proxy on this machine passes on requests of the whole world.
 */
record TrustedClients(Set<String> hosts) {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

    /** Trusts clients that use this machine's own names, or a name in the setting {@code TRUSTED_HOSTS}. */
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

    /** Expects an address as the JDK writes it, never a name, so nothing is looked up. */
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
