package dev.carafe.server;

import org.jspecify.annotations.Nullable;

/**
 * A request's place among those that are handled at once. While the request waits for its client to send its body or to receive its
 * response, another request has the place, so that slow clients, which may hold all connections, keep nobody out.
 */
final class Place {
    private @Nullable InFlight taken;

    /** Takes a place. Returns false if none is free. */
    boolean take(InFlight places) {
        if (!places.enter()) {
            return false;
        }
        taken = places;
        return true;
    }

    void leave() {
        InFlight places = taken;
        taken = null;
        if (places != null) {
            places.leave();
        }
    }

    /** Leaves the place to others until {@link #back}, which needs the result. */
    @Nullable InFlight aside() {
        InFlight places = taken;
        if (places != null) {
            places.leave();
        }
        return places;
    }

    void back(@Nullable InFlight places) {
        if (places != null) {
            places.back();
        }
    }
}
