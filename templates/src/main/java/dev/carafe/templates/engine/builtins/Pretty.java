package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.CodePoints;
import dev.carafe.templates.engine.python.Range;
import dev.carafe.templates.engine.python.StringSplits;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats like {@code pprint}: the {@code repr} of the value with sorted keys, and one item per line where they do not fit on a line. */
final class Pretty {
    private static final int WIDTH = 80;
    private static final Pattern WORD = Pattern.compile("\\S*\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private final StringBuilder out = new StringBuilder();

    private Pretty() {}

    static String print(@Nullable Object value) {
        Pretty pretty = new Pretty();
        Object sorted = sorted(value);
        if (sorted instanceof String text && CodePoints.length(Text.repr(text)) > WIDTH) {
            pretty.string(text, 1, 1, true);
        } else {
            pretty.write(sorted, 0, 0);
        }
        return pretty.out.toString();
    }

    /** Writes a value that starts at a column, with room for some characters after it. */
    private void write(@Nullable Object value, int column, int behind) {
        String text = Text.repr(value);
        boolean fits = CodePoints.length(text) <= WIDTH - column - behind;
        switch (value) {
            case Map<?, ?> map when !fits -> {
                out.append('{');
                List<Map.Entry<?, ?>> entries = List.copyOf(map.entrySet());
                for (int i = 0; i < entries.size(); i++) {
                    String key = Text.repr(entries.get(i).getKey()) + ": ";
                    item(i, column).append(key);
                    write(entries.get(i).getValue(), column + 1 + key.length(), i == entries.size() - 1 ? behind + 1 : 1);
                }
                out.append('}');
            }
            case Tuple tuple when !fits -> items("(", tuple, tuple.size() == 1 ? ",)" : ")", column, behind);
            case List<?> list when !fits && !(list instanceof Range) -> items("[", list, "]", column, behind);
            case String string when !fits -> string(string, column, behind, false);
            case null, default -> out.append(text);
        }
    }

    /** Writes a long text in pieces, split after line ends and white space; in parentheses if it stands alone. */
    private void string(String text, int column, int behind, boolean alone) {
        List<String> pieces = new ArrayList<>();
        List<@Nullable Object> lines = StringSplits.lines(text, true);
        int width = WIDTH - column;
        for (int i = 0; i < lines.size(); i++) {
            String line = Text.str(lines.get(i));
            int after = i == lines.size() - 1 ? behind : 0;
            if (CodePoints.length(Text.repr(line)) <= width - after) {
                pieces.add(line);
            } else {
                words(line, width, after, pieces);
            }
        }
        boolean bracketed = alone && pieces.size() > 1;
        out.append(bracketed ? "(" : "");
        for (int i = 0; i < pieces.size(); i++) {
            out.append(i == 0 ? "" : "\n" + " ".repeat(column)).append(Text.repr(pieces.get(i)));
        }
        out.append(bracketed ? ")" : "");
    }

    private static void words(String line, int width, int behind, List<String> pieces) {
        Matcher words = WORD.matcher(line);
        String piece = "";
        while (words.find() && !words.group().isEmpty()) {
            String longer = piece + words.group();
            int room = words.end() == line.length() ? width - behind : width;
            boolean fits = CodePoints.length(Text.repr(longer)) <= room;
            if (!fits && !piece.isEmpty()) {
                pieces.add(piece);
            }
            piece = fits ? longer : words.group();
        }
        pieces.add(piece);
    }

    private void items(String open, List<?> items, String close, int column, int behind) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            item(i, column);
            write(items.get(i), column + 1, i == items.size() - 1 ? behind + close.length() : 1);
        }
        out.append(close);
    }

    private StringBuilder item(int index, int column) {
        return index == 0 ? out : out.append(",\n").repeat(' ', column + 1);
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof List<?> list && !(value instanceof Range)) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(sorted(item)));
            return value instanceof Tuple ? Tuple.of(items.toArray()) : items;
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, @Nullable Object> keys = new TreeMap<>();
        map.keySet().forEach(key -> keys.put(Text.repr(key), key));
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        keys.values().forEach(key -> entries.put(key, sorted(map.get(key))));
        return entries;
    }
}
