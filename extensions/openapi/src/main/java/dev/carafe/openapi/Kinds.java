package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of a type that JSON tells apart by a property, such as those of a sealed type. */
final class Kinds {
    private Kinds() { }

    /** Returns the schema of a type that has kinds; null if it has none, or is one itself. */
    static @Nullable ObjectNode of(Class<?> type, ObjectMapper mapper, SchemaGenerationContext context) {
        String property = property(type, mapper);
        List<NamedType> kinds = property == null ? List.of() : kinds(type, mapper);
        if (kinds.isEmpty()) {
            return null;
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode all = schema.putArray("oneOf");
        ObjectNode discriminator = schema.putObject("discriminator");
        discriminator.put("propertyName", property);
        ArrayNode names = discriminator.putArray("names");
        for (NamedType kind : kinds) {
            all.add(context.createDefinitionReference(context.getTypeContext().resolve(kind.getType())));
            names.add(kind.getName());
        }
        return schema;
    }

    private static @Nullable String property(Class<?> type, ObjectMapper mapper) {
        try {
            TypeSerializer serializer = type.isPrimitive() || type.isArray() ? null
                    : mapper.getSerializerProviderInstance().findTypeSerializer(mapper.constructType(type));
            return serializer == null ? null : serializer.getPropertyName();
        } catch (JsonMappingException e) {
            return null;
        }
    }

    private static List<NamedType> kinds(Class<?> type, ObjectMapper mapper) {
        AnnotatedClass annotated = mapper.getDeserializationConfig().introspectClassAnnotations(type).getClassInfo();
        return mapper.getSubtypeResolver().collectAndResolveSubtypesByTypeId(mapper.getDeserializationConfig(), annotated).stream()
                .filter(kind -> kind.getType() != type && !kind.getType().isInterface() && kind.hasName())
                .toList();
    }

    /** Tells each kind by which name it goes, once the references are known. */
    static void name(ObjectNode discriminator, JsonNode kinds, ObjectNode schemas) {
        JsonNode names = discriminator.remove("names");
        String property = discriminator.path("propertyName").asText();
        ObjectNode mapping = discriminator.putObject("mapping");
        for (int i = 0; i < names.size(); i++) {
            String name = names.path(i).asText();
            String reference = kinds.path(i).path("$ref").asText();
            mapping.put(name, reference);
            if (schemas.path(reference.substring(reference.lastIndexOf('/') + 1)) instanceof ObjectNode kind) {
                kind.withObject("/properties").putObject(property).put("type", "string").put("const", name);
                ArrayNode required = kind.withArray("/required");
                boolean listed = false;
                for (JsonNode each : required) {
                    listed |= each.asText().equals(property);
                }
                if (!listed) {
                    required.add(property);
                }
            }
        }
    }
}
