package dev.carafe.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Converts the values of a form to the JSON that means the same to a class. */
final class FormTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Jackson reads the text "null" as null, but in a form it is a word that does not fit. */
    private static final String NO_NULL = "'null'";

    private FormTree() { }

    static JsonNode of(Map<String, ? extends List<?>> values, Class<?> type, ObjectMapper mapper) {
        BeanDescription description = mapper.getDeserializationConfig().introspect(mapper.constructType(type));
        ObjectNode tree = NODES.objectNode();
        for (BeanPropertyDefinition property : description.findProperties()) {
            JavaType wanted = property.getPrimaryType();
            JavaType one = wanted.isReferenceType() ? wanted.getContentType() : wanted;
            List<?> all = values.get(property.getName());
            if (all != null && !all.isEmpty()) {
                tree.set(property.getName(), one.isContainerType() && !one.isMapLikeType() ? list(all, one.getContentType())
                        : node(all.getFirst(), one));
            } else if (wanted.hasRawClass(boolean.class)) {
                tree.put(property.getName(), false); // an unchecked checkbox sends nothing
            } else if (wanted.isContainerType() && !wanted.isMapLikeType()) {
                tree.putArray(property.getName());
            }
        }
        return tree;
    }

    private static ArrayNode list(List<?> values, JavaType type) {
        ArrayNode list = NODES.arrayNode();
        values.stream().map(value -> node(value, type)).filter(node -> !node.isNull()).forEach(list::add);
        return list;
    }

    private static JsonNode node(Object value, JavaType type) {
        if (!(value instanceof String text)) {
            return NODES.pojoNode(value);
        }
        if (type.hasRawClass(boolean.class) || type.hasRawClass(Boolean.class)) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "on", "yes", "1" -> NODES.booleanNode(true);
                case "false", "off", "no", "0" -> NODES.booleanNode(false);
                case "" -> NODES.nullNode();
                default -> NODES.textNode(text);
            };
        }
        if (type.hasRawClass(String.class)) {
            return NODES.textNode(text);
        }
        return text.isEmpty() ? NODES.nullNode() : NODES.textNode(text.equals("null") ? NO_NULL : text);
    }
}
