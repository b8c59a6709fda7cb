package dev.carafe.json;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.ContainerDeserializerBase;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.TreeTraversingParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds every value that does not fit a type. Jackson stops at the first, so this walks the type and the JSON in parallel, and reads each
 * value with Jackson's deserializer for it. It is used only for JSON that Jackson has refused.
 */
final class Diagnosis {
    private static final int MOST = 100;
    /** Values below this depth are read as a whole, so that deep JSON is not read again at each level. */
    private static final int DEPTH = 32;
    private static final Object NONE = new Object();

    private final ObjectMapper mapper;
    private final DeserializationContext context;
    private final List<Mismatch> mismatches = new ArrayList<>();
    private final List<Incomplete> incomplete = new ArrayList<>();

    /**
     * Where a value is.
     *
     * @param holdsNull whether an element of it, if it is a list or a map, may be null
     */
    private record Place(String pointer, int depth, boolean holdsNull) {
        Place member(Object member, boolean holdsNull) {
            return new Place(Mismatch.pointer(pointer, member), depth + 1, holdsNull);
        }
    }

    private Diagnosis(ObjectMapper mapper, JsonNode root) {
        this.mapper = mapper;
        this.context = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createInstance(mapper.getDeserializationConfig(), parser(root, mapper), null);
    }

    /** Diagnoses JSON that was refused with an exception. */
    static JsonException of(ObjectMapper mapper, JsonNode root, Class<?> type, String message, JsonMappingException refusal) {
        Diagnosis diagnosis = new Diagnosis(mapper, root);
        try {
            JavaType wanted = mapper.constructType(type);
            diagnosis.value(wanted, null, diagnosis.typeDeserializer(wanted), root, new Place("", 0, true));
        } catch (IOException | RuntimeException e) {
            refusal.addSuppressed(e);
        }
        if (diagnosis.mismatches.isEmpty()) {
            diagnosis.mismatches.add(Reasons.of(refusal, root, "", mapper));
        }
        return new JsonException(message, refusal, diagnosis.mismatches, diagnosis.incomplete);
    }

    /** Reads a value, or returns NONE if it does not fit. */
    private @Nullable Object value(JavaType type, @Nullable JsonDeserializer<?> given, @Nullable TypeDeserializer typed, JsonNode node,
            Place place) throws IOException {
        if (mismatches.size() >= MOST) {
            return NONE;
        }
        JsonDeserializer<?> deserializer = given != null ? given : context.findContextualValueDeserializer(type, null);
        if (typed != null && node.isObject()) {
            return subtype(typed, node, place);
        }
        int before = mismatches.size();
        if (place.depth() < DEPTH) {
            inner(type, deserializer, node, place);
        }
        return mismatches.size() > before ? NONE : whole(deserializer, typed, node, place.pointer());
    }

    private void inner(JavaType type, JsonDeserializer<?> deserializer, JsonNode node, Place place) throws IOException {
        if (node.isObject() && deserializer instanceof BeanDeserializerBase bean) {
            properties(bean, node, place);
        } else if (type.isReferenceType() && !node.isNull()) {
            JavaType content = type.getContentType();
            value(content, null, typeDeserializer(content), node, place);
        } else if (type.isContainerType() && (node.isArray() || (node.isObject() && type.isMapLikeType()))) {
            JavaType content = type.getContentType();
            JsonDeserializer<?> each = deserializer instanceof ContainerDeserializerBase<?> container
                    ? container.getContentDeserializer() : null;
            TypeDeserializer typed = typeDeserializer(content);
            if (node.isObject()) {
                keys(type.getKeyType(), node, place);
            }
            for (Map.Entry<?, JsonNode> member : members(node)) {
                Place inside = place.member(member.getKey(), place.holdsNull());
                if (member.getValue().isNull() && !place.holdsNull()) {
                    mismatches.add(new Mismatch(inside.pointer(), "required"));
                } else {
                    value(content, each, typed, member.getValue(), inside);
                }
            }
        }
    }

    private void keys(JavaType type, JsonNode map, Place place) throws JsonMappingException {
        KeyDeserializer deserializer = context.findKeyDeserializer(type, null);
        for (Map.Entry<String, JsonNode> member : map.properties()) {
            try {
                deserializer.deserializeKey(member.getKey(), context);
            } catch (IOException | IllegalArgumentException e) {
                mismatches.add(Reasons.ofType(type.getRawClass(), TextNode.valueOf(member.getKey()),
                        Mismatch.pointer(place.pointer(), member.getKey()), mapper));
            }
        }
    }

    private static Iterable<? extends Map.Entry<?, JsonNode>> members(JsonNode node) {
        if (node.isObject()) {
            return node.properties();
        }
        List<Map.Entry<Integer, JsonNode>> elements = new ArrayList<>();
        node.forEach(element -> elements.add(Map.entry(elements.size(), element)));
        return elements;
    }

