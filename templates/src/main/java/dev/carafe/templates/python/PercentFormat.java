package dev.carafe.templates.python;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code '%-15s %8.2f' % (name, price)}: the conversions of Python's string formatting. */
public final class PercentFormat {
    private static final String FLAGS = "-+ #0";

    private final String format;
    private final Arguments arguments;
    private final boolean allUsed;
    private final boolean markup;
    private final StringBuilder out = new StringBuilder();
    private int position;
    private int used;

    private PercentFormat(CharSequence format, Arguments arguments, boolean allUsed) {
        this.format = format.toString();
        this.arguments = arguments;
        this.allUsed = allUsed;
        this.markup = format instanceof Markup;
    }

    /** The text with the arguments filled in; markup escapes them. */
    public static Object format(CharSequence format, Arguments arguments) {
        return format(format, arguments, arguments.named().isEmpty());
    }

    /** What the operator {@code %} gives: a tuple holds the arguments, a dict those with a name. */
    static Object operator(CharSequence format, @Nullable Object operand) {
        if (operand instanceof Tuple tuple) {
            return format(format, new Arguments(tuple.toArray(), Map.of(), Site.PLAIN), true);
        }
        Map<String, @Nullable Object> names = new HashMap<>();
        if (operand instanceof Map<?, ?> map) {
            map.forEach((key, value) -> names.put(Text.str(key), value));
        }
        boolean subscriptable = operand instanceof Map<?, ?> || operand instanceof List<?> || operand instanceof Undefined;
        return format(format, new Arguments(new @Nullable Object[] {operand}, names, Site.PLAIN), !subscriptable);
    }

    private static Object format(CharSequence format, Arguments arguments, boolean allUsed) {
        String text = new PercentFormat(format, arguments, allUsed).run();
        return format instanceof Markup ? Markup.of(text) : text;
    }

    private String run() {
        while (position < format.length()) {
            char c = format.charAt(position++);
            if (c != '%') {
                out.append(c);
            } else if (next() == '%') {
                position++;
                out.append('%');
            } else {
                conversion();
            }
        }
        if (allUsed && used < arguments.size()) {
            throw new PythonException("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private char next() {
        if (position >= format.length()) {
            throw new PythonException("incomplete format");
        }
        return format.charAt(position);
    }

    private void conversion() {
        String name = null;
        if (next() == '(') {
            int end = format.indexOf(')', position);
            if (end < 0) {
                throw new PythonException("incomplete format key");
            }
            name = format.substring(position + 1, end);
            position = end + 1;
        }
        FormatSpec spec = new FormatSpec();
        while (FLAGS.indexOf(next()) >= 0) {
            spec.flag(format.charAt(position++));
        }
        spec.width = number(-1);
        if (next() == '.') {
            position++;
            spec.precision = number(0);
        }
        while ("hlL".indexOf(next()) >= 0) {
            position++;
        }
        char type = format.charAt(position++);
        out.append(convert(spec, type, value(name)));
    }

    private int number(int otherwise) {
        if (next() == '*') {
            position++;
            return Numbers.index(arguments.get(used++));
        }
        int number = otherwise;
        while (Character.isDigit(next())) {
            number = Math.min(Math.max(number, 0) * 10 + Character.digit(format.charAt(position++), 10), 1_000_000);
        }
        return number;
    }

    private @Nullable Object value(@Nullable String name) {
        if (name == null) {
            if (used >= arguments.size()) {
                throw new PythonException("not enough arguments for format string");
            }
            return arguments.get(used++);
        }
        if (!arguments.named().containsKey(name)) {
            throw new PythonException("KeyError: " + Text.repr(name));
        }
        return arguments.named().get(name);
    }

    private String convert(FormatSpec spec, char type, @Nullable Object value) {
        return switch (type) {
            case 's' -> spec.text(markup ? Markup.escape(value).html() : Text.str(value));
            case 'r', 'a' -> spec.text(markup ? Markup.escape(Text.repr(value)).html() : Text.repr(value));
            case 'c' -> spec.text(Types.isInteger(value) ? Character.toString(Numbers.index(value)) : Text.str(value));
            case 'd', 'i', 'u' -> spec.number(number(value, "%" + type + " format: a real number is required, not "), 'd');
            case 'x', 'X', 'o', 'e', 'E', 'f', 'F', 'g', 'G' ->
                    spec.number(number(value, "must be real number, not "), type);
            default -> throw new PythonException("unsupported format character '" + type + "'");
        };
    }

    private static Number number(@Nullable Object value, String otherwise) {
        Number number = Numbers.of(value);
        if (number == null) {
            throw value instanceof Undefined undefined ? undefined.error() : new PythonException(otherwise + Types.name(value));
        }
        return number;
    }
}
