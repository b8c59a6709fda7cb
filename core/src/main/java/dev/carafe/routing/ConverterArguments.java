package dev.carafe.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a converter in a rule: {@code 2} and {@code max=4} in {@code <x:string(2, max=4)>}.
 *
 * <p>An argument that the factory never reads is refused, so a misspelt name fails when the rule is added.
 */
public final class ConverterArguments {
    private final List<String> positional;
    private final Map<String, String> named;
    private final List<String> known = new ArrayList<>();
    private boolean positionalRead;
    private boolean ordered;

    ConverterArguments(List<String> positional, Map<String, String> named) {
        this.positional = positional;
        this.named = new LinkedHashMap<>(named);
    }

    /** Returns the arguments without a name, in the order written. */
    public List<String> positional() {
        positionalRead = true;
        return positional;
    }

    /** Returns an argument as text, or null if it is absent. */
    public @Nullable String text(String name) {
        known.add(name);
        return named.get(name);
    }

    /** Returns an argument as a whole number, or null if it is absent. */
    public @Nullable Long integer(String name) {
        String text = text(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrongType(name, text, "a whole number");
        }
    }

    /** Returns an argument as a whole number of 32 bits, or the fallback if it is absent. */
    public int integer(String name, int fallback) {
        Long value = integer(name);
        if (value == null) {
            return fallback;
        }
        if (value != value.intValue()) {
            throw wrongType(name, value.toString(), "a whole number of at most 32 bits");
        }
        return value.intValue();
    }

    /** Returns an argument as a decimal number, or null if it is absent. */
    public @Nullable Double decimal(String name) {
        String text = text(name);
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw wrongType(name, text, "a number");
        }
    }

    /** Returns whether the rule says {@code name=true}; {@code True} is understood too. */
    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false") || text.equals("False")) {
            return false;
        }
        if (text.equals("true") || text.equals("True")) {
            return true;
        }
        throw wrongType(name, text, "true or false");
    }

    /** Returns the arguments with names given to the positional ones, in this order, as if the rule had named them. */
    public ConverterArguments order(String... names) {
        for (int i = 0; i < positional.size(); i++) {
            if (i == names.length) {
                throw new IllegalArgumentException("takes at most " + names.length + " arguments: " + String.join(", ", names));
            }
            if (named.putIfAbsent(names[i], positional.get(i)) != null) {
                throw new IllegalArgumentException("argument '" + names[i] + "' is given twice");
            }
        }
        positionalRead = true;
        ordered = true;
        return this;
    }

    /** Returns the arguments that have no name, even after {@link #order}. */
    List<String> unnamed() {
        return ordered ? List.of() : positional;
    }

    /** Returns the named arguments, in order. */
    Map<String, String> named() {
        return Collections.unmodifiableMap(named);
    }

    /** Refuses arguments that the factory has not read. */
    void refuseUnread() {
        if (!positionalRead && !positional.isEmpty()) {
            throw new IllegalArgumentException(
                    known.isEmpty() ? "takes no arguments" : "argument '" + positional.getFirst() + "' needs a name" + known());
        }
        for (String name : named.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown argument '" + name + "'" + known());
            }
        }
    }

    private String known() {
        return known.isEmpty() ? "" : "; known: " + String.join(", ", known);
    }

    private static IllegalArgumentException wrongType(String name, String text, String wanted) {
        return new IllegalArgumentException("argument '" + name + "' must be " + wanted + ", not '" + text + "'");
    }
}
