package dev.carafe.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.MonthDayDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.OffsetTimeDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.YearMonthDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.YearMonth;

/**
 * Refuses numbers and lists as dates and times of the calendar, where Jackson would take 20000 as a day of 2024, and [2024, 10, 4] too.
 * {@code @JsonFormat} with a shape asks for them.
 */
final class TextDate extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;

    private TextDate(JsonDeserializer<?> date) {
        super(date);
    }

    static void addTo(SimpleModule module) {
        add(module, LocalDate.class, LocalDateDeserializer.INSTANCE);
        add(module, LocalTime.class, LocalTimeDeserializer.INSTANCE);
        add(module, LocalDateTime.class, LocalDateTimeDeserializer.INSTANCE);
        add(module, OffsetTime.class, OffsetTimeDeserializer.INSTANCE);
        add(module, YearMonth.class, YearMonthDeserializer.INSTANCE);
        add(module, MonthDay.class, MonthDayDeserializer.INSTANCE);
    }

    private static <T> void add(SimpleModule module, Class<T> type, JsonDeserializer<T> lenient) {
        @SuppressWarnings("unchecked") // Jackson's deserializers are untyped
        JsonDeserializer<T> date = (JsonDeserializer<T>) (JsonDeserializer<?>) new TextDate(lenient);
        module.addDeserializer(type, date);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> date) {
        return new TextDate(date);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) throws JsonMappingException {
        JsonDeserializer<?> own = super.createContextual(context, property);
        JsonFormat.Value format = property == null ? context.getConfig().getDefaultPropertyFormat(handledType())
                : property.findPropertyFormat(context.getConfig(), handledType());
        boolean text = !format.hasShape() || format.getShape() == JsonFormat.Shape.STRING;
        return text ? own : own.getDelegatee();
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)
                ? super.deserialize(parser, context) : context.handleUnexpectedToken(handledType(), parser);
    }
}
