package dev.carafe.templates.python;

import org.jspecify.annotations.Nullable;

/** {@code '{} {name:>8.2f}'.format(...)}: fields by position or name, their attributes and items, and how to write them. */
final class StringFormat {
    private final String format;
    private final Arguments arguments;
    private final boolean markup;
    private int next;

    private StringFormat(String format, Arguments arguments, boolean markup) {
        this.format = format;
        this.arguments = arguments;
        this.markup = markup;
    }

    static String format(String format, Arguments arguments, boolean markup) {
        return new StringFormat(format, arguments, markup).fill(format, 2);
    }

    private String fill(String text, int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                i++;
            } else if (c == '}') {
                throw new PythonException("Single '}' encountered in format string");
            } else if (c == '{') {
                int end = end(text, i);
                out.append(field(text.substring(i + 1, end), depth));
                i = end;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new PythonException("Single '{' encountered in format string");
    }

    private String field(String field, int depth) {
        if (depth == 0) {
            throw new PythonException("Max string recursion exceeded");
        }
        int colon = field.indexOf(':');
        String name = colon < 0 ? field : field.substring(0, colon);
        int bang = name.indexOf('!');
        String conversion = bang < 0 ? "" : name.substring(bang + 1);
        Object value = value(bang < 0 ? name : name.substring(0, bang));
        Object converted = switch (conversion) {
            case "" -> value;
            case "s" -> Text.str(value);
            case "r", "a" -> Text.repr(value);
            default -> throw new PythonException("Unknown conversion specifier '" + conversion + "'");
        };
        String text = write(converted, colon < 0 ? "" : fill(field.substring(colon + 1), depth - 1));
        return markup && !(converted instanceof Markup) ? Markup.escape(text).html() : text;
    }

    private @Nullable Object value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        String first = path.substring(0, end);
        Object value = first.isEmpty() ? positional(next++)
                : Character.isDigit(first.charAt(0)) ? positional(Integer.parseInt(first)) : named(first);
        while (end < path.length()) {
            boolean item = path.charAt(end) == '[';
            int stop = item ? path.indexOf(']', end) : end + 1;
            while (!item && stop < path.length() && path.charAt(stop) != '.' && path.charAt(stop) != '[') {
                stop++;
            }
            if (stop < 0) {
                throw new PythonException("Missing ']' in format string");
            }
            String step = path.substring(end + 1, stop);
            boolean position = item && !step.isEmpty() && step.chars().allMatch(Character::isDigit);
            value = Subscript.item(value, position ? (Object) Long.parseLong(step) : step, Undefined.Policy.STRICT);
            end = item ? stop + 1 : stop;
        }
        return value;
    }

    private @Nullable Object positional(int index) {
        if (index >= arguments.size()) {
            throw new PythonException("Replacement index " + index + " out of range for positional args tuple");
        }
        return arguments.get(index);
    }

    private @Nullable Object named(String name) {
        if (!arguments.named().containsKey(name)) {
            throw new PythonException("KeyError: " + Text.repr(name));
        }
        return arguments.named().get(name);
    }

    /** [[fill]align][sign][#][0][width][grouping][.precision][type], as Python's format mini-language has it. */
    private String write(@Nullable Object value, String text) {
        if (text.isEmpty()) {
            return Text.str(value);
        }
        FormatSpec spec = new FormatSpec();
        int i = 0;
        if (text.length() > 1 && "<>^=".indexOf(text.charAt(1)) >= 0) {
            spec.fill = text.substring(0, 1);
            spec.alignment = text.charAt(1);
            i = 2;
        } else if ("<>^=".indexOf(text.charAt(0)) >= 0) {
            spec.alignment = text.charAt(0);
            i = 1;
        }
        while (i < text.length() && "+- #0".indexOf(text.charAt(i)) >= 0) {
            if (text.charAt(i) != '-') {
                spec.flag(text.charAt(i));
            }
            i++;
        }
        int start = i;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        spec.width = start == i ? -1 : count(text.substring(start, i));
        if (i < text.length() && (text.charAt(i) == ',' || text.charAt(i) == '_')) {
            spec.grouping = text.charAt(i++);
        }
        if (i < text.length() && text.charAt(i) == '.') {
            start = ++i;
            while (i < text.length() && Character.isDigit(text.charAt(i))) {
                i++;
            }
            spec.precision = count(text.substring(start, i));
        }
        if (i < text.length() - 1) {
            throw new PythonException("Invalid format specifier '" + text + "' in '" + format + "'");
        }
        return write(spec, value, i < text.length() ? text.charAt(i) : 0);
    }

    private static int count(String digits) {
        if (digits.isEmpty() || digits.length() > 6) {
            throw new PythonException("a width or precision needs 1 to 6 digits");
        }
        return Integer.parseInt(digits);
    }

    private static String write(FormatSpec spec, @Nullable Object value, char type) {
        Number number = value instanceof Boolean && (type == 0 || type == 's') ? null : Numbers.of(value);
        boolean asText = type == 0 && spec.precision < 0 && spec.grouping == 0 && !Types.isInteger(value);
        if (number == null || asText) {
            if (number == null && type != 0 && type != 's') {
                throw new PythonException("Unknown format code '" + type + "' for object of type '" + Types.name(value) + "'");
            }
            spec.alignment = spec.alignment != 0 ? spec.alignment : number == null ? '<' : '>';
            return spec.text(Text.str(value));
        }
        char whole = Types.isInteger(value) ? 'd' : spec.precision < 0 ? 'f' : 'g';
        return spec.number(number, type == 0 ? whole : type == 'n' ? 'd' : type);
    }
}
