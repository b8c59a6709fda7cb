package dev.carafe.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Refuses the texts "NaN" and "Infinity", which Jackson accepts as numbers but JSON can't represent. */
final class FiniteNumber extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    private FiniteNumber(JsonDeserializer<?> number) {
        super(number);
    }

    static <T> void addTo(SimpleModule module, Class<T> type) {
        @SuppressWarnings("unchecked") // Jackson's deserializers are untyped
        JsonDeserializer<T> finite = (JsonDeserializer<T>) (JsonDeserializer<?>)
                new FiniteNumber(NumberDeserializers.find(type, type.getName()));
        module.addDeserializer(type, finite);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> number) {
        return new FiniteNumber(number);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Object value = super.deserialize(parser, context);
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            throw context.weirdStringException(parser.getText(), handledType(), "no finite number");
        }
        return value;
    }
}
