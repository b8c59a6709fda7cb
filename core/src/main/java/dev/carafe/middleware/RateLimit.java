package dev.carafe.middleware;

import dev.carafe.Handler;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many requests a client may send in a time; more are a 429 with {@code Retry-After}.
 *
 * <pre>{@code
 * app.wrap(RateLimit.of(100, Duration.ofMinutes(1)));                                        // the app
 * api.before(RateLimit.of(1000, Duration.ofHours(1)).by(req -> req.header("X-API-Key")));    // a blueprint
 * app.post("/login", RateLimit.of(5, Duration.ofMinutes(1)).around(Login::post));            // a route
 * }</pre>
 *
 * <p>A client may use up its allowance at once; it comes back evenly over the time (the generic cell rate algorithm, GCRA). The client is
 * the address of the connection, of IPv6 its first 64 bits, since one client has all of them; behind a proxy, {@link ProxyFix} finds it,
 * and no header that a client makes up changes it. Each limit counts for itself, in the memory of this process, for at most 100,000 clients
 * at once: beyond that, those that have used the least are forgotten. {@link #shared} counts elsewhere. Thread-safe.
 */
public final class RateLimit extends Filter {
    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";

    private final int limit;
    private final Duration time;
    private final Function<? super Request, ? extends @Nullable String> key;
    private final LongSupplier nanos;
    private final @Nullable String name;
    private final RateLimitStore store;
    /** How long it takes until one request is allowed again, and until all are, in nanoseconds. */
    private final long cost;
    private final long window;

    private RateLimit(int limit, Duration time, Function<? super Request, ? extends @Nullable String> key, LongSupplier nanos,
            @Nullable String name, RateLimitStore store) {
        this.limit = limit;
        this.time = time;
        this.key = key;
        this.nanos = nanos;
        this.name = name;
        this.store = store;
        this.cost = Math.max(1, time.toNanos() / limit);
        this.window = cost * limit;
    }

    /**
     * Allows each client some requests in a time.
     *
     * @throws IllegalArgumentException if the limit or the time is not positive, or the time is over a year
     */
    public static RateLimit of(int limit, Duration time) {
        if (limit < 1 || time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("%d requests in %s are no limit: at least one request, in a time of up to a year."
                    .formatted(limit, time));
        }
        return new RateLimit(limit, time, request -> network(request.remoteAddr()), System::nanoTime, null,
                new Allowances(System::nanoTime));
    }

    /** Tells clients apart by something else than the address. A request whose key is null is not limited. */
    public RateLimit by(Function<? super Request, ? extends @Nullable String> key) {
        return new RateLimit(limit, time, key, nanos, name, name == null ? new Allowances(nanos) : store);
    }

    /** Tells the time by a clock, such as that of a test. A shared limit goes by the clock of its store. */
    public RateLimit clock(InstantSource clock) {
        LongSupplier own = () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        return new RateLimit(limit, time, key, own, name, name == null ? new Allowances(own) : store);
    }

    /**
     * Counts in a store, together with all limits that share the name, such as those of other processes:
     *
     * <pre>{@code
     * RateLimit.of(5, Duration.ofMinutes(1)).shared("login", store)
     * }</pre>
     */
    public RateLimit shared(String name, RateLimitStore store) {
        return new RateLimit(limit, time, key, nanos, name, store);
    }

    /** Returns a handler that is limited, for one route. */
    public Handler around(Handler handler) {
        return request -> {
            before(request);
            return handler.handle(request);
        };
    }

    /** Returns the first 64 bits of an IPv6 address. A literal is never looked up; any other text stays as it is. */
    private static String network(String address) {
        if (address.indexOf(':') < 0 || !address.chars().allMatch(c -> "0123456789abcdefABCDEF:.[]".indexOf(c) >= 0)) {
            return address;
        }
        try {
            byte[] octets = InetAddress.getByName(address).getAddress();
            return octets.length == 16 ? HexFormat.of().formatHex(octets, 0, 8) : InetAddress.getByAddress(octets).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }

    @Override
    UnaryOperator<Response> enter(Request request) {
        String client = key.apply(request);
        if (client == null) {
            return UnaryOperator.identity();
        }
        long before = store.take(name == null ? client : name + ':' + client, cost, window);
        if (before + cost <= window) {
            return response -> told(response, before + cost);
        }
        HttpException refusal = new HttpException(429).header("Retry-After", seconds(before + cost - window));
        for (var field : told(Response.noContent(), before).headers()) {
            refusal = refusal.header(field.getKey(), field.getValue());
        }
        throw refusal;
    }

    /** Of several limits, the one that is nearest to its end is told. */
    private Response told(Response response, long used) {
        long remaining = Math.max(0, (window - used) / cost);
        String told = response.header(REMAINING);
        if (told != null && Long.parseLong(told) <= remaining) {
            return response;
        }
        return response.header(LIMIT, Integer.toString(limit)).header(REMAINING, Long.toString(remaining))
                .header("RateLimit-Reset", seconds(used))
                .header("RateLimit-Policy", limit + ";w=" + Math.max(1, time.toSeconds()));
    }

    /** Rounded up, so that whoever waits so long is not refused again. */
    private static String seconds(long nanos) {
        return Long.toString(Math.ceilDiv(nanos, 1_000_000_000L));
    }
}
