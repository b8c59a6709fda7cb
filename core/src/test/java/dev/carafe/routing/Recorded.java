package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Werkzeug's recorded answers: reads them from {@code -Dcarafe.cases.routing=DIR}, or from the copy among the test resources. */
final class Recorded {
    private static final Set<String> NOT_OFFERED = Set.of("alias", "redirect_to", "host", "subdomain");

    private Recorded() {}

    static JsonNode read(String file) {
        String folder = System.getProperty("carafe.cases.routing");
        try (InputStream in = folder == null
                ? Recorded.class.getResourceAsStream(file)
                : Files.newInputStream(Path.of(folder, file))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the map needs what Carafe leaves out on purpose. */
    static boolean isLeftOut(JsonNode map) {
        for (JsonNode need : map.path("needs")) {
            if (NOT_OFFERED.contains(need.asText())) {
                return true;
            }
        }
        return false;
    }

    static UrlMap map(JsonNode map, String syntax) {
        UrlMap urls = new UrlMap(
                new Converters(), map.path("strict_slashes").asBoolean(true), map.path("merge_slashes").asBoolean(true));
        for (JsonNode rule : map.get("rules")) {
            addReachable(urls, rule(rule, syntax));
        }
        return urls;
    }

    /** Werkzeug keeps rules that nothing reaches. Without them, or for building alone, all else is as recorded. */
    private static void addReachable(UrlMap urls, Rule.Builder rule) {
        try {
            urls.add(rule);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("Rule .* (takes the same paths|can never be reached).*");
            urls.add(rule.buildOnly(true));
        }
    }

    /** Carafe has braces, brackets and backslashes, which Werkzeug takes as they are, written with a backslash in front. */
    private static String plain(String rule) {
        return rule.replaceAll("[\\\\{}\\[\\]]", "\\\\$0");
    }

    private static Rule.Builder rule(JsonNode rule, String syntax) {
        Rule.Builder builder = Rule.builder(plain(rule.get(syntax).asText()))
                .endpoint(rule.get("endpoint").asText())
                .methods(texts(rule.path("methods")))
                .defaults(values(rule.path("defaults")))
                .automaticOptions(false) // Werkzeug leaves that to Flask
                .websocket(rule.path("websocket").asBoolean())
                .buildOnly(rule.path("build_only").asBoolean());
        if (rule.has("strict_slashes")) {
            builder.strictSlashes(rule.get("strict_slashes").asBoolean());
        }
        if (rule.has("merge_slashes")) {
            builder.mergeSlashes(rule.get("merge_slashes").asBoolean());
        }
        return builder;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** The values in order; null stays null. */
    static Map<String, Object> values(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static Object value(JsonNode typed) {
        JsonNode content = typed.get(1);
        return switch (typed.get(0).asText()) {
            case "int" -> Long.valueOf(content.asText());
            case "float" -> Double.valueOf(content.asText());
            case "uuid" -> UUID.fromString(content.asText());
            case "bool" -> Boolean.valueOf(content.asText());
            case "null" -> null;
            case "list" -> {
                List<Object> items = new ArrayList<>();
                content.forEach(item -> items.add(value(item)));
                yield items;
            }
            default -> content.asText();
        };
    }

    /** A URL cut at {@code #}, {@code ?} and {@code /}, every piece decoded: two that are equal so are the same place. */
    static List<String> pieces(String url) {
        List<String> pieces = new ArrayList<>();
        int hash = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
        int query = url.lastIndexOf('?', hash) < 0 || url.indexOf('?') > hash ? hash : url.indexOf('?');
        for (String segment : url.substring(0, query).split("/", -1)) {
            pieces.add(decoded(segment.replace("+", "%2B")));
        }
        for (String pair : url.substring(query, hash).split("[?&]", -1)) {
            pieces.add("?" + decoded(pair));
        }
        pieces.add("#" + decoded(url.substring(hash).replace("+", "%2B")));
        return pieces;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
