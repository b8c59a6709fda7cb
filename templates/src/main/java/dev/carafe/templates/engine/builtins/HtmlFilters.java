package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.DictValues;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Numbers;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.engine.python.Types;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters for the web: escaping, attributes, URLs, JSON in a script. */
final class HtmlFilters {
    private static final String UNRESERVED = "_.-~";

    private HtmlFilters() {}

    /** The filter of a name, or null. */
    static @Nullable Filter find(String name, Policies policies) {
        return switch (name) {
            case "escape", "e" -> (v, a) -> Text.escape(v);
            case "forceescape" -> (v, a) -> Text.escape(Text.str(v));
            case "safe" -> (v, a) -> v instanceof Markup ? v : Markup.of(Text.str(v));
            case "striptags" -> (v, a) -> Tags.strip(Text.str(v));
            case "xmlattr" -> HtmlFilters::attributes;
            case "urlencode" -> (v, a) -> urlEncode(v);
            case "urlize" -> (v, a) -> urlize(v, a, policies);
            case "tojson" -> (v, a) -> json(v, a, policies);
            default -> null;
        };
    }

    private static @Nullable Object attributes(@Nullable Object value, Arguments arguments) {
        StringBuilder html = new StringBuilder();
        DictValues.ofMapping(value).forEach((key, item) -> {
            String name = Text.str(key);
            if (item == null || item instanceof Undefined) {
                return;
            }
            if (!Types.isString(key)) {
                throw new PythonException("expected string or bytes-like object, got '" + Types.name(key) + "'");
            }
            if (name.chars().anyMatch(c -> c == '/' || c == '>' || c == '=' || Character.isWhitespace(c))) {
                throw new PythonException("Invalid character in attribute name: " + Text.repr(name));
            }
            html.append(html.isEmpty() ? "" : " ").append(Text.escape(key).html()).append("=\"")
                    .append(Text.escape(item).html()).append('"');
        });
        if (arguments.flag(0, "autospace", true) && !html.isEmpty()) {
            html.insert(0, ' ');
        }
        return arguments.autoescape() ? Markup.of(html.toString()) : html.toString();
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

    private static Object urlize(@Nullable Object value, Arguments arguments, Policies policies) {
        Object limit = arguments.get(0, "trim_url_limit", null);
        Object target = arguments.get(2, "target", null);
        Object rel = arguments.get(3, "rel", null);
        Object schemes = arguments.get(4, "extra_schemes", null);
        if (rel != null && !Types.isString(rel)) {
            throw new PythonException("'" + Types.name(rel) + "' object has no attribute 'split'");
        }
        Object chosenTarget = target != null ? target : policies.get("urlize.target");
        Object chosenSchemes = schemes != null ? schemes : policies.get("urlize.extra_schemes");
        Object alwaysRel = policies.get("urlize.rel");
        String rels = (rel == null ? "" : Text.str(rel) + " ") + (alwaysRel == null ? "" : Text.str(alwaysRel));
        Urlize links = new Urlize(limit == null ? Integer.MAX_VALUE : Numbers.index(limit), arguments.flag(1, "nofollow", false),
                chosenTarget == null ? null : Text.str(chosenTarget), rels,
                chosenSchemes == null ? List.of() : Iteration.items(chosenSchemes).stream().map(Text::str).toList());
        String html = links.in(Text.escape(value).html());
        return arguments.autoescape() ? Markup.of(html) : html;
    }

    private static Object json(@Nullable Object value, Arguments arguments, Policies policies) {
        Map<?, ?> options = policies.get("json.dumps_kwargs") instanceof Map<?, ?> map ? map : Map.of();
        Object indent = arguments.get(0, "indent", null);
        boolean sorted = !options.containsKey("sort_keys") || Truth.of(options.get("sort_keys"));
        return Markup.of(Json.script(value, indentation(indent != null ? indent : options.get("indent")), sorted));
    }

    private static @Nullable String indentation(@Nullable Object indent) {
        return indent == null ? null : indent instanceof CharSequence text ? text.toString() : Limits.blanks(Numbers.index(indent));
    }
}
