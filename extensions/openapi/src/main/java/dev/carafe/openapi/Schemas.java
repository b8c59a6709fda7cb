package dev.carafe.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import dev.carafe.problem.Problem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of types, as Jackson reads and writes them. */
final class Schemas {
    private static final String COMPONENTS = "components/schemas";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper;
    private final SchemaGenerator generator;
    private final SchemaBuilder components;

    Schemas(ObjectMapper mapper) {
        this.mapper = mapper;
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(mapper.copy(), SchemaVersion.DRAFT_2020_12,
                OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.INLINE_NULLABLE_SCHEMAS, Option.PLAIN_DEFINITION_KEYS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.NULLABLE_ARRAY_ITEMS_ALLOWED, Option.ENUM_KEYWORD_FOR_SINGLE_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_ENUMS)
                .with(new JacksonModule(JacksonOption.SKIP_SUBTYPE_LOOKUP, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM,
                        JacksonOption.IGNORE_PROPERTY_NAMING_STRATEGY))
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.forTypesInGeneral().withCustomDefinitionProvider(this::definition).withPropertySorter((unused, unusedOther) -> 0);
        config.forFields()
                .withIgnoreCheck(field -> property(field) == null)
                .withPropertyNameOverrideResolver(this::name)
                .withRequiredCheck(this::isRequired)
                .withNullableCheck(this::isNullable)
                .withCustomDefinitionProvider(this::mapWithNulls);
        generator = new SchemaGenerator(config.build());
        components = generator.buildMultipleSchemaDefinitions();
    }

