package dev.carafe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A handler with all that runs around it, flattened into the order in which it runs. Immutable. */
final class View {
    final Handler handler;
    /** The name under which the blueprint of the handler is registered, or null. */
    final @Nullable String blueprint;
    /** Outer to inner, in order of registration. */
    final Before[] before;
    /** Inner to outer, each in reverse. */
    final After[] after;
    /** Inner to outer, each in reverse. */
    final Teardown[] teardown;
    /** Inner to outer. */
    final ErrorHandlers[] errors;

    View(Handler handler, Mount mount) {
        List<Scope> scopes = mount.scopes();
        List<Before> before = new ArrayList<>();
        scopes.forEach(scope -> before.addAll(scope.before));
        this.handler = handler;
        this.blueprint = mount.name();
        this.before = before.toArray(Before[]::new);
        this.after = reversed(scopes, scope -> scope.after).toArray(After[]::new);
        this.teardown = reversed(scopes, scope -> scope.teardown).toArray(Teardown[]::new);
        this.errors = scopes.reversed().stream().map(scope -> scope.errors).toArray(ErrorHandlers[]::new);
    }

    private static <T> List<T> reversed(List<Scope> scopes, Function<Scope, List<T>> hooks) {
        List<T> all = new ArrayList<>();
        scopes.forEach(scope -> all.addAll(hooks.apply(scope)));
        Collections.reverse(all);
        return all;
    }
}
