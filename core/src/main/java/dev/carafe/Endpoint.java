package dev.carafe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A handler with everything that runs around it, flattened into the order in which it runs. Immutable. */
final class Endpoint {
    final Handler handler;
    /** The name under which the blueprint of the handler is registered, or null. */
    final @Nullable String blueprint;
    /** Outer to inner, in order of registration. */
    final Before[] before;
    /** Inner to outer, each in reverse. */
    final After[] after;
    /** Inner to outer, each in reverse. */
    final Teardown[] teardown;
    /** The app's, for the end of each context. */
    final Teardown[] contextTeardown;
    /** Inner to outer. */
    final ErrorHandlers[] errors;

    Endpoint(Handler handler, Registration registration, List<Teardown> contextTeardown) {
        List<Hooks> scopes = registration.scopes();
        List<Before> before = new ArrayList<>();
        scopes.forEach(each -> before.addAll(each.before));
        this.handler = handler;
        this.blueprint = registration.name();
        this.before = before.toArray(Before[]::new);
        this.after = reversed(scopes, hooks -> hooks.after).toArray(After[]::new);
        this.teardown = reversed(scopes, hooks -> hooks.teardown).toArray(Teardown[]::new);
        this.contextTeardown = contextTeardown.toArray(Teardown[]::new);
        this.errors = scopes.reversed().stream().map(hooks -> hooks.errors).toArray(ErrorHandlers[]::new);
    }

    private static <T> List<T> reversed(List<Hooks> scopes, Function<Hooks, List<T>> hooks) {
        List<T> all = new ArrayList<>();
        scopes.forEach(each -> all.addAll(hooks.apply(each)));
        Collections.reverse(all);
        return all;
    }
}