    /** Returns a reference to the schema of a type, or the schema itself where it is short. */
    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return of(generic.getActualTypeArguments()[0]); // an empty one is a 404
        }
        Type element = element(type);
        if (element != null) {
            ObjectNode list = NODES.objectNode().put("type", "array");
            list.set("items", of(element));
            return list;
        }
        ObjectNode fixed = type instanceof Class<?> raw ? FixedTypes.of(raw, mapper) : null;
        return fixed != null ? fixed : components.createSchemaReference(type);
    }

    private static @Nullable Type element(Type type) {
        if (type instanceof Class<?> raw) {
            return raw.isArray() && raw != byte[].class ? raw.getComponentType() : null;
        }
        boolean many = type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && (Collection.class.isAssignableFrom(raw) || Stream.class.isAssignableFrom(raw));
        return many ? ((ParameterizedType) type).getActualTypeArguments()[0] : null;
    }

    /** Returns the schema of a record as that of a form or a query: a box that is not checked, and a list, may be absent. */
    ObjectNode form(Type type) {
        SchemaBuilder alone = generator.buildMultipleSchemaDefinitions();
        ObjectNode reference = alone.createSchemaReference(type);
        JsonNode definitions = alone.collectDefinitions("all");
        String path = reference.path("$ref").asText();
        ObjectNode schema = (ObjectNode) (path.isEmpty() ? reference : definitions.path(path.substring(path.lastIndexOf('/') + 1)));
        ArrayNode required = NODES.arrayNode();
        for (JsonNode name : schema.path("required")) {
            String kind = schema.path("properties").path(name.asText()).path("type").asText();
            if (!kind.equals("boolean") && !kind.equals("array")) {
                required.add(name);
            }
        }
        schema.path("properties").forEach(property -> withoutNull((ObjectNode) property));
        schema.remove("required");
        return required.isEmpty() ? schema : schema.set("required", required);
    }

    private static void withoutNull(ObjectNode property) {
        if (property.path("type") instanceof ArrayNode kinds) {
            property.put("type", kinds.get(0).asText());
        }
        if (property.path("enum") instanceof ArrayNode names && names.size() > 0 && names.get(names.size() - 1).isNull()) {
            names.remove(names.size() - 1);
        }
        if (property.path("anyOf") instanceof ArrayNode choices) {
            for (JsonNode choice : choices) {
                if (!choice.path("type").asText().equals("null")) {
                    property.remove("anyOf");
                    property.setAll((ObjectNode) choice);
                    return;
                }
            }
        }
    }

    /** Returns a value as JSON. */
    JsonNode written(Object value) {
        return mapper.valueToTree(value);
    }

    /** Returns the schemas that were referred to, by name. */
    ObjectNode collect() {
        ObjectNode collected = components.collectDefinitions(COMPONENTS);
        for (JsonNode schema : List.copyOf(collected.properties().stream().map(each -> each.getValue()).toList())) {
            if (schema.path("discriminator") instanceof ObjectNode discriminator) {
                name(discriminator, schema.path("oneOf"), collected);
            }
        }
        return collected;
    }

    /** Tells each kind of a sealed type by which name it goes. */
    private static void name(ObjectNode discriminator, JsonNode kinds, ObjectNode schemas) {
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

    private @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode fixed = FixedTypes.of(raw, mapper);
        if (fixed != null) {
            return new CustomDefinition(fixed, DefinitionType.INLINE, AttributeInclusion.YES);
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = map(context.getTypeContext().getTypeParameterFor(type, Map.class, 0));
            ResolvedType value = context.getTypeContext().getTypeParameterFor(type, Map.class, 1);
            if (value != null && value.getErasedType() != Object.class) {
                map.set("additionalProperties", context.createDefinitionReference(value));
            }
            return new CustomDefinition(map, DefinitionType.INLINE, AttributeInclusion.NO);
        }
        if (raw == Iterable.class) {
            ObjectNode list = NODES.objectNode().put("type", "array");
            list.set("items", context.createDefinitionReference(context.getTypeContext().getTypeParameterFor(type, Iterable.class, 0)));
            return new CustomDefinition(list, DefinitionType.INLINE, AttributeInclusion.YES);
        }
        if (raw == Problem.class) {
            return new CustomDefinition(FixedTypes.problem(), DefinitionType.STANDARD, AttributeInclusion.NO);
        }
        if (!raw.isArray() && !Iterable.class.isAssignableFrom(raw)) {
            AnnotatedMember whole = mapper.getSerializationConfig().introspect(mapper.constructType(raw)).findJsonValueAccessor();
            if (whole != null) {
                ObjectNode value = context.createDefinitionReference(context.getTypeContext().resolve(whole.getRawType()));
                return new CustomDefinition(value, DefinitionType.INLINE, AttributeInclusion.YES);
            }
            ObjectNode written = WrittenValues.of(raw, mapper);
            if (written != null) {
                return new CustomDefinition(written, DefinitionType.INLINE, AttributeInclusion.YES);
            }
        }
        List<NamedType> kinds = kinds(raw);
        return kinds.isEmpty() ? null
                : new CustomDefinition(oneOf(raw, kinds, context), DefinitionType.STANDARD, AttributeInclusion.NO);
    }

    /** Returns the schema of a map whose values may be anything; keys are texts, though not any. */
    private ObjectNode map(@Nullable ResolvedType key) {
        ObjectNode map = NODES.objectNode().put("type", "object");
        ObjectNode names = key == null || key.getErasedType() == Object.class ? null : FixedTypes.of(key.getErasedType(), mapper);
        if (names != null && names.path("type").asText().equals("integer") && !names.has("enum")) {
            map.putObject("propertyNames").put("pattern", "^-?\\d+$");
        } else if (names != null && names.path("type").asText().equals("string") && names.size() > 1) {
            map.set("propertyNames", names.without("type"));
        }
        return map;
    }

    private ObjectNode oneOf(Class<?> type, List<NamedType> kinds, SchemaGenerationContext context) {
        ObjectNode schema = NODES.objectNode();
        ArrayNode all = schema.putArray("oneOf");
        ObjectNode discriminator = schema.putObject("discriminator");
        discriminator.put("propertyName", kindProperty(type));
        ArrayNode names = discriminator.putArray("names");
        for (NamedType kind : kinds) {
            all.add(context.createDefinitionReference(context.getTypeContext().resolve(kind.getType())));
            names.add(kind.getName());
        }
        return schema;
    }

    private @Nullable String kindProperty(Class<?> type) {
        try {
            TypeSerializer serializer = mapper.getSerializerProviderInstance().findTypeSerializer(mapper.constructType(type));
            return serializer == null ? null : serializer.getPropertyName();
        } catch (JsonMappingException e) {
            return null;
        }
    }

    /** Returns the kinds of a type that JSON tells apart by a property; none if it has no kinds, or is one itself. */
    private List<NamedType> kinds(Class<?> type) {
        if (type.isPrimitive() || type.isArray() || kindProperty(type) == null) {
            return List.of();
        }
        AnnotatedClass annotated = mapper.getDeserializationConfig().introspectClassAnnotations(type).getClassInfo();
        return mapper.getSubtypeResolver().collectAndResolveSubtypesByTypeId(mapper.getDeserializationConfig(), annotated).stream()
                .filter(kind -> kind.getType() != type && !kind.getType().isInterface() && kind.hasName())
                .toList();
    }

    /** Returns what Jackson makes of a field, or null if it leaves it out. */
    private @Nullable BeanPropertyDefinition property(FieldScope field) {
        Class<?> type = field.getDeclaringType().getErasedType();
        BeanDescription read = mapper.getDeserializationConfig().introspect(mapper.constructType(type));
        BeanDescription written = mapper.getSerializationConfig().introspect(mapper.constructType(type));
        return Stream.concat(read.findProperties().stream(), written.findProperties().stream())
                .filter(property -> property.getInternalName().equals(field.getDeclaredName())).findFirst().orElse(null);
    }

    private @Nullable String name(FieldScope field) {
        BeanPropertyDefinition property = property(field);
        return property == null ? null : property.getName();
    }

    /** Returns the schema of a map whose values may be null; what makes those of types does not know where these stand. */
    private @Nullable CustomPropertyDefinition mapWithNulls(FieldScope field, SchemaGenerationContext context) {
        boolean isMap = field.getType().isInstanceOf(Map.class) && !field.isFakeContainerItemScope();
        ResolvedType value = isMap ? context.getTypeContext().getTypeParameterFor(field.getType(), Map.class, 1) : null;
        if (value == null || value.getErasedType() == Object.class || !FieldNulls.holdsNull(field.getRawMember())) {
            return null;
        }
        ObjectNode map = map(context.getTypeContext().getTypeParameterFor(field.getType(), Map.class, 0));
        ArrayNode choices = map.putObject("additionalProperties").putArray("anyOf");
        choices.addObject().put("type", "null");
        choices.add(context.createDefinitionReference(value));
        return new CustomPropertyDefinition(map, AttributeInclusion.YES);
    }

    private boolean isNullable(FieldScope field) {
        return field.isFakeContainerItemScope() ? FieldNulls.holdsNull(field.getRawMember())
                : !isRequired(field) && FieldNulls.isNullable(field.getRawMember());
    }

    private boolean isRequired(FieldScope field) {
        BeanPropertyDefinition property = property(field);
        JsonProperty said = field.getAnnotationConsideringFieldAndGetterIfSupported(JsonProperty.class);
        if (said != null && said.access() == JsonProperty.Access.READ_ONLY) {
            return false; // in a request it is not there
        }
        boolean primitive = field.getType().isPrimitive() && property != null && property.hasConstructorParameter()
                && !KotlinTypes.has(field.getRawMember().getDeclaringClass());
        return primitive || (property != null && property.isRequired())
                || field.getAnnotationConsideringFieldAndGetterIfSupported(NotNull.class) != null
                || field.getAnnotationConsideringFieldAndGetterIfSupported(NotBlank.class) != null
                || field.getAnnotationConsideringFieldAndGetterIfSupported(NotEmpty.class) != null;
    }
}
