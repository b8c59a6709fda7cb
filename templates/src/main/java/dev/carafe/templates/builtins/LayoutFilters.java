package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.Letters;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.StringSplits;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Types;
import dev.carafe.templates.python.Undefined;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters that fit a text into a space: {@code center}, {@code indent}, {@code truncate}, {@code wordwrap}. */
final class LayoutFilters {
    private LayoutFilters() {}

    static void addTo(Map<String, Filter> filters) {
        filters.put("center", (v, a) -> TextFilters.keepMarkup(v, s -> Letters.pad(s, a.integer(0, "width", 80), " ", '^')));
        filters.put("indent", LayoutFilters::indent);
        filters.put("truncate", LayoutFilters::truncate);
        filters.put("wordwrap", LayoutFilters::wordwrap);
    }

    private static Object indent(@Nullable Object value, Arguments arguments) {
        Object width = arguments.get(0, "width", 4L);
        String indentation = width instanceof CharSequence text ? text.toString()
                : " ".repeat(Math.clamp(arguments.integer(0, "width", 4), 0, 10_000));
        boolean first = arguments.flag(1, "first", false);
        boolean blank = arguments.flag(2, "blank", false);
        return TextFilters.keepMarkup(text(value, "indent"), text -> {
            List<@Nullable Object> lines = StringSplits.lines(text + "\n", false);
            StringBuilder indented = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                String line = Text.str(lines.get(i));
                boolean shifted = i == 0 ? first : blank || !line.isEmpty();
                indented.append(i == 0 ? "" : "\n").append(shifted ? indentation : "").append(line);
            }
            return indented.toString();
        });
    }

    private static Object truncate(@Nullable Object value, Arguments arguments) {
        int length = arguments.integer(0, "length", 255);
        boolean killWords = arguments.flag(1, "killwords", false);
        String end = arguments.text(2, "end", "...");
        int leeway = arguments.get(3, "leeway", null) == null ? 5 : arguments.integer(3, "leeway", 5);
        if (length < end.length() || leeway < 0) {
            throw new PythonException("truncate: expected a length of at least " + end.length() + ", got " + length);
        }
        return TextFilters.keepMarkup(value instanceof Undefined ? "" : text(value, "truncate"), text -> {
            if (text.codePointCount(0, text.length()) <= length + leeway) {
                return text;
            }
            String cut = text.substring(0, text.offsetByCodePoints(0, length - end.length()));
            int space = cut.lastIndexOf(' ');
            return (killWords || space < 0 ? cut : cut.substring(0, space)) + end;
        });
    }

    private static Object wordwrap(@Nullable Object value, Arguments arguments) {
        WordWrap wrap = new WordWrap(arguments.integer(0, "width", 79), arguments.flag(1, "break_long_words", true),
                arguments.flag(3, "break_on_hyphens", true));
        Object separator = arguments.get(2, "wrapstring", null);
        String newline = separator == null ? "\n" : Text.str(separator);
        return StringSplits.lines(Text.str(text(value, "wordwrap")), false).stream()
                .map(line -> String.join(newline, wrap.lines(Text.str(line)))).collect(Collectors.joining(newline));
    }

    private static CharSequence text(@Nullable Object value, String filter) {
        return switch (value) {
            case CharSequence text -> text;
            case Undefined undefined -> throw undefined.error();
            case null, default -> throw new PythonException(filter + " takes text, not '" + Types.name(value) + "'");
        };
    }
}
