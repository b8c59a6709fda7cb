package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells which clients an operation no longer lets in: each way that was enough must still be. */
final class SecurityChanges {
    private SecurityChanges() { }

    static List<String> between(JsonNode before, JsonNode after, JsonNode old, JsonNode now) {
        List<Map<String, Set<String>>> ways = ways(after, now);
        List<String> changes = new ArrayList<>();
        for (Map<String, Set<String>> way : ways(before, old)) {
            if (ways.stream().noneMatch(other -> isEnough(way, other))) {
                changes.add(way.isEmpty() ? "needs authentication" : "%s is not enough: needs %s".formatted(text(way),
                        String.join(", or ", ways.stream().map(SecurityChanges::text).toList())));
            }
        }
        return changes;
    }

    private static boolean isEnough(Map<String, Set<String>> way, Map<String, Set<String>> needed) {
        return needed.entrySet().stream().allMatch(scheme -> {
            Set<String> scopes = way.get(scheme.getKey());
            return scopes != null && scopes.containsAll(scheme.getValue());
        });
    }

    /** Returns the alternatives, each as schemes with scopes. Schemes are known by what they are, since their names are for readers. */
    private static List<Map<String, Set<String>>> ways(JsonNode operation, JsonNode document) {
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        List<Map<String, Set<String>>> ways = new ArrayList<>();
        for (JsonNode alternative : security) {
            Map<String, Set<String>> way = new TreeMap<>();
            alternative.properties().forEach(entry -> {
                Set<String> scopes = new TreeSet<>();
                entry.getValue().forEach(scope -> scopes.add(scope.asText()));
                way.put(scheme(entry.getKey(), document), scopes);
            });
            ways.add(way);
        }
        return ways.isEmpty() ? List.of(Map.of()) : ways;
    }

    private static String scheme(String name, JsonNode document) {
        JsonNode scheme = References.resolved(document.path("components").path("securitySchemes").path(name), document);
        return switch (scheme.path("type").asText()) {
            case "apiKey" -> "the key " + scheme.path("name").asText() + " in " + scheme.path("in").asText();
            case "http" -> scheme.path("scheme").asText().toLowerCase(Locale.ROOT);
            case "openIdConnect" -> scheme.path("openIdConnectUrl").asText();
            default -> name;
        };
    }

    private static String text(Map<String, Set<String>> way) {
        List<String> schemes = new ArrayList<>();
        way.forEach((scheme, scopes) -> schemes.add(scopes.isEmpty() ? scheme : scheme + " (" + String.join(", ", scopes) + ")"));
        return String.join(" and ", schemes);
    }
}
