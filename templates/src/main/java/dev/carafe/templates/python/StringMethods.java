package dev.carafe.templates.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of a string. Those of markup give markup and escape what they are given. */
final class StringMethods {
    static final Set<String> NAMES = Set.of("upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip",
            "rstrip", "startswith", "endswith", "replace", "split", "rsplit", "splitlines", "join", "find", "rfind", "index",
            "rindex", "count", "isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace", "isupper", "islower",
            "istitle", "ljust", "rjust", "center", "zfill", "format", "partition", "rpartition", "removeprefix", "removesuffix",
            "expandtabs", "isascii", "isidentifier", "isprintable");

    private StringMethods() {}

    static @Nullable Object call(CharSequence owner, String name, Arguments arguments) {
        boolean markup = owner instanceof Markup;
        Object result = call(owner.toString(), name, markup ? escaped(arguments, name) : arguments, markup);
        return markup ? marked(result) : result;
    }

    private static @Nullable Object marked(@Nullable Object result) {
        return switch (result) {
            case String text -> Markup.of(text);
            case Tuple parts -> Tuple.of(parts.stream().map(StringMethods::marked).toArray());
            case List<?> parts -> new ArrayList<>(parts.stream().map(StringMethods::marked).toList());
            case null, default -> result;
        };
    }

    /** Markup escapes what is put into it; what is only compared with it is taken as it is. */
    private static Arguments escaped(Arguments arguments, String name) {
        if (!name.equals("replace") && !name.equals("join")) {
            return arguments;
        }
        @Nullable Object[] positional = arguments.positional().stream()
                .map(a -> a instanceof String s ? Markup.escape(s).html() : a).toArray();
        return new Arguments(positional, arguments.named(), arguments.site());
    }

    private static @Nullable Object call(String s, String name, Arguments a, boolean markup) {
        return switch (name) {
            case "upper" -> s.toUpperCase(Locale.ROOT);
            case "lower" -> s.toLowerCase(Locale.ROOT);
            case "casefold" -> s.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
            case "title" -> Letters.title(s);
            case "capitalize" -> Letters.capitalize(s);
            case "swapcase" -> Letters.swapCase(s);
            case "strip" -> Letters.strip(s, characters(a), true, true);
            case "lstrip" -> Letters.strip(s, characters(a), true, false);
            case "rstrip" -> Letters.strip(s, characters(a), false, true);
            case "startswith" -> affixes(a).stream().anyMatch(affix -> s.startsWith(Text.str(affix)));
            case "endswith" -> affixes(a).stream().anyMatch(affix -> s.endsWith(Text.str(affix)));
            case "removeprefix" -> s.startsWith(a.text(0)) ? s.substring(a.text(0).length()) : s;
            case "removesuffix" -> s.endsWith(a.text(0)) ? s.substring(0, s.length() - a.text(0).length()) : s;
            case "replace" -> Letters.replace(s, string(a.get(0)), string(a.get(1)), a.integer(2, "count", -1));
            case "split", "rsplit", "splitlines", "partition", "rpartition" -> StringSplits.call(s, name, a);
            case "join" -> join(s, a, markup);
            case "find" -> (long) s.indexOf(a.text(0), a.integer(1, "start", 0));
            case "rfind" -> (long) s.lastIndexOf(a.text(0));
            case "index" -> found(s.indexOf(a.text(0)));
            case "rindex" -> found(s.lastIndexOf(a.text(0)));
            case "count" -> Letters.count(s, a.text(0));
            case "isdigit", "isdecimal", "isnumeric" -> all(s, Character::isDigit);
            case "isalpha" -> all(s, Character::isLetter);
            case "isalnum" -> all(s, Character::isLetterOrDigit);
            case "isspace" -> all(s, Letters::isSpace);
            case "isupper" -> Letters.isUpper(s);
            case "islower" -> Letters.isLower(s);
            case "istitle" -> s.chars().anyMatch(Character::isLetter) && s.equals(Letters.title(s));
            case "ljust" -> Letters.pad(s, a.integer(0, "width", 0), a.text(1, "fillchar", " "), '<');
            case "rjust" -> Letters.pad(s, a.integer(0, "width", 0), a.text(1, "fillchar", " "), '>');
            case "center" -> Letters.pad(s, a.integer(0, "width", 0), a.text(1, "fillchar", " "), '^');
            case "zfill" -> Letters.zeroFill(s, a.integer(0, "width", 0));
            case "format" -> StringFormat.format(s, a, markup);
            case "isascii" -> s.chars().allMatch(c -> c < 128);
            case "isidentifier" -> isIdentifier(s);
            case "isprintable" -> s.codePoints().allMatch(Text::isPrintable);
            case "expandtabs" -> Letters.expandTabs(s, a.integer(0, "tabsize", 8));
            default -> throw new UndefinedException("'str object' has no attribute '" + name + "'");
        };
    }

    private static boolean isIdentifier(String s) {
        return !s.isEmpty() && (Character.isUnicodeIdentifierStart(s.codePointAt(0)) || s.charAt(0) == '_')
                && s.codePoints().allMatch(Character::isUnicodeIdentifierPart);
    }

    private static @Nullable String characters(Arguments arguments) {
        Object characters = arguments.get(0, "chars", null);
        return characters == null ? null : Text.str(characters);
    }

    private static List<@Nullable Object> affixes(Arguments arguments) {
        return arguments.get(0) instanceof Tuple tuple ? tuple : Collections.singletonList(string(arguments.get(0)));
    }

    private static String string(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        throw new PythonException("argument must be str, not " + Types.name(value));
    }

    private static String join(String separator, Arguments arguments, boolean markup) {
        StringBuilder joined = new StringBuilder();
        List<String> parts = new ArrayList<>();
        for (Object item : Iteration.items(arguments.get(0))) {
            if (!parts.isEmpty()) {
                parts.add(separator);
            }
            parts.add(markup ? Markup.escape(item).html() : string(item));
        }
        parts.forEach(joined::append);
        return arguments.site().composed(joined.toString(), parts);
    }

    private static long found(int index) {
        if (index < 0) {
            throw new PythonException("substring not found");
        }
        return index;
    }

    private static boolean all(String text, IntPredicate predicate) {
        return !text.isEmpty() && text.codePoints().allMatch(predicate);
    }
}
