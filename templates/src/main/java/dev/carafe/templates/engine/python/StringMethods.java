package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of a string. Those of markup return markup, and escape their arguments. */
final class StringMethods {
    private StringMethods() {}

    static @Nullable Object call(CharSequence owner, String name, Arguments arguments) {
        if (!(owner instanceof Markup)) {
            return call(owner.toString(), name, arguments, false);
        }
        return switch (name) {
            case "encode", "maketrans", "removeprefix", "removesuffix", "casefold" ->
                    call(owner.toString(), name, arguments, false);
            default -> marked(call(owner.toString(), name, escaped(arguments, name), true));
        };
    }

    private static @Nullable Object marked(@Nullable Object result) {
        return switch (result) {
            case String text -> Markup.of(text);
            case Tuple parts -> Tuple.of(parts.stream().map(StringMethods::marked).toArray());
            case List<?> parts -> new ArrayList<>(parts.stream().map(StringMethods::marked).toList());
            case null, default -> result;
        };
    }

    /** Escapes the arguments that go into markup, but not those that are only compared with it. */
    private static Arguments escaped(Arguments arguments, String name) {
        return switch (name) {
            case "replace", "ljust", "rjust", "center", "strip", "lstrip", "rstrip", "partition", "rpartition" -> {
                @Nullable Object[] positional = arguments.positional().stream()
                        .map(a -> a instanceof String s ? Markup.escape(s).html() : a).toArray();
                Arguments escaped = new CallArguments(positional, arguments.named(), Site.PLAIN);
                Signature signature = Methods.STR.get(name);
                if (signature != null) {
                    signature.check(escaped);
                }
                yield escaped;
            }
            default -> arguments;
        };
    }

    private static @Nullable Object call(String s, String name, Arguments a, boolean markup) {
        return switch (name) {
            case "upper" -> s.toUpperCase(Locale.ROOT);
            case "lower" -> Letters.lower(s);
            case "casefold" -> Letters.caseFold(s);
            case "title" -> Letters.title(s);
            case "capitalize" -> Letters.capitalize(s);
            case "swapcase" -> Letters.swapCase(s);
            case "strip" -> Letters.strip(s, characters(a), true, true);
            case "lstrip" -> Letters.strip(s, characters(a), true, false);
            case "rstrip" -> Letters.strip(s, characters(a), false, true);
            case "removeprefix" -> s.startsWith(a.text(0)) ? s.substring(a.text(0).length()) : s;
            case "removesuffix" -> s.endsWith(a.text(0)) ? s.substring(0, s.length() - a.text(0).length()) : s;
            case "replace" -> Letters.replace(s, a.text(0), a.text(1), a.integer(2, "count", -1));
            case "split", "rsplit", "splitlines", "partition", "rpartition" -> StringSplits.call(s, name, a);
            case "join" -> join(s, a, markup);
            case "ljust" -> Letters.pad(s, a.integer(0, "width", 0), a.text(1, "fillchar", " "), '<');
            case "rjust" -> Letters.pad(s, a.integer(0, "width", 0), a.text(1, "fillchar", " "), '>');
            case "center" -> Letters.pad(s, a.integer(0, "width", 0), a.text(1, "fillchar", " "), '^');
            case "zfill" -> Letters.zeroFill(s, a.integer(0, "width", 0));
            case "format" -> StringFormat.format(s, a, markup);
            case "format_map" -> StringFormat.format(s, mapped(a), markup);
            case "expandtabs" -> Letters.expandTabs(s, a.integer(0, "tabsize", 8));
            case "encode" -> Bytes.of(s, a.text(0, "encoding", ""));
            case "translate" -> translate(s, a.get(0));
            case "maketrans" -> table(a);
            default -> found(s, name, a);
        };
    }

