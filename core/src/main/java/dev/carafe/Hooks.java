package dev.carafe;

import java.util.ArrayList;
import java.util.List;

/** The hooks and error handlers of an app or a blueprint. */
final class Hooks {
    final List<Before> before = new ArrayList<>();
    final List<After> after = new ArrayList<>();
    final List<Teardown> teardown = new ArrayList<>();
    final ErrorHandlers errors = new ErrorHandlers();

    /** Adds the hooks of another, as if they had been registered here. */
    void addAll(Hooks other) {
        before.addAll(other.before);
        after.addAll(other.after);
        teardown.addAll(other.teardown);
        errors.addAll(other.errors);
    }
}
