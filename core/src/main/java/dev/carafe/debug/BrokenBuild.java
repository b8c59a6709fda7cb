package dev.carafe.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the program that can't be run.
 *
 * @param name a unique name
 * @param errors the compiler's errors; empty if the version compiles but does not start
 * @param failure why it does not start, or null if it does not compile
 */
public record BrokenBuild(String name, List<Diagnosis> errors, @Nullable Throwable failure) {
    /** The cookie with which a browser names a version that it knows to be broken, and asks for the one before. */
    static final String COOKIE = "carafe-broken-build";
}