    private static Object found(String s, String name, Arguments a) {
        return switch (name) {
            case "startswith" -> affixes(a).stream().anyMatch(affix -> CodePointSearch.in(s, a).startsWith(Text.str(affix)));
            case "endswith" -> affixes(a).stream().anyMatch(affix -> CodePointSearch.in(s, a).endsWith(Text.str(affix)));
            case "find" -> CodePointSearch.in(s, a).find(a.text(0));
            case "rfind" -> CodePointSearch.in(s, a).findLast(a.text(0));
            case "index" -> CodePointSearch.required(CodePointSearch.in(s, a).find(a.text(0)));
            case "rindex" -> CodePointSearch.required(CodePointSearch.in(s, a).findLast(a.text(0)));
            case "count" -> CodePointSearch.in(s, a).count(a.text(0));
            case "isdigit" -> all(s, c -> Character.isDigit(c) || Letters.isSuperscript(c));
            case "isdecimal" -> all(s, Character::isDigit);
            case "isnumeric" -> all(s, c -> Character.isDigit(c) || Character.getType(c) == Character.LETTER_NUMBER
                    || Character.getType(c) == Character.OTHER_NUMBER);
            case "isalpha" -> all(s, Character::isLetter);
            case "isalnum" -> all(s, c -> c != '_' && Letters.isWordPart(c));
            case "isspace" -> all(s, Letters::isSpace);
            case "isupper" -> Letters.isUpper(s);
            case "islower" -> Letters.isLower(s);
            case "istitle" -> Letters.isTitle(s);
            case "isascii" -> s.chars().allMatch(c -> c < 128);
            case "isidentifier" -> isIdentifier(s);
            default -> s.codePoints().allMatch(Text::isPrintable);
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
        return arguments.get(0) instanceof Tuple tuple ? tuple : Collections.singletonList(arguments.get(0));
    }

    private static String join(String separator, Arguments arguments, boolean markup) {
        StringBuilder joined = new StringBuilder();
        List<String> parts = new ArrayList<>();
        int index = 0;
        for (Object item : Iteration.items(arguments.get(0))) {
            if (!markup && !(item instanceof CharSequence)) {
                throw new PythonException("sequence item " + index + ": expected str instance, " + Types.name(item) + " found");
            }
            if (index > 0) {
                joined.append(separator);
                parts.add(separator);
            }
            String text = markup ? Text.escape(item).html() : Text.str(item);
            joined.append(text);
            parts.add(text);
            Limits.check(joined.length());
            index++;
        }
        return CallArguments.siteOf(arguments).composed(joined.toString(), parts);
    }

    private static Arguments mapped(Arguments arguments) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        DictValues.ofMapping(arguments.get(0)).forEach((key, value) -> named.put(Text.str(key), value));
        return new CallArguments(new @Nullable Object[0], named, Site.PLAIN);
    }

    private static String translate(String text, @Nullable Object table) {
        StringBuilder translated = new StringBuilder();
        text.codePoints().forEach(c -> {
            Object found = Subscript.item(table, (long) c, Undefined.LENIENT);
            if (found instanceof Undefined) {
                translated.appendCodePoint(c);
            } else if (found instanceof CharSequence replacement) {
                translated.append(replacement);
            } else if (found != null) {
                translated.append(PercentFormat.character(Numbers.number(found)));
            }
        });
        return translated.toString();
    }

    private static Map<@Nullable Object, @Nullable Object> table(Arguments a) {
        Map<@Nullable Object, @Nullable Object> table = new LinkedHashMap<>();
        if (a.size() == 1) {
            DictValues.ofMapping(a.get(0)).forEach((key, value) ->
                    table.put(key instanceof CharSequence text ? (long) text.toString().codePointAt(0) : key, value));
            return table;
        }
        int[] from = a.text(0).codePoints().toArray();
        int[] to = a.text(1).codePoints().toArray();
        if (from.length != to.length) {
            throw new PythonException("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.put((long) from[i], (long) to[i]);
        }
        a.text(2, "z", "").codePoints().forEach(c -> table.put((long) c, null));
        return table;
    }

    private static boolean all(String text, IntPredicate predicate) {
        return !text.isEmpty() && text.codePoints().allMatch(predicate);
    }
}
