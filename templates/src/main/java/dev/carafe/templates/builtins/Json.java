package dev.carafe.templates.builtins;

import dev.carafe.templates.python.DictValues;
import dev.carafe.templates.python.JavaValues;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Types;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value as JSON that may stand in a script: ASCII, keys sorted, {@code < > & '} as escapes. */
final class Json {
    private final StringBuilder out = new StringBuilder();
    private final @Nullable String indent;

    private Json(@Nullable String indent) {
        this.indent = indent;
    }

    static String script(@Nullable Object value, @Nullable String indent) {
        Json json = new Json(indent);
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
            case Map<?, ?> m -> object(m, depth);
            case Collection<?> c -> array(c, depth);
            case Record r when Types.isRecord(r) -> object(DictValues.of(r), depth);
            case Enum<?> e -> string(e.name());
            case TemporalAccessor t -> string(t.toString());
            case UUID u -> string(u.toString());
            default -> throw new PythonException("Object of type " + Types.name(read) + " is not JSON serializable");
        }
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
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put(key(key), value));
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            separate(first, depth + 1);
            first = false;
            string(entry.getKey());
            out.append(": ");
            write(entry.getValue(), depth + 1);
        }
        close('}', sorted.isEmpty(), depth);
    }

    private static String key(@Nullable Object key) {
        return key == null ? "null" : key instanceof Boolean b ? b.toString() : Text.str(key);
    }

    private void separate(boolean first, int depth) {
        if (indent != null) {
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