    private void properties(BeanDeserializerBase bean, JsonNode node, Place place) throws IOException {
        int before = mismatches.size();
        Properties properties = new Properties(bean, mapper);
        Map<String, @Nullable Object> fitting = new LinkedHashMap<>();
        for (SettableBeanProperty property : properties.all()) {
            String name = properties.nameIn(node, property);
            Place inside = place.member(name, property.getMetadata().getContentNulls() != Nulls.FAIL);
            JsonNode value = node.get(name);
            @Nullable Object read = NONE;
            if (value == null || value.isNull()) {
                if (properties.isRequired(property, value)) {
                    mismatches.add(new Mismatch(inside.pointer(), "required"));
                } else {
                    read = null;
                }
            } else {
                read = value(property.getType(), property.getValueDeserializer(), property.getValueTypeDeserializer(), value, inside);
            }
            if (read != NONE) {
                fitting.put(properties.javaName(property), read);
            }
        }
        if (context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)) {
            properties.unknownIn(node).forEach(name -> mismatches.add(new Mismatch(Mismatch.pointer(place.pointer(), name), "unknown")));
        }
        if (mismatches.size() > before) {
            incomplete.add(new Incomplete(place.pointer(), bean.handledType(), fitting));
        }
    }

    private @Nullable Object subtype(TypeDeserializer typed, JsonNode node, Place place) throws IOException {
        String property = typed.getPropertyName();
        JsonNode id = property == null ? null : node.get(property);
        if (property == null || (id == null && typed.getDefaultImpl() != null)) {
            return NONE;
        }
        if (id == null || id.isNull()) {
            mismatches.add(new Mismatch(Mismatch.pointer(place.pointer(), property), "required"));
            return NONE;
        }
        JavaType type = typed.getTypeIdResolver().typeFromId(context, id.asText());
        if (type == null) {
            String known = String.valueOf(typed.getTypeIdResolver().getDescForKnownTypeIds());
            mismatches.add(new Mismatch(Mismatch.pointer(place.pointer(), property), "oneOf", known.replaceAll("^\\[|]$", "")));
            return NONE;
        }
        JsonNode untyped = ((ObjectNode) node).deepCopy().without(property);
        return value(type, null, null, untyped, place);
    }

    /** Reads a value whose parts fit. The object's constructor may still refuse it. */
    private @Nullable Object whole(JsonDeserializer<?> deserializer, @Nullable TypeDeserializer typed, JsonNode node, String at)
            throws IOException {
        try (JsonParser parser = parser(node, mapper)) {
            if (parser.nextToken() == null || node.isNull()) {
                return deserializer.getNullValue(context);
            }
            return typed == null ? deserializer.deserialize(parser, context) : deserializer.deserializeWithType(parser, context, typed);
        } catch (InvalidDefinitionException e) {
            throw e;
        } catch (JsonMappingException e) {
            mismatches.add(Reasons.of(e, node, at, mapper));
            return NONE;
        } catch (IOException | IllegalArgumentException e) {
            mismatches.add(Reasons.ofType(deserializer.handledType(), node, at, mapper));
            return NONE;
        }
    }

    private @Nullable TypeDeserializer typeDeserializer(JavaType type) throws JsonMappingException {
        return context.getFactory().findTypeDeserializer(mapper.getDeserializationConfig(), type);
    }

    private static JsonParser parser(JsonNode node, ObjectMapper mapper) {
        return new FiniteParser(new TreeTraversingParser(node, mapper));
    }

    /** The properties of a class as Jackson reads them. */
    private static final class Properties {
        private final BeanDescription description;
        private final Map<String, SettableBeanProperty> byName = new LinkedHashMap<>();
        private final Map<String, String> javaNames = new LinkedHashMap<>();
        private final Map<String, SettableBeanProperty> creator = new LinkedHashMap<>();
        private final ObjectMapper mapper;

        Properties(BeanDeserializerBase bean, ObjectMapper mapper) {
            this.mapper = mapper;
            description = mapper.getDeserializationConfig().introspect(bean.getValueType());
            List<SettableBeanProperty> parameters = new ArrayList<>();
            bean.creatorProperties().forEachRemaining(parameters::add);
            parameters.sort(Comparator.comparingInt(SettableBeanProperty::getCreatorIndex));
            parameters.forEach(property -> creator.put(property.getName(), property));
            byName.putAll(creator);
            bean.properties().forEachRemaining(property -> byName.putIfAbsent(property.getName(), property));
            description.findProperties().forEach(property -> javaNames.put(property.getName(), property.getInternalName()));
        }

        Iterable<SettableBeanProperty> all() {
            return byName.values();
        }

        String javaName(SettableBeanProperty property) {
            return javaNames.getOrDefault(property.getName(), property.getName());
        }

        String nameIn(JsonNode node, SettableBeanProperty property) {
            return property.findAliases(mapper.getDeserializationConfig()).stream().map(alias -> alias.getSimpleName())
                    .filter(alias -> !node.has(property.getName()) && node.has(alias)).findFirst().orElse(property.getName());
        }

        /**
         * Returns whether a property needs a value. A primitive argument of a creator does, unless it has a default in Kotlin; for others,
         * types or an annotation say so. A default in Kotlin stands for a value that is absent, but not for null.
         */
        boolean isRequired(SettableBeanProperty property, @Nullable JsonNode value) {
            boolean needed = creator.containsKey(property.getName()) && !ElementNulls.isOfKotlin(description.getBeanClass());
            return property.isRequired() || (property.getType().isPrimitive() && (value != null || needed))
                    || (value != null && KotlinNulls.isRefused(property));
        }

        List<String> unknownIn(JsonNode node) {
            List<String> unknown = new ArrayList<>();
            if (description.findAnySetterAccessor() == null) {
                node.fieldNames().forEachRemaining(unknown::add);
                unknown.removeAll(byName.keySet());
                unknown.removeAll(description.getIgnoredPropertyNames());
                byName.values().forEach(property -> property.findAliases(mapper.getDeserializationConfig())
                        .forEach(alias -> unknown.remove(alias.getSimpleName())));
            }
            return unknown;
        }
    }
}
