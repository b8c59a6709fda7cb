package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Letters;
import dev.carafe.templates.engine.python.PercentFormat;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that change the case and the characters of text. */
final class TextFilters {
    private TextFilters() {}

    /** Returns the filter with this name, or null. */
    static @Nullable Filter find(String name) {
        return switch (name) {
            case "upper" -> (v, a) -> v instanceof String s ? s.toUpperCase(Locale.ROOT) : keepMarkup(v, t -> t.toUpperCase(Locale.ROOT));
            case "lower" -> (v, a) -> v instanceof String s ? s.toLowerCase(Locale.ROOT) : keepMarkup(v, t -> t.toLowerCase(Locale.ROOT));
            case "capitalize" -> (v, a) -> keepMarkup(v, Letters::capitalize);
            case "title" -> (v, a) -> title(Text.str(v));
            case "trim" -> TextFilters::trim;
            case "string" -> (v, a) -> v instanceof Markup ? v : Text.str(v);
            case "replace" -> TextFilters::replace;
            case "format" -> TextFilters::format;
            case "wordcount" -> (v, a) -> words(Text.str(v));
            case "default", "d" -> TextFilters::otherwise;
            default -> null;
        };
    }

    /** Applies a change to text; markup stays markup. */
    static Object keepMarkup(@Nullable Object value, UnaryOperator<String> change) {
        String changed = change.apply(Text.str(value));
        return value instanceof Markup ? Markup.of(changed) : changed;
    }

    private static String title(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        int start = 0;
        while (start < text.length()) {
            int end = start;
            do {
                end += Character.charCount(text.codePointAt(end));
            } while (end < text.length() && separates(text.charAt(end)) == separates(text.charAt(start)));
            int rest = start + Character.charCount(text.codePointAt(start));
            titled.append(text.substring(start, rest).toUpperCase(Locale.ROOT)).append(Letters.lower(text.substring(rest, end)));
            start = end;
        }
        return titled.toString();
    }

    private static boolean separates(char c) {
        return Letters.isSpace(c) || "-({[<".indexOf(c) >= 0;
    }

    private static @Nullable Object trim(@Nullable Object value, Arguments arguments) {
        Object characters = arguments.get(0, "chars", null);
        String ends = characters == null ? null : value instanceof Markup ? Text.escape(characters).html() : Text.str(characters);
        return keepMarkup(value, s -> Letters.strip(s, ends, true, true));
    }

    private static @Nullable Object replace(@Nullable Object value, Arguments arguments) {
        Object old = arguments.get(0, "old", "");
        Object replacement = arguments.get(1, "new", "");
        Object limit = arguments.get(2, "count", null);
        int count = limit == null ? -1 : arguments.integer(2, "count", -1);
        boolean html = arguments.autoescape()
                && (value instanceof Markup || old instanceof Markup || replacement instanceof Markup);
        if (!html) {
            return Letters.replace(Text.str(value), Text.str(old), Text.str(replacement), count);
        }
        return Markup.of(Letters.replace(Text.escape(value).html(), Text.escape(old).html(),
                Text.escape(replacement).html(), count));
    }

    private static @Nullable Object format(@Nullable Object value, Arguments arguments) {
        if (arguments.size() > 0 && !arguments.named().isEmpty()) {
            throw new PythonException("can't handle positional and keyword arguments at the same time");
        }
        return PercentFormat.format(value instanceof Markup markup ? markup : Text.str(value), arguments);
    }

    private static long words(String text) {
        long words = 0;
        boolean inWord = false;
        for (int c : text.codePoints().toArray()) {
            boolean letter = Letters.isWordPart(c);
            words += letter && !inWord ? 1 : 0;
            inWord = letter;
        }
        return words;
    }

    private static @Nullable Object otherwise(@Nullable Object value, Arguments arguments) {
        boolean falsy = arguments.flag(1, "boolean", false);
        boolean missing = value instanceof Undefined || (falsy && !Truth.of(value));
        return missing ? arguments.get(0, "default_value", "") : value;
    }
}
