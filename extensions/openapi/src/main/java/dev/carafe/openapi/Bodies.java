package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.http.FilePart;
import dev.carafe.http.HttpStatus;
import dev.carafe.http.StreamBody;
import dev.carafe.http.header.MediaType;
import dev.carafe.operation.Description;
import dev.carafe.operation.Operation;
import dev.carafe.operation.Parameter;
import dev.carafe.operation.ResponseHeader;
import dev.carafe.operation.Result;
import dev.carafe.problem.Problem;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What goes in and comes out of an operation: parameters, bodies and responses, those included that follow from what was said. */
final class Bodies {
    private static final String MULTIPART = "multipart/form-data";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    /** A schema sees lines of JSON as a list, as OpenAPI 3.2 has it. */
    private static final Set<String> LINES = Set.of("application/jsonl", "application/x-ndjson", "application/json-lines",
            "application/x-jsonlines");
    private static final List<Class<?>> BINARY = List.of(byte[].class, InputStream.class, StreamBody.class, Path.class, FilePart.class);

    private final Schemas schemas;
    private final String json;

    Bodies(Schemas schemas, String json) {
        this.schemas = schemas;
        this.json = json;
    }

    /** Adds a parameter, or those that the components of a record are. */
    void parameters(ArrayNode to, Parameter parameter) {
        if (!parameter.name().isEmpty()) {
            String place = parameter.place().name().toLowerCase(Locale.ROOT);
            to.addObject().put("name", parameter.name()).put("in", place).set("schema", schemas.read(parameter.type()));
            return;
        }
        ObjectNode form = schemas.query(parameter.type());
        form.path("properties").properties().forEach(property -> {
            ObjectNode added = to.addObject().put("name", property.getKey()).put("in", "query");
            for (JsonNode required : form.path("required")) {
                if (required.asText().equals(property.getKey())) {
                    added.put("required", true);
                }
            }
            ObjectNode schema = (ObjectNode) property.getValue();
            JsonNode words = schema.remove("description");
            if (words != null) {
                added.set("description", words);
            }
            added.set("schema", schema);
        });
    }

    ObjectNode request(Description said) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode content = body.putObject("content");
        Type type = said.body();
        List<String> media = !said.consumes().isEmpty() ? said.consumes() : List.of(isUpload(type) ? MULTIPART : "application/json");
        for (String each : media) {
            ObjectNode one = content.putObject(each);
            if (type != null && BINARY.contains(type)) {
                one.set("schema", FixedTypes.binary());
            } else if (type != null) {
                boolean form = each.equals(MULTIPART) || each.equals(URL_ENCODED);
                one.set("schema", form ? schemas.form(type) : schemas.read(type));
            }
            if (said.example() != null) {
                one.set("example", schemas.example(said.example()));
            }
        }
        return body.put("required", true);
    }

    private boolean isUpload(@Nullable Type type) {
        return type instanceof Class<?> raw && raw.isRecord()
                && List.of(raw.getRecordComponents()).stream().anyMatch(each -> each.getGenericType().getTypeName()
                        .contains(FilePart.class.getName()));
    }

    /** What was said comes first; what follows from it is added for the statuses of which nothing was said. */
    ObjectNode responses(Operation operation, int invalid) {
        Description said = operation.description();
        TreeMap<Integer, ObjectNode> byStatus = new TreeMap<>();
        said.results().forEach(each -> byStatus.put(each.status(), response(each, said)));
        if (byStatus.keySet().stream().noneMatch(status -> status < 400)) {
            byStatus.put(200, response(new Result(200, null, null), said));
        }
        boolean reads = said.body() != null || !said.parameters().isEmpty();
        boolean takes = said.body() != null || !said.consumes().isEmpty();
        derive(byStatus, reads, 400, true);
        derive(byStatus, reads && invalid != 400, invalid, true);
        derive(byStatus, !operation.guards().isEmpty() || !said.security().isEmpty(), 401, false);
        derive(byStatus, !operation.rule().variables().isEmpty(), 404, false);
        derive(byStatus, !said.produces().isEmpty(), 406, true);
        derive(byStatus, takes, 413, false);
        derive(byStatus, takes, 415, true);
        said.headers().forEach(each -> header(byStatus, each));
        ObjectNode responses = JsonNodeFactory.instance.objectNode();
        byStatus.forEach((status, response) -> responses.set(Integer.toString(status), response));
        return responses;
    }

    private void header(Map<Integer, ObjectNode> byStatus, ResponseHeader header) {
        ObjectNode response = byStatus.computeIfAbsent(header.status(),
                status -> response(new Result(status, null, null), Description.NONE));
        ObjectNode added = response.withObject("/headers").putObject(header.name());
        if (header.description() != null) {
            added.put("description", header.description());
        }
        added.set("schema", schemas.written(header.type()));
    }

    private void derive(Map<Integer, ObjectNode> byStatus, boolean follows, int status, boolean problem) {
        if (follows && !byStatus.containsKey(status)) {
            byStatus.put(status, response(new Result(status, problem ? Problem.class : null, null), Description.NONE));
        }
    }

    private ObjectNode response(Result result, Description said) {
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        response.put("description", result.description() != null ? result.description() : HttpStatus.of(result.status()).reason());
        List<String> produces = result.status() < 400 && result.status() != 204 ? said.produces() : List.of();
        Type type = result.type();
        if (type != null || !produces.isEmpty()) {
            ObjectNode content = response.putObject("content");
            for (String each : produces.isEmpty() ? List.of(mediaType(Objects.requireNonNull(type))) : produces) {
                ObjectNode one = content.putObject(each);
                MediaType media = MediaType.parse(each);
                boolean isJson = media != null && (media.isJson() || LINES.contains(media.mimetype()));
                if (type != null && BINARY.contains(type)) {
                    one.set("schema", FixedTypes.binary());
                } else if (isJson && type != null) {
                    one.set("schema", schemas.written(type));
                } else if (each.startsWith("text/")) {
                    one.set("schema", schemas.written(String.class));
                }
            }
        }
        return response;
    }

    private String mediaType(Type type) {
        return type == Problem.class ? Problem.MEDIA_TYPE
                : type == String.class ? "text/html"
                : BINARY.contains(type) ? "application/octet-stream"
                : Objects.requireNonNull(MediaType.parse(json)).mimetype();
    }
}
