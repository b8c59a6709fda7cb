package dev.carafe.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the program that can't be run.
 *
 * @param name a name that no other has
 * @param errors what the compiler has found wrong; empty if it compiles, but does not start
 * @param failure why it does not start, or null if it does not compile
 */
public record BrokenBuild(String name, List<Diagnosis> errors, @Nullable Throwable failure) {
    /** The cookie by which a browser says which version it knows to be broken, so that it wants the one before. */
    static final String COOKIE = "carafe-broken-build";
}
