package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats as Python does: {@code '%-15s %8.2f' % (name, price)}. */
public final class PercentFormat {
    private static final String FLAGS = "-+ #0";

    private final String format;
    private final List<@Nullable Object> positional;
    private final @Nullable Map<String, @Nullable Object> named;
    private final boolean allUsed;
    private final boolean markup;
    private final Formatted out;
    private int position;
    private int used;

    private PercentFormat(CharSequence format, List<@Nullable Object> positional, @Nullable Map<String, @Nullable Object> named,
            boolean allUsed, Site site) {
        this.format = format.toString();
        this.out = new Formatted(this.format, site);
        this.positional = positional;
        this.named = named;
        this.allUsed = allUsed;
        this.markup = format instanceof Markup;
    }

    /** Fills in the arguments; markup escapes them. */
    public static Object format(CharSequence format, Arguments arguments) {
        if (!arguments.named().isEmpty()) {
            if (arguments.size() > 0) {
                throw new PythonException("can't handle positional and keyword arguments at the same time");
            }
            return operator(format, arguments.named(), CallArguments.siteOf(arguments));
        }
        return run(new PercentFormat(format, arguments.positional(), null, true, CallArguments.siteOf(arguments)));
    }

    /** Implements the operator {@code %}: a tuple holds the arguments, a dict the named ones. */
    static Object operator(CharSequence format, @Nullable Object operand, Site site) {
        if (operand instanceof Tuple tuple) {
            return run(new PercentFormat(format, tuple, null, true, site));
        }
        Map<String, @Nullable Object> names = null;
        if (operand instanceof Map<?, ?> map) {
            names = new HashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                names.put(Text.str(entry.getKey()), entry.getValue());
            }
        }
        boolean subscriptable = operand instanceof Map<?, ?> || operand instanceof List<?> || operand instanceof Undefined;
        return run(new PercentFormat(format, Tuple.of(operand), names, !subscriptable, site));
    }

    private static Object run(PercentFormat format) {
        String text = format.run();
        return format.markup ? Markup.of(text) : text;
    }

    private String run() {
        while (position < format.length()) {
            char c = format.charAt(position++);
            if (c != '%') {
                out.own(c);
            } else {
                conversion();
            }
        }
        if (allUsed && used < positional.size()) {
            throw new PythonException("not all arguments converted during string formatting");
        }
        return out.end();
    }

    private char next() {
        if (position >= format.length()) {
            throw new PythonException("incomplete format");
        }
        return format.charAt(position);
    }

    private void conversion() {
        if (next() == '%') {
            position++;
            out.own('%');
            return;
        }
        String name = null;
        if (next() == '(') {
            if (named == null && !allUsed && positional.getFirst() instanceof Undefined undefined) {
                throw undefined.error();
            }
            if (named == null) {
                throw new PythonException("format requires a mapping");
            }
            int end = closing(position);
            name = format.substring(position + 1, end);
            position = end + 1;
        }
        FormatSpec spec = new FormatSpec();
        while (FLAGS.indexOf(next()) >= 0) {
            spec.flag(format.charAt(position++));
        }
        spec.width = number(-1);
        if (spec.width < -1) {
            spec.alignment = '<';
            spec.width = -spec.width;
        }
        if (next() == '.') {
            position++;
            spec.precision = Math.max(number(0), 0);
        }
        if ("hlL".indexOf(next()) >= 0) {
            position++;
        }
        char type = next();
        position++;
        out.filled(convert(spec, type, value(name)));
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < format.length(); i++) {
            depth += format.charAt(i) == '(' ? 1 : format.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new PythonException("incomplete format key");
    }

    private int number(int otherwise) {
        if (next() == '*') {
            position++;
            Object value = argument();
            if (!Types.isIndex(value)) {
                throw new PythonException("* wants int");
            }
            return Numbers.index(value);
        }
        int start = position;
        while (next() >= '0' && next() <= '9') {
            position++;
        }
        if (position - start > 9) {
            throw new PythonException("width too big");
        }
        return start == position ? otherwise : Limits.check(Integer.parseInt(format.substring(start, position)));
    }

    private @Nullable Object argument() {
        if (used >= positional.size()) {
            throw new PythonException("not enough arguments for format string");
        }
        return positional.get(used++);
    }

    private @Nullable Object value(@Nullable String name) {
        if (name == null) {
            return argument();
        }
        if (named == null || !named.containsKey(name)) {
            throw new PythonException("KeyError: " + Text.repr(name));
        }
        return named.get(name);
    }

    private String convert(FormatSpec spec, char type, @Nullable Object value) {
        return switch (type) {
            case 's' -> spec.text(escaped(value), '>');
            case 'r' -> spec.text(escaped(Text.repr(value)), '>');
            case 'a' -> spec.text(escaped(Text.ascii(value)), '>');
            case 'c' -> spec.text(letter(value), '>');
            case 'd', 'i', 'u' -> whole(spec, number(value, "%" + type + " format: a real number is required, not "), 'd');
            case 'x', 'X', 'o' -> whole(spec, integer(value, type), type);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> spec.real(Numbers.toFloat(number(value, "must be real number, not ")), type);
            default -> throw new PythonException("unsupported format character '" + type + "' (0x" + Integer.toHexString(type)
                    + ") at index " + (position - 1));
        };
    }

    private static String whole(FormatSpec spec, Number value, char type) {
        return spec.whole(value, type);
    }

    private String escaped(@Nullable Object value) {
        return markup ? Text.escape(value).html() : Text.str(value);
    }

    private String letter(@Nullable Object value) {
        if (value instanceof CharSequence text && CodePoints.length(text.toString()) == 1) {
            return escaped(value);
        }
        if (!Types.isIndex(value)) {
            throw new PythonException('%' + "c requires int or char");
        }
        return character(Numbers.number(value));
    }

    /** Returns the character of a code point. */
    static String character(Number number) {
        if (number.longValue() < 0 || number.longValue() > Character.MAX_CODE_POINT) {
            throw new PythonException('%' + "c arg not in range(0x110000)");
        }
        return Character.toString(number.intValue());
    }

    private static Number number(@Nullable Object value, String otherwise) {
        Number number = Numbers.of(value);
        if (number == null) {
            throw value instanceof Undefined undefined ? undefined.error() : new PythonException(otherwise + Types.name(value));
        }
        if (otherwise.startsWith("%") && !Types.isInteger(number) && !Double.isFinite(number.doubleValue())) {
            throw new PythonException("cannot convert float " + (Double.isNaN(number.doubleValue()) ? "NaN" : "infinity") + " to integer");
        }
        return number;
    }

    private static Number integer(@Nullable Object value, char type) {
        if (!Types.isIndex(value)) {
            throw new PythonException("%" + type + " format: an integer is required, not " + Types.name(value));
        }
        return Numbers.number(value);
    }
}
