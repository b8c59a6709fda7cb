package dev.carafe.openapi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.http.RawRequest;
import dev.carafe.http.Request;
import dev.carafe.http.Requests;
import dev.carafe.http.header.MediaType;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A request that the app took, which should be as the document says. */
final class TakenRequest {
    private static final JacksonJson JSON = new JacksonJson(JsonStyle.DEFAULT);

    private final RawRequest raw;
    private final Request request;
    private final JsonNode operation;
    private final DocumentSchemas schemas;
    private final Texts texts;

    TakenRequest(RawRequest raw, JsonNode operation, DocumentSchemas schemas) {
        this.raw = raw;
        this.request = Requests.received(raw, JSON);
        this.operation = operation;
        this.schemas = schemas;
        this.texts = new Texts(schemas);
    }

    List<String> errors() {
        List<String> errors = new ArrayList<>(parameters());
        errors.addAll(body());
        return errors;
    }

    private List<String> parameters() {
        List<String> errors = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(request.args().names());
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            String place = parameter.path("in").asText();
            JsonNode schema = parameter.path("schema");
            List<String> sent = switch (place) {
                case "query" -> request.args().all(name);
                case "header" -> request.headers().all(name);
                case "cookie" -> request.cookies().all(name);
                default -> List.of();
            };
            if (texts.hasValue(schema, sent)) {
                String where = "The %s %s: ".formatted(place.equals("query") ? "parameter" : place, name);
                texts.errors(schema, sent).forEach(error -> errors.add(where + error));
            } else if (parameter.path("required").asBoolean() && !place.equals("path")) {
                errors.add("The app took the request without the parameter %s, which the document requires.".formatted(name));
            }
            if (place.equals("query")) {
                unknown.remove(name);
            }
        }
        unknown.forEach(name -> errors.add(("The app took the parameter %s, which the document does not have. Say it on the route: "
                + "query(\"%s\", ...).").formatted(name, name)));
        return errors;
    }

    private List<String> body() {
        byte[] content = content();
        JsonNode said = operation.path("requestBody");
        if (content.length == 0) {
            return said.path("required").asBoolean() ? List.of("The app took the request without a body, which the document requires.")
                    : List.of();
        }
        if (said.isMissingNode()) {
            return List.of("The app took a body, which the document does not have. Say it on the route: accepts(...).");
        }
        MediaType type = request.mimetype();
        JsonNode media = Content.of(said.path("content"), type);
        if (media == null || type == null) {
            return List.of("The app took a body of %s, and the document has %s.".formatted(type, Content.names(said.path("content"))));
        }
        JsonNode schema = schemas.resolved(media.path("schema"));
        List<String> errors = type.isJson() ? schemas.errors(schema, Content.json(content))
                : Content.isForm(type) && schema.has("properties") ? schemas.errors(schema, form(schema)) : List.of();
        return errors.stream().map("The app took the body, but "::concat).toList();
    }

    /** Returns the fields of a form that the document has; a form may always have more. */
    private ObjectNode form(JsonNode schema) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (var property : schema.path("properties").properties()) {
            String name = property.getKey();
            List<String> sent = new ArrayList<>(request.form().all(name));
            request.files().all(name).forEach(file -> sent.add(file.filename()));
            if (texts.hasValue(property.getValue(), sent)) {
                form.set(name, texts.value(property.getValue(), sent));
            }
        }
        Requests.deleteFiles(request);
        return form;
    }

    private byte[] content() {
        try (var body = raw.body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
