package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The schemas of a document. References to them have their names once all are {@linkplain #collect collected}. */
final class Schemas {
    private final ObjectMapper mapper;
    private final Map<Side, TypeSchemas> sides = new EnumMap<>(Side.class);
    private final Map<Side, ObjectNode> made = new EnumMap<>(Side.class);
    private final Map<Type, ObjectNode> queries = new HashMap<>();
    private final ObjectNode queried;

    /**
     * Begins with the queries, whose schemas stand in the document part by part.
     *
     * @param queries the records that queries are read as
     */
    Schemas(ObjectMapper mapper, Collection<Type> queries) {
        this.mapper = mapper;
        for (Side side : Side.values()) {
            sides.put(side, new TypeSchemas(mapper, side));
        }
        queries.forEach(type -> this.queries.put(type, on(Side.QUERY).form(type)));
        queried = on(Side.QUERY).collect();
        made.put(Side.QUERY, queried);
    }

    private TypeSchemas on(Side side) {
        return Objects.requireNonNull(sides.get(side));
    }

    /** Returns a reference to the schema of JSON that is read as a type, or the schema itself where it is short. */
    ObjectNode read(Type type) {
        return on(Side.INPUT).of(type);
    }

    /** Returns a reference to the schema of a type as JSON, or the schema itself where it is short. */
    ObjectNode written(Type type) {
        return on(Side.OUTPUT).of(type);
    }

    /** Returns a reference to the schema of a form that is read as a record. */
    ObjectNode form(Type type) {
        return on(Side.FORM).form(type);
    }

    /** Returns the schema of a query that is read as a record. */
    ObjectNode query(Type type) {
        ObjectNode known = queries.get(type);
        String reference = known == null ? "" : known.path("$ref").asText();
        JsonNode schema = queried.path(reference.substring(reference.lastIndexOf('/') + 1));
        return schema instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    /** Returns the schema of a number, a text or another short value; null if the type is something else. */
    @Nullable ObjectNode value(Class<?> type) {
        return FixedTypes.of(type, mapper);
    }

    /** Returns a value as JSON. */
    JsonNode example(Object value) {
        return mapper.valueToTree(value);
    }

    /** Returns the schemas that a document refers to, by name, and has the document refer to these names. */
    ObjectNode collect(ObjectNode document) {
        sides.forEach((side, schemas) -> made.computeIfAbsent(side, unmade -> schemas.collect()));
        return NamedSchemas.of(made, document);
    }
}
