package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes values as text, as {@code str()} and {@code repr()} of Python do. */
public final class Text {
    private Text() {}

    /** Returns what {@code {{ value }}} prints. */
    public static String str(@Nullable Object value) {
        return switch (value) {
            case String s -> s;
            case null -> "None";
            case Markup m -> m.html();
            case Undefined u -> u.print();
            default -> repr(value);
        };
    }

    /** Appends a number without making a text of it first. Returns false for any other value. */
    public static boolean appendNumber(@Nullable Object value, StringBuilder out) {
        if (value instanceof Long || value instanceof Integer) {
            out.append(((Number) value).longValue());
            return true;
        }
        if (value instanceof Double number && FloatText.isPlain(number)) {
            out.append((double) number);
            return true;
        }
        return false;
    }

    /** Returns the value as HTML: markup as it is, everything else escaped. */
    public static Markup escape(@Nullable Object value) {
        return value instanceof Markup markup ? markup : Markup.escape(str(value));
    }

    /** Returns {@link #repr} with all characters outside of ASCII escaped. */
    static String ascii(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        repr(value).codePoints().forEach(c -> text.append(c < 128 ? Character.toString(c) : hex(c)));
        return text.toString();
    }

    /** Returns how a value looks within a printed list. */
    public static String repr(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean b -> b ? "True" : "False";
            case Double d -> FloatText.of(d);
            case Float f -> FloatText.of(Double.parseDouble(f.toString()));
            case BigDecimal d -> d.toPlainString();
            case BigInteger i -> (i.signum() < 0 ? "-" : "") + Numbers.digits(i.abs(), 10);
            case Number n -> n.toString();
            case String s -> quote(s);
            case Markup m -> "Markup(" + quote(m.html()) + ")";
            case Undefined u -> "Undefined";
            case Callable c when !(c instanceof Attributed) -> "<function>";
            case Tuple t -> t.size() == 1 ? "(" + repr(t.get(0)) + ",)" : items("(", t, ")");
            case Range r -> r.toString();
            case Map<?, ?> m -> entries(m);
            case Set<?> s -> s.isEmpty() ? "set()" : items("{", s, "}");
            case DictView v -> v.type() + items("([", v, "])");
            case Collection<?> c -> items("[", c, "]");
            default -> {
                Object read = JavaValues.read(value);
                yield value.equals(read) ? value.toString() : repr(read);
            }
        };
    }

    private static String items(String open, Collection<?> items, String close) {
        StringBuilder text = new StringBuilder(open);
        for (Object item : items) {
            if (text.length() > open.length()) {
                text.append(", ");
            }
            text.append(repr(item));
            Limits.check(text.length());
        }
        return text.append(close).toString();
    }

    private static String entries(Map<?, ?> map) {
        StringBuilder text = new StringBuilder("{");
        map.forEach((key, value) ->
                text.append(text.length() > 1 ? ", " : "").append(repr(key)).append(": ").append(repr(value)));
        return text.append('}').toString();
    }

    private static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c == quote) {
                        quoted.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(hex(c));
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    private static String hex(int c) {
        int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        String digits = Integer.toHexString(c);
        return (width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U") + "0".repeat(width - digits.length()) + digits;
    }
}
