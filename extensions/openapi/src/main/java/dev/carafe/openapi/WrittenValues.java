package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What Jackson says of types that it writes as texts, numbers and booleans, such as a {@code Locale} or an {@code OptionalInt}. */
final class WrittenValues extends JsonFormatVisitorWrapper.Base {
    private @Nullable String type;

    private WrittenValues() { }

    /** Returns the schema of such a type; null for one that is written as an object or a list, or of which nothing is said. */
    static @Nullable ObjectNode of(Class<?> type, ObjectMapper mapper) {
        WrittenValues values = new WrittenValues();
        try {
            mapper.acceptJsonFormatVisitor(type, values);
        } catch (JsonMappingException e) {
            return null;
        }
        return values.type == null ? null : JsonNodeFactory.instance.objectNode().put("type", values.type);
    }

    @Override
    public @Nullable JsonStringFormatVisitor expectStringFormat(JavaType written) {
        type = "string";
        return null;
    }

    @Override
    public @Nullable JsonNumberFormatVisitor expectNumberFormat(JavaType written) {
        type = "number";
        return null;
    }

    @Override
    public @Nullable JsonIntegerFormatVisitor expectIntegerFormat(JavaType written) {
        type = "integer";
        return null;
    }

    @Override
    public @Nullable JsonBooleanFormatVisitor expectBooleanFormat(JavaType written) {
        type = "boolean";
        return null;
    }
}
