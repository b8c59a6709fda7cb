package dev.carafe.openapi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.App;
import dev.carafe.http.RawRequest;
import dev.carafe.http.header.MediaType;
import dev.carafe.openapi.OpenApi;
import dev.carafe.routing.Match;
import dev.carafe.testing.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares an exchange with the document. A request that is off it is an error only if the app took it: tests send bad input on purpose.
 * Thread-safe.
 */
final class DocumentCheck {
    private final App app;
    private final OpenApi openApi;
    private final boolean checksRequests;
    private final ObjectNode document;
    private final DocumentSchemas schemas;
    private final Texts texts;
    private final TypesRead typesRead;

    DocumentCheck(App app, OpenApi openApi, boolean checksRequests) {
        this.app = app;
        this.checksRequests = checksRequests;
        this.openApi = openApi;
        this.document = openApi.document();
        this.schemas = new DocumentSchemas(document);
        this.texts = new Texts(schemas);
        this.typesRead = new TypesRead(app, openApi);
    }

    void check(TestResponse response) {
        RawRequest request = response.request();
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        if (!(app.urlMap().match(request.method(), request.rawPath()) instanceof Match.Found found)) {
            return;
        }
        String pointer = openApi.pointer(found.rule(), method);
        if (pointer == null) {
            return;
        }
        JsonNode operation = document.at(pointer);
        List<String> errors = new ArrayList<>(response(operation, request, response));
        errors.addAll(headers(operation, response));
        errors.addAll(typesRead.errors(found.rule()));
        if (checksRequests && response.status() < 400) {
            errors.addAll(new TakenRequest(request, operation, schemas).errors());
        }
        if (!errors.isEmpty()) {
            throw new AssertionError("%s %s is off the document at %s:%n- %s%n%n%s".formatted(request.method(), request.rawPath(), pointer,
                    String.join("%n- ".formatted(), errors), response));
        }
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
        JsonNode media = Content.of(content, type);
        if (media == null || type == null) {
            return List.of("The response %s is %s, and the document has %s.".formatted(status, type, Content.names(content)));
        }
        return !Content.isJson(type) ? List.of()
                : schemas.errors(media.path("schema"), Content.json(type, response.bytes())).stream()
                        .map("The response: "::concat).toList();
    }

    /** A header field that the document has may be absent. */
    private List<String> headers(JsonNode operation, TestResponse response) {
        List<String> errors = new ArrayList<>();
        JsonNode said = operation.path("responses").path(Integer.toString(response.status())).path("headers");
        said.properties().forEach(header -> {
            JsonNode schema = header.getValue().path("schema");
            List<String> sent = response.headers().all(header.getKey());
            if (texts.hasValue(schema, sent)) {
                texts.errors(schema, sent).forEach(error -> errors.add("The response's header %s: %s".formatted(header.getKey(), error)));
            }
        });
        return errors;
    }
}
