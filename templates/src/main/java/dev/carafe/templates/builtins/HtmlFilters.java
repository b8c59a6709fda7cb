package dev.carafe.templates.builtins;

import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.python.Arguments;
import dev.carafe.templates.python.DictValues;
import dev.carafe.templates.python.Iteration;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.Numbers;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Types;
import dev.carafe.templates.python.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters for the web: escaping, attributes, URLs, JSON in a script. */
final class HtmlFilters {
    private static final String UNRESERVED = "_.-~";

    private HtmlFilters() {}

    static void addTo(Map<String, Filter> filters) {
        Filter escape = (v, a) -> Markup.escape(v);
        filters.put("escape", escape);
        filters.put("e", escape);
        filters.put("forceescape", (v, a) -> Markup.escape(Text.str(v)));
        filters.put("safe", (v, a) -> v instanceof Markup ? v : Markup.of(Text.str(v)));
        filters.put("striptags", (v, a) -> Tags.strip(Text.str(v)));
        filters.put("xmlattr", HtmlFilters::attributes);
        filters.put("urlencode", (v, a) -> urlEncode(v));
        filters.put("urlize", HtmlFilters::urlize);
        filters.put("tojson", (v, a) -> Markup.of(Json.script(v, indentation(a.get(0, "indent", null)))));
    }

    private static @Nullable Object attributes(@Nullable Object value, Arguments arguments) {
        StringBuilder html = new StringBuilder();
        DictValues.ofMapping(value).forEach((key, item) -> {
            String name = Text.str(key);
            if (item == null || item instanceof Undefined) {
                return;
            }
            if (name.chars().anyMatch(c -> c == '/' || c == '>' || c == '=' || Character.isWhitespace(c))) {
                throw new PythonException("Invalid character in attribute name: " + Text.repr(name));
            }
            html.append(html.isEmpty() ? "" : " ").append(Markup.escape(key).html()).append("=\"")
                    .append(Markup.escape(item).html()).append('"');
        });
        if (arguments.flag(0, "autospace", true) && !html.isEmpty()) {
            html.insert(0, ' ');
        }
        return arguments.site().autoescape() ? Markup.of(html.toString()) : html.toString();
    }

    private static String urlEncode(@Nullable Object value) {
        boolean pairs = value instanceof Map<?, ?> || (value instanceof Iterable<?> && !Types.isString(value));
        if (!pairs) {
            return quote(Text.str(value), "/");
        }
        List<@Nullable Object> items = value instanceof Map<?, ?> map ? DictValues.items(map) : Iteration.items(value);
        return items.stream().map(item -> Iteration.unpacked(item, 2))
                .map(pair -> field(pair.get(0)) + "=" + field(pair.get(1))).collect(Collectors.joining("&"));
    }

    private static String field(@Nullable Object value) {
        return quote(Text.str(value), "").replace("%20", "+");
    }

    private static String quote(String text, String safe) {
        StringBuilder quoted = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0 || safe.indexOf(c) >= 0;
            if (plain) {
                quoted.append(c);
            } else {
                quoted.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return quoted.toString();
    }

    private static Object urlize(@Nullable Object value, Arguments arguments) {
        Object limit = arguments.get(0, "trim_url_limit", null);
        Object target = arguments.get(2, "target", null);
        Object rel = arguments.get(3, "rel", null);
        Object schemes = arguments.get(4, "extra_schemes", null);
        Urlize links = new Urlize(limit == null ? Integer.MAX_VALUE : Numbers.index(limit), arguments.flag(1, "nofollow", false),
                target == null ? null : Text.str(target), rel == null ? "" : Text.str(rel),
                schemes == null ? List.of() : Iteration.items(schemes).stream().map(Text::str).toList());
        String html = links.in(Markup.escape(value).html());
        return arguments.site().autoescape() ? Markup.of(html) : html;
    }

    private static @Nullable String indentation(@Nullable Object indent) {
        return indent == null ? null : indent instanceof CharSequence text ? text.toString() : " ".repeat(Numbers.index(indent));
    }
}
