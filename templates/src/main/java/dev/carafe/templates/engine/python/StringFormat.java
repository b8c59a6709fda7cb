package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Implements {@code '{} {name:>8.2f}'.format(...)}: fields by position or name, with attributes, items and format specifications. */
final class StringFormat {
    private final Arguments arguments;
    private final boolean markup;
    private int automatic;
    private boolean manual;

    private StringFormat(Arguments arguments, boolean markup) {
        this.arguments = arguments;
        this.markup = markup;
    }

    static String format(String format, Arguments arguments, boolean markup) {
        return new StringFormat(arguments, markup).fill(format, 2, CallArguments.siteOf(arguments));
    }

    private String fill(String text, int depth, Site site) {
        if (depth < 0) {
            throw new PythonException("Max string recursion exceeded");
        }
        Formatted out = new Formatted(text, site);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            boolean doubled = i < text.length() && text.charAt(i) == c;
            if (c != '{' && c != '}') {
                out.own(c);
            } else if (doubled) {
                out.own(c);
                i++;
            } else if (c == '}' || i == text.length()) {
                throw new PythonException("Single '" + c + "' encountered in format string");
            } else {
                i = field(text, i, depth, out);
            }
        }
        return out.end();
    }

    /** Writes the field that starts at an index, and returns the index after it. */
    private int field(String text, int start, int depth, Formatted out) {
        int end = nameEnd(text, start);
        char stop = end < text.length() ? text.charAt(end) : 0;
        char conversion = 0;
        int spec = end + 1;
        if (stop == '!') {
            if (end + 1 >= text.length()) {
                throw new PythonException("end of string while looking for conversion specifier");
            }
            conversion = text.charAt(end + 1);
            spec = end + 3;
            stop = end + 2 < text.length() ? text.charAt(end + 2) : 0;
            if (stop != '}' && stop != ':') {
                throw new PythonException(stop == 0 ? "unmatched '{' in format spec" : "expected ':' after conversion specifier");
            }
        } else if (stop == 0) {
            throw new PythonException("expected '}' before end of string");
        }
        Object value = converted(value(text.substring(start, end)), conversion);
        int close = stop == '}' ? spec - 1 : specEnd(text, spec);
        if (markup && value instanceof Markup && stop != '}' && close > spec) {
            throw new PythonException("Unsupported format specification for Markup.");
        }
        String written = FormatField.format(value, stop == '}' ? "" : fill(text.substring(spec, close), depth - 1, Site.PLAIN));
        out.filled(markup && !(value instanceof Markup) ? Markup.escape(written).html() : written);
        return close + 1;
    }

    private static int nameEnd(String text, int start) {
        int i = start;
        while (i < text.length() && "}:!".indexOf(text.charAt(i)) < 0) {
            if (text.charAt(i) == '{') {
                throw new PythonException("unexpected '{' in field name");
            }
            if (text.charAt(i) == '[') {
                int close = text.indexOf(']', i);
                i = close < 0 ? text.length() - 1 : close;
            }
            i++;
        }
        return i;
    }

    private static int specEnd(String text, int start) {
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new PythonException("unmatched '{' in format spec");
    }

    private static @Nullable Object converted(@Nullable Object value, char conversion) {
        return switch (conversion) {
            case 0 -> value;
            case 's' -> Text.str(value);
            case 'r' -> Text.repr(value);
            case 'a' -> Text.ascii(value);
            default -> throw new PythonException("Unknown conversion specifier '" + conversion + "'");
        };
    }

    private @Nullable Object value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Object value = first(path.substring(0, end));
        while (end < path.length()) {
            boolean item = path.charAt(end) == '[';
            int stop = item ? path.indexOf(']', end) : end + 1;
            if (stop < 0) {
                throw new PythonException("Missing ']' in format string");
            }
            while (!item && stop < path.length() && path.charAt(stop) != '.' && path.charAt(stop) != '[') {
                stop++;
            }
            String step = path.substring(end + 1, stop);
            if (step.isEmpty()) {
                throw new PythonException("Empty attribute in format string");
            }
            value = item ? item(value, step) : attribute(value, step);
            end = item ? stop + 1 : stop;
            if (item && end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                throw new PythonException("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    private @Nullable Object first(String name) {
        if (name.isEmpty()) {
            if (manual) {
                throw new PythonException("cannot switch from manual field specification to automatic field numbering");
            }
            return positional(automatic++);
        }
        if (!isNumber(name)) {
            if (!arguments.named().containsKey(name)) {
                throw new PythonException("KeyError: " + Text.repr(name));
            }
            return arguments.named().get(name);
        }
        if (automatic > 0) {
            throw new PythonException("cannot switch from automatic field numbering to manual field specification");
        }
        manual = true;
        return positional(name.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(name));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private @Nullable Object positional(int index) {
        if (index >= arguments.size()) {
            throw new PythonException("Replacement index " + index + " out of range for positional args tuple");
        }
        return arguments.get(index);
    }

    private static @Nullable Object attribute(@Nullable Object owner, String name) {
        if (owner instanceof Undefined undefined) {
            return undefined.member(name);
        }
        Object found = Attributes.withoutItems(owner, name, Undefined.LENIENT);
        if (found instanceof Undefined) {
            throw new PythonException("'" + Types.name(owner) + "' object has no attribute '" + name + "'");
        }
        return found;
    }

    private static @Nullable Object item(@Nullable Object owner, String step) {
        Object key = isNumber(step) && step.length() < 19 ? (Object) Long.parseLong(step) : step;
        if (owner instanceof Undefined undefined) {
            return undefined.member(step);
        }
        if (!(owner instanceof Map<?, ?> || owner instanceof List<?> || owner instanceof CharSequence)) {
            throw new PythonException("'" + Types.name(owner) + "' object is not subscriptable");
        }
        Object found = Subscript.own(owner, key);
        if (Absent.is(found)) {
            throw new PythonException(owner instanceof Map<?, ?> ? "KeyError: " + Text.repr(key)
                    : key instanceof String ? Types.name(owner) + " indices must be integers or slices, not str"
                    : Types.name(owner) + " index out of range");
        }
        return found;
    }
}
