package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.Letters;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.PercentFormat;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Truth;
import dev.carafe.templates.python.Undefined;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that change the letters of a text. */
final class TextFilters {
    private TextFilters() {}

    static void addTo(Map<String, Filter> filters) {
        filters.put("upper", (v, a) -> keepMarkup(v, s -> s.toUpperCase(Locale.ROOT)));
        filters.put("lower", (v, a) -> keepMarkup(v, s -> s.toLowerCase(Locale.ROOT)));
        filters.put("capitalize", (v, a) -> keepMarkup(v, Letters::capitalize));
        filters.put("title", (v, a) -> title(Text.str(v)));
        filters.put("trim", TextFilters::trim);
        filters.put("string", (v, a) -> v instanceof Markup ? v : Text.str(v));
        filters.put("replace", TextFilters::replace);
        filters.put("format", TextFilters::format);
        filters.put("wordcount", (v, a) -> words(Text.str(v)));
        Filter otherwise = TextFilters::otherwise;
        filters.put("default", otherwise);
        filters.put("d", otherwise);
    }

    /** The text changed; markup stays markup. */
    static Object keepMarkup(@Nullable Object value, UnaryOperator<String> change) {
        String changed = change.apply(Text.str(value));
        return value instanceof Markup ? Markup.of(changed) : changed;
    }

    private static String title(String text) {
        StringBuilder titled = new StringBuilder(text.length());
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            titled.append(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inWord = !Letters.isSpace(c) && "-({[<".indexOf(c) < 0;
        }
        return titled.toString();
    }

    private static @Nullable Object trim(@Nullable Object value, Arguments arguments) {
        Object characters = arguments.get(0, "chars", null);
        String ends = characters == null ? null : Text.str(characters);
        return keepMarkup(value, s -> Letters.strip(s, ends, true, true));
    }

    private static @Nullable Object replace(@Nullable Object value, Arguments arguments) {
        Object old = arguments.get(0, "old", "");
        Object replacement = arguments.get(1, "new", "");
        Object limit = arguments.get(2, "count", null);
        int count = limit == null ? -1 : arguments.integer(2, "count", -1);
        boolean html = arguments.site().autoescape()
                && (value instanceof Markup || old instanceof Markup || replacement instanceof Markup);
        if (!html) {
            return Letters.replace(Text.str(value), Text.str(old), Text.str(replacement), count);
        }
        return Markup.of(Letters.replace(Markup.escape(value).html(), Markup.escape(old).html(),
                Markup.escape(replacement).html(), count));
    }

    private static @Nullable Object format(@Nullable Object value, Arguments arguments) {
        return PercentFormat.format(value instanceof Markup markup ? markup : Text.str(value), arguments);
    }

    private static long words(String text) {
        long words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_';
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
