package dev.carafe.templates;

import dev.carafe.templates.engine.python.Numbers;
import dev.carafe.templates.engine.python.Operators;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code gettext('Hello %(name)s', name='Ada')} and similar functions, in Jinja2's new style: they fill in the variables, and escape them
 * where output is escaped.
 */
final class Gettext {
    private Gettext() {}

    /** Returns the functions by name. */
    static Map<String, Callable> functions(Translations translations) {
        Callable gettext = function(a -> translations.gettext(a.text(0)), "message");
        Callable ngettext = function(
                a -> translations.ngettext(a.text(0), a.text(1), whole(a.get(2))), "singular", "plural", "num");
        Callable pgettext = function(a -> translations.pgettext(a.text(0), a.text(1)), "context", "message");
        Callable npgettext = function(
                a -> translations.npgettext(a.text(0), a.text(1), a.text(2), whole(a.get(3))),
                "context", "singular", "plural", "num");
        return Map.of("_", gettext, "gettext", gettext, "ngettext", ngettext, "pgettext", pgettext, "npgettext", npgettext);
    }

    private static Callable function(Function<Arguments, String> translation, String... parameters) {
        return arguments -> {
            if (arguments.size() > parameters.length) {
                throw new PythonException("too many arguments for a translation of (" + String.join(", ", parameters)
                        + "): variables are given by name, as in _('Hello %(name)s', name='Ada')");
            }
            String text = translation.apply(arguments);
            Map<String, @Nullable Object> variables = new HashMap<>(arguments.named());
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i].equals("num") || parameters[i].equals("context")) {
                    variables.putIfAbsent(parameters[i], arguments.get(i));
                }
            }
            return Operators.modulo(arguments.autoescape() ? Markup.of(text) : text, variables);
        };
    }

    /** Rounds half to even, like Python's gettext. An undefined value counts as 0. */
    private static long whole(@Nullable Object number) {
        if (number instanceof Undefined undefined) {
            undefined.compare();
            return 0;
        }
        Number value = Numbers.of(number);
        if (value == null) {
            throw new PythonException("Plural value must be an integer, got " + Types.name(number));
        }
        return Types.isInteger(value) ? value.longValue() : (long) Math.rint(value.doubleValue());
    }
}
