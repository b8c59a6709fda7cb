package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Comparison;
import dev.carafe.templates.engine.python.DictValues;
import dev.carafe.templates.engine.python.JavaValues;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Range;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.PythonException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a value as JSON that is safe in a script: in ASCII, with sorted keys and {@code < > & '} escaped. */
final class Json {
    private final StringBuilder out = new StringBuilder();
    private final @Nullable String indent;
    private final boolean sorted;

    private Json(@Nullable String indent, boolean sorted) {
        this.sorted = sorted;
        this.indent = indent;
    }

    static String script(@Nullable Object value, @Nullable String indent, boolean sorted) {
        Json json = new Json(indent, sorted);
        json.write(value, 0);
        return json.out.toString();
    }

    private void write(@Nullable Object value, int depth) {
        Object read = JavaValues.read(value);
        switch (read) {
            case null -> out.append("null");
            case Boolean b -> out.append(b);
            case Double d when d.isNaN() -> out.append("NaN");
            case Double d when d.isInfinite() -> out.append(d > 0 ? "Infinity" : "-Infinity");
            case Number n -> out.append(Text.repr(n));
            case CharSequence s -> string(s.toString());
            case Range r -> throw unserializable(r);
            case Map<?, ?> m -> object(m, depth);
            case Collection<?> c when Types.name(c).startsWith("dict_") || Types.name(c).equals("generator") -> throw unserializable(c);
            case Collection<?> c -> array(c, depth);
            case Record r when Types.isRecord(r) -> object(DictValues.of(r), depth);
            case Enum<?> e -> string(e.name());
            case TemporalAccessor t -> string(t.toString());
            case UUID u -> string(u.toString());
            default -> throw unserializable(read);
        }
        Limits.check(out.length());
    }

    private static PythonException unserializable(Object value) {
        return new PythonException("Object of type " + Types.name(value) + " is not JSON serializable");
    }

    private void array(Collection<?> items, int depth) {
        out.append('[');
        boolean first = true;
        for (Object item : items) {
            separate(first, depth + 1);
            first = false;
            write(item, depth + 1);
        }
        close(']', items.isEmpty(), depth);
    }

    private void object(Map<?, ?> map, int depth) {
        List<@Nullable Object> keys = new ArrayList<>(map.keySet());
        if (sorted) {
            keys.sort(Comparison.ORDER);
        }
        out.append('{');
        for (int i = 0; i < keys.size(); i++) {
            separate(i == 0, depth + 1);
            string(key(keys.get(i)));
            out.append(": ");
            write(map.get(keys.get(i)), depth + 1);
        }
        close('}', keys.isEmpty(), depth);
    }

    private static String key(@Nullable Object key) {
        return switch (key) {
            case null -> "null";
            case Boolean b -> b.toString();
            case CharSequence s -> s.toString();
            case Number n -> Text.repr(n);
            case Enum<?> e -> e.name();
            case UUID u -> u.toString();
            case TemporalAccessor t -> t.toString();
            default -> throw new PythonException("keys must be str, int, float, bool or None, not " + Types.name(key));
        };
    }

    private void separate(boolean first, int depth) {
        if (indent != null) {
            Limits.check(out.length() + (long) indent.length() * depth);
            out.append(first ? "" : ",").append('\n').append(indent.repeat(depth));
        } else if (!first) {
            out.append(", ");
        }
    }

    private void close(char bracket, boolean empty, int depth) {
        if (indent != null && !empty) {
            out.append('\n').append(indent.repeat(depth));
        }
        out.append(bracket);
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '\'') {
                        String hex = Integer.toHexString(c);
                        out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
