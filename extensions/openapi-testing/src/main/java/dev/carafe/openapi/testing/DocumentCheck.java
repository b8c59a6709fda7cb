package dev.carafe.openapi.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.App;
import dev.carafe.http.MultiValues;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.header.MediaType;
import dev.carafe.openapi.OpenApi;
import dev.carafe.routing.Match;
import dev.carafe.testing.TestResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares an exchange with the document. A request that is off it is an error only if the app took it: tests send bad input on purpose.
 * Thread-safe.
 */
final class DocumentCheck {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final App app;
    private final OpenApi openApi;
    private final boolean checksRequests;
    private final ObjectNode document;
    private final DocumentSchemas schemas;

    DocumentCheck(App app, OpenApi openApi, boolean checksRequests) {
        this.app = app;
        this.checksRequests = checksRequests;
        this.openApi = openApi;
        this.document = openApi.document();
        this.schemas = new DocumentSchemas(document);
    }

    void check(TestResponse response) {
        RawRequest request = response.request();
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        String pointer = app.urlMap().match(request.method(), request.rawPath()) instanceof Match.Found found
                ? openApi.pointer(found.rule(), method) : null;
        if (pointer == null) {
            return;
        }
        JsonNode operation = document.at(pointer);
        List<String> errors = new ArrayList<>(response(operation, request, response));
        if (checksRequests && response.status() < 400) {
            errors.addAll(parameters(operation, Request.of("GET", target(request)).args()));
            errors.addAll(body(operation, request));
        }
        if (!errors.isEmpty()) {
            throw new AssertionError("%s %s is off the document at %s:%n- %s%n%n%s".formatted(request.method(), request.rawPath(), pointer,
                    String.join("%n- ".formatted(), errors), response));
        }
    }

    private static String target(RawRequest request) {
        return request.rawQuery() == null ? "/" : "/?" + request.rawQuery();
    }

    private List<String> response(JsonNode operation, RawRequest request, TestResponse response) {
        String status = Integer.toString(response.status());
        JsonNode said = operation.path("responses").path(status);
        if (said.isMissingNode()) {
            Set<String> known = new TreeSet<>();
            operation.path("responses").fieldNames().forEachRemaining(known::add);
            return List.of("The response is %s, and the document has %s. Say it on the route: returns(%s, ...)."
                    .formatted(status, String.join(", ", known), status));
        }
        JsonNode content = said.path("content");
        if (content.isMissingNode() || request.method().equals("HEAD") || response.bytes().length == 0) {
            return List.of();
        }
        MediaType type = MediaType.parse(response.header("Content-Type"));
        JsonNode media = media(content, type);
        if (media == null) {
            return List.of("The response %s is %s, and the document has %s.".formatted(status, type, names(content)));
        }
        return type == null || !type.isJson() ? List.of() : prefixed("The response: ", json(media.path("schema"), response.bytes()));
    }

    private static String names(JsonNode content) {
        List<String> names = new ArrayList<>();
        content.fieldNames().forEachRemaining(names::add);
        return String.join(", ", names);
    }

    private static @Nullable JsonNode media(JsonNode content, @Nullable MediaType type) {
        if (type == null) {
            return null;
        }
        for (String name : List.of(type.mimetype(), type.type() + "/*", "*/*")) {
            if (content.has(name)) {
                return content.get(name);
            }
        }
        return null;
    }

    private List<String> json(JsonNode schema, byte[] text) {
        try {
            return schemas.errors(schema, MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return List.of("the text is no JSON");
        } catch (IOException e) {
            return List.of("the text can't be read");
        }
    }

    private List<String> parameters(JsonNode operation, MultiValues query) {
        List<String> errors = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(query.names());
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                unknown.remove(name);
                if (hasValue(parameter.path("schema"), query.all(name))) {
                    errors.addAll(prefixed("The parameter %s: ".formatted(name),
                            schemas.errors(parameter.path("schema"), value(parameter.path("schema"), query.all(name)))));
                } else if (parameter.path("required").asBoolean()) {
                    errors.add("The app took the request without the parameter %s, which the document requires.".formatted(name));
                }
            }
        }
        unknown.forEach(name -> errors.add(("The app took the parameter %s, which the document does not have. Say it on the route: "
                + "query(\"%s\", ...).").formatted(name, name)));
        return errors;
    }

    /** An empty text is no value, unless for a text. */
    private static boolean hasValue(JsonNode schema, List<String> texts) {
        boolean takesEmpty = schema.path("type").asText().equals("string") && !schema.has("enum") && !schema.has("format");
        return !texts.isEmpty() && (takesEmpty || !texts.getFirst().isEmpty());
    }

    /** A text of the query as what the schema says it is, if it can be that. */
    private static JsonNode value(JsonNode schema, List<String> texts) {
        if (schema.path("type").asText().equals("array")) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            texts.forEach(text -> all.add(value(schema.path("items"), List.of(text))));
            return all;
        }
        String text = texts.getFirst();
        try {
            return switch (schema.path("type").asText()) {
                case "integer", "number" -> MAPPER.readTree(text);
                case "boolean" -> JsonNodeFactory.instance.booleanNode(List.of("true", "on", "yes", "1").contains(text));
                default -> JsonNodeFactory.instance.textNode(text);
            };
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    private List<String> body(JsonNode operation, RawRequest request) {
        MediaType type = MediaType.parse(request.headers().get("Content-Type"));
        byte[] content = content(request);
        JsonNode said = operation.path("requestBody");
        if (content.length == 0) {
            return said.path("required").asBoolean() ? List.of("The app took the request without a body, which the document requires.")
                    : List.of();
        }
        if (said.isMissingNode()) {
            return List.of("The app took a body, which the document does not have. Say it on the route: accepts(...).");
        }
        JsonNode media = media(said.path("content"), type);
        if (media == null) {
            return List.of("The app took a body of %s, and the document has %s.".formatted(type, names(said.path("content"))));
        }
        return type == null || !type.isJson() ? List.of()
                : prefixed("The app took the body, but ", json(media.path("schema"), content));
    }

    private static byte[] content(RawRequest request) {
        try (var body = request.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static List<String> prefixed(String prefix, List<String> errors) {
        return errors.stream().map(prefix::concat).toList();
    }
}
