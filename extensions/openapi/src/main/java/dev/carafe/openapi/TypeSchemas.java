package dev.carafe.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigPart;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import dev.carafe.problem.InvalidValue;
import dev.carafe.problem.Problem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of types on one side, as Jackson reads or writes them. */
final class TypeSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper;
    private final Side side;
    private final Members members;
    private final SchemaBuilder components;
    private final List<ObjectNode> forms = new ArrayList<>();

    TypeSchemas(ObjectMapper mapper, Side side) {
        this.mapper = mapper;
        this.side = side;
        this.members = new Members(mapper, side);
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(mapper.copy(), SchemaVersion.DRAFT_2020_12,
                OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.INLINE_NULLABLE_SCHEMAS, Option.PLAIN_DEFINITION_KEYS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES, Option.NULLABLE_ARRAY_ITEMS_ALLOWED,
                        Option.ENUM_KEYWORD_FOR_SINGLE_VALUES, Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
                        Option.FIELDS_DERIVED_FROM_ARGUMENTFREE_METHODS)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_ENUMS)
                .with(new JacksonModule(JacksonOption.SKIP_SUBTYPE_LOOKUP, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM,
                        JacksonOption.IGNORE_PROPERTY_NAMING_STRATEGY))
                .with(new JakartaValidationModule(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS));
        config.forTypesInGeneral().withCustomDefinitionProvider(this::definition).withPropertySorter((unused, unusedOther) -> 0);
        describe(config.forFields());
        describe(config.forMethods());
        config.forFields().withCustomDefinitionProvider(this::mapWithNulls);
        components = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
    }

    private <M extends MemberScope<?, ?>> void describe(SchemaGeneratorConfigPart<M> part) {
        part.withIgnoreCheck(members::isLeftOut)
                .withPropertyNameOverrideResolver(members::name)
                .withDescriptionResolver(members::description)
                .withDefaultResolver(members::defaultValue)
                .withReadOnlyCheck(members::isReadOnly)
                .withWriteOnlyCheck(members::isWriteOnly)
                .withRequiredCheck(members::isRequired)
                .withNullableCheck(members::isNullable);
    }

    /** Returns a reference to the schema of a type, which {@link #collect} completes, or the schema itself where it is short. */
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
        ObjectNode fixed = type instanceof Class<?> raw && !raw.isEnum() ? FixedTypes.of(raw, mapper) : null;
        return fixed != null ? fixed : components.createSchemaReference(type);
    }

    /** Returns a reference to the schema of a record as that of a form or a query. */
    ObjectNode form(Type type) {
        ObjectNode reference = of(type);
        forms.add(reference);
        return reference;
    }

    private static @Nullable Type element(Type type) {
        if (type instanceof Class<?> raw) {
            return raw.isArray() && raw != byte[].class ? raw.getComponentType() : null;
        }
        boolean many = type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw
                && (Collection.class.isAssignableFrom(raw) || Stream.class.isAssignableFrom(raw));
        return many ? ((ParameterizedType) type).getActualTypeArguments()[0] : null;
    }

    /** Returns the schemas that were referred to, by name. */
    ObjectNode collect() {
        ObjectNode collected = components.collectDefinitions(NamedSchemas.path(side));
        for (JsonNode schema : List.copyOf(collected.properties().stream().map(each -> each.getValue()).toList())) {
            if (schema.path("discriminator") instanceof ObjectNode discriminator) {
                Kinds.name(discriminator, schema.path("oneOf"), collected);
            }
        }
        for (String reference : forms.stream().map(form -> form.path("$ref").asText()).distinct().toList()) {
            if (collected.path(reference.substring(reference.lastIndexOf('/') + 1)) instanceof ObjectNode form) {
                FormSchema.adapt(form);
            }
        }
        return collected;
    }

    private @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode fixed = FixedTypes.of(raw, mapper);
        if (fixed != null) {
            return raw.isEnum() ? new CustomDefinition(fixed, DefinitionType.STANDARD, AttributeInclusion.YES)
                    : new CustomDefinition(fixed, DefinitionType.INLINE, AttributeInclusion.YES);
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
            ObjectNode error = context.createDefinitionReference(context.getTypeContext().resolve(InvalidValue.class));
            return new CustomDefinition(FixedTypes.problem(error), DefinitionType.STANDARD, AttributeInclusion.NO);
        }
        if (raw == InvalidValue.class) {
            return new CustomDefinition(FixedTypes.invalidValue(), DefinitionType.STANDARD, AttributeInclusion.NO);
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
        ObjectNode kinds = Kinds.of(raw, mapper, context);
        return kinds == null ? null : new CustomDefinition(kinds, DefinitionType.STANDARD, AttributeInclusion.NO);
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

    /** Returns the schema of a map whose values may be null; what makes those of types does not know where these stand. */
    private @Nullable CustomPropertyDefinition mapWithNulls(FieldScope field, SchemaGenerationContext context) {
        boolean isMap = field.getType().isInstanceOf(Map.class) && !field.isFakeContainerItemScope();
        ResolvedType value = isMap ? context.getTypeContext().getTypeParameterFor(field.getType(), Map.class, 1) : null;
        if (value == null || value.getErasedType() == Object.class || !MemberNulls.holdsNull(field.getRawMember())) {
            return null;
        }
        ObjectNode map = map(context.getTypeContext().getTypeParameterFor(field.getType(), Map.class, 0));
        ArrayNode choices = map.putObject("additionalProperties").putArray("anyOf");
        choices.addObject().put("type", "null");
        choices.add(context.createDefinitionReference(value));
        return new CustomPropertyDefinition(map, AttributeInclusion.YES);
    }
}
