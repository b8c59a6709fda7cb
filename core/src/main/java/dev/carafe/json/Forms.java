package dev.carafe.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Jackson modules for values that Carafe writes or reads differently: floating-point numbers, dates and decimals. */
final class Forms extends SimpleModule {
    private static final long serialVersionUID = 1;
    static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Forms(String name) {
        super(name);
        Floats floats = new Floats();
        for (Class<? extends Number> type : List.of(Double.class, double.class, Float.class, float.class)) {
            addSerializer(type, floats);
            FiniteNumber.addTo(this, type);
        }
        TextDate.addTo(this);
    }

    /** Writes all dates in ISO 8601, including the legacy ones of {@code java.util}. */
    static Module iso() {
        return new Forms("carafe").text(Date.class, date -> instant(date).toString());
    }

    /** Writes as Flask and Quart do: HTTP dates, a date without a zone as UTC, decimals as strings. */
    static Module flask() {
        return new Forms("carafe-flask")
                .text(BigDecimal.class, BigDecimal::toString)
                .date(Instant.class, instant -> instant)
                .date(Date.class, Forms::instant)
                .date(OffsetDateTime.class, OffsetDateTime::toInstant)
                .date(ZonedDateTime.class, ZonedDateTime::toInstant)
                .date(LocalDateTime.class, time -> time.toInstant(ZoneOffset.UTC))
                .date(LocalDate.class, day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** Avoids {@code Date.toInstant}, which fails for the dates of {@code java.sql}. */
    @SuppressWarnings("JavaUtilDate") // an app may still use Date
    private static Instant instant(Date date) {
        return Instant.ofEpochMilli(date.getTime());
    }

    private <T> Forms date(Class<T> type, Function<T, Instant> instant) {
        return text(type, date -> HTTP_DATE.format(instant.apply(date)));
    }

    private <T> Forms text(Class<T> type, Function<T, String> text) {
        addSerializer(type, new Texts<T>(text));
        return this;
    }

    private static final class Texts<T> extends JsonSerializer<T> {
        private final Function<T, String> text;

        Texts(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(text.apply(value));
        }
    }

    private static final class Floats extends JsonSerializer<Number> {
        @Override
        public void serialize(Number value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(PythonFloat.repr(value instanceof Float ? Double.parseDouble(value.toString()) : value.doubleValue()));
        }
    }
}
