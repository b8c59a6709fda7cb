package dev.carafe.routing;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The methods of a map's rules as bits of a long. */
final class Methods {
    /** The method of nearly all requests. */
    static final long GET = 1;
    /** A websocket handshake, as distinct from a GET request. */
    static final long WEBSOCKET = 1L << 63;
    /** No method, which no rule takes. */
    static final long NONE = 0;
    /** A method that no rule names. */
    static final long OTHER = 1L << 62;

    private static final int MOST = 62;

    private final Map<String, Long> bits = new HashMap<>(Map.of("GET", GET));

    /** Returns the bits of the methods that a rule takes. */
    long of(Rule rule) {
        if (rule.websocket()) {
            return WEBSOCKET;
        }
        if (rule.methods().isEmpty()) {
            return ~WEBSOCKET;
        }
        long mask = 0;
        for (String method : rule.methods()) {
            mask |= bits.computeIfAbsent(method, name -> 1L << bits.size());
        }
        return mask;
    }

    /** Refuses a rule whose methods would be too many. */
    void check(Rule rule) {
        Set<String> all = new TreeSet<>(bits.keySet());
        all.addAll(rule.methods());
        if (all.size() > MOST) {
            throw new IllegalArgumentException(
                    "Rule " + rule + " brings the map to " + all.size() + " different methods. At most " + MOST
                            + " are possible, GET among them.");
        }
    }

    /** Assigns a bit to each method of a rule. */
    void add(Rule rule) {
        of(rule);
    }

    /** Returns the bit of a request's method. */
    long bit(String method) {
        if (method.equals("GET")) {
            return GET;
        }
        Long bit = bits.get(method);
        return bit == null ? OTHER : bit;
    }

    /** Returns the names of bits, in alphabetical order. */
    Set<String> names(long mask) {
        Set<String> names = new TreeSet<>();
        bits.forEach((name, bit) -> {
            if ((mask & bit) != 0) {
                names.add(name);
            }
        });
        return Collections.unmodifiableSet(names);
    }
}
