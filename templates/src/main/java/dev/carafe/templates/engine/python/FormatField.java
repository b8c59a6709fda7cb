package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Implements Python's {@code format(value, spec)}: {@code [[fill]align][sign][z][#][0][width][grouping][.precision][type]}. */
final class FormatField {
    private final @Nullable Object value;
    private final String text;
    private final FormatSpec spec = new FormatSpec();
    private int position;
    private boolean noNegativeZero;
    private boolean signed;

    private FormatField(@Nullable Object value, String text) {
        this.value = value;
        this.text = text;
    }

    static String format(@Nullable Object value, String spec) {
        return spec.isEmpty() ? Text.str(value) : new FormatField(value, spec).write();
    }

    private String write() {
        Number number = Numbers.of(value);
        if (number == null && !(value instanceof CharSequence)) {
            throw value instanceof Undefined || value == null || !(value instanceof Enum<?>)
                    ? new PythonException("unsupported format string passed to " + Types.name(value) + ".__format__")
                    : new PythonException("unsupported format string passed to enum.__format__");
        }
        char type = read(number == null ? '<' : '>');
        if (number == null) {
            if (type != 0 && type != 's') {
                throw unknown(type);
            }
            if (spec.grouping != 0) {
                throw new PythonException("Cannot specify '" + spec.grouping + "' with 's'.");
            }
            if (noNegativeZero) {
                throw new PythonException("Negative zero coercion (z) not allowed in string format specifier");
            }
            spec.checkText(signed);
            return spec.text(Text.str(value), '<');
        }
        return Types.isInteger(number) ? whole(number, type) : real(number, type);
    }

    private PythonException unknown(char type) {
        return new PythonException("Unknown format code '" + type + "' for object of type '" + Types.name(value) + "'");
    }

    private String whole(Number number, char type) {
        return switch (type) {
            case 0, 'd', 'n', 'x', 'X', 'o', 'b' -> {
                if (noNegativeZero) {
                    throw new PythonException("Negative zero coercion (z) not allowed in integer format specifier");
                }
                if (spec.precision >= 0) {
                    throw new PythonException("Precision not allowed in integer format specifier");
                }
                if (spec.grouping == ',' && "xXob".indexOf(type) >= 0 && type != 0) {
                    throw new PythonException("Cannot specify ',' with '" + type + "'.");
                }
                yield spec.whole(number, type == 0 || type == 'n' ? 'd' : type);
            }
            case 'c' -> character(number);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> spec.real(Numbers.toFloat(number), type);
            default -> throw unknown(type);
        };
    }

    private String character(Number number) {
        if (signed) {
            throw new PythonException("Sign not allowed with integer format specifier 'c'");
        }
        if (spec.alternate) {
            throw new PythonException("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        return spec.text(PercentFormat.character(number), '>');
    }

    private String real(Number number, char type) {
        if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
            throw unknown(type);
        }
        return spec.real(noNegativeZero && Numbers.real(number) == 0 ? (Number) 0.0 : number, type == 'n' ? 'g' : type);
    }

    private char read(char byDefault) {
        int first = text.codePointAt(0);
        int width = Character.charCount(first);
        boolean filled = false;
        if (width < text.length() && isAlignment(text.charAt(width))) {
            spec.fill = first;
            filled = true;
            spec.alignment = text.charAt(width);
            position = width + 1;
        } else if (isAlignment(text.charAt(0))) {
            spec.alignment = text.charAt(0);
            position = 1;
        }
        if (at("+") || at("-") || at(" ")) {
            spec.sign = text.charAt(position++);
            signed = true;
        }
        noNegativeZero = skip("z");
        spec.alternate = skip("#");
        if (!filled && skip("0")) {
            spec.fill = '0';
            if (spec.alignment == 0 && byDefault == '>') {
                spec.alignment = '=';
            }
        }
        spec.width = number();
        for (String separator = separator(); separator != null; separator = separator()) {
            if (spec.grouping != 0) {
                throw new PythonException(separator.charAt(0) != spec.grouping ? "Cannot specify both ',' and '_'."
                        : "Cannot specify '" + separator + "' with '" + separator + "'.");
            }
            spec.grouping = separator.charAt(0);
        }
        if (skip(".")) {
            spec.precision = number();
            if (spec.precision < 0) {
                throw new PythonException("Format specifier missing precision");
            }
        }
        if (text.length() - position > 1) {
            throw new PythonException("Invalid format specifier");
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    private @Nullable String separator() {
        return skip(",") ? "," : skip("_") ? "_" : null;
    }

    private static boolean isAlignment(char c) {
        return c == '<' || c == '>' || c == '^' || c == '=';
    }

    private boolean at(String character) {
        return text.startsWith(character, position);
    }

    private boolean skip(String character) {
        boolean there = at(character);
        position += there ? 1 : 0;
        return there;
    }

    private int number() {
        int start = position;
        while (position < text.length() && Character.isDigit(text.charAt(position))) {
            position++;
        }
        if (start == position) {
            return -1;
        }
        BigInteger number = new BigInteger(text.substring(start, position));
        if (number.bitLength() > 62) {
            throw new PythonException("Too many decimal digits in format string");
        }
        return Limits.check(number.longValue());
    }
}
