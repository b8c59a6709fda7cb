package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.engine.python.CodePoints;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Letters;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Numbers;
import dev.carafe.templates.engine.python.Operators;
import dev.carafe.templates.engine.python.StringSplits;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters that fit text into a width: {@code center}, {@code indent}, {@code truncate}, {@code wordwrap}. */
final class LayoutFilters {
    private LayoutFilters() {}

    /** Returns the filter with this name, or null. */
    static @Nullable Filter find(String name, Vocabulary vocabulary, Policies policies) {
        return switch (name) {
            case "center" -> (v, a) -> TextFilters.keepMarkup(v, s -> Letters.pad(s, a.integer(0, "width", 80), " ", '^'));
            case "indent" -> LayoutFilters::indent;
            case "truncate" -> (v, a) -> truncate(v, a, policies);
            case "wordwrap" -> (v, a) -> wordwrap(v, a, vocabulary.newline());
            default -> null;
        };
    }

    private static Object indent(@Nullable Object value, Arguments arguments) {
        Object width = arguments.get(0, "width", 4L);
        String indentation = width instanceof CharSequence text ? text.toString()
                : Limits.blanks(arguments.integer(0, "width", 4));
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

    private static @Nullable Object truncate(@Nullable Object value, Arguments arguments, Policies policies) {
        int length = arguments.integer(0, "length", 255);
        Object end = arguments.get(2, "end", "...");
        Object leeway = arguments.get(3, "leeway", null);
        int more = Numbers.index(leeway == null ? policies.get("truncate.leeway") : leeway);
        int endLength = Iteration.length(end);
        if (length < endLength || more < 0) {
            throw new PythonException(more < 0 ? "expected leeway >= 0, got " + more
                    : "expected length >= " + endLength + ", got " + length);
        }
        if (Iteration.length(value) <= (long) length + more) {
            return value;
        }
        if (!(value instanceof CharSequence)) {
            throw new PythonException("can only concatenate " + Types.name(value) + " (not \"str\") to " + Types.name(value));
        }
        String cut = CodePoints.first(value.toString(), length - endLength);
        int space = cut.lastIndexOf(' ');
        String kept = arguments.flag(1, "killwords", false) || space < 0 ? cut : cut.substring(0, space);
        return Operators.add(value instanceof Markup ? Markup.of(kept) : kept, end);
    }

    private static Object wordwrap(@Nullable Object value, Arguments arguments, String newlineSequence) {
        WordWrap wrap = new WordWrap(arguments.integer(0, "width", 79), arguments.flag(1, "break_long_words", true),
                arguments.flag(3, "break_on_hyphens", true));
        Object separator = arguments.get(2, "wrapstring", null);
        String newline = separator == null ? newlineSequence : Text.str(separator);
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
