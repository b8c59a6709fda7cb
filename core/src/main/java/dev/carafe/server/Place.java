package dev.carafe.server;

import org.jspecify.annotations.Nullable;

/**
 * The place of one request among those that are handled at once. While its client is waited for, to send of its body or to take of its
 * response, others have it: clients that do neither may be as many as there are connections, and keep nobody out.
 */
final class Place {
    private @Nullable InFlight taken;

    /** Takes a place; false if there is none. */
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

    /** Gives the place to others until {@link #back}, which needs what this returns. */
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
