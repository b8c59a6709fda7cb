package dev.carafe.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
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
import java.util.Locale;
import java.util.function.Function;

/** How Quart writes what JSON has no form for: dates as HTTP dates, a date without a zone as UTC, decimals as strings. */
final class PythonForms extends SimpleModule {
    private static final long serialVersionUID = 1;
    static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    PythonForms() {
        super("carafe");
        Floats floats = new Floats();
        addSerializer(Double.class, floats);
        addSerializer(double.class, floats);
        addSerializer(Float.class, floats);
        addSerializer(float.class, floats);
        addSerializer(BigDecimal.class, new Texts<BigDecimal>(BigDecimal::toString));
        date(Instant.class, instant -> instant);
        date(Date.class, Date::toInstant);
        date(OffsetDateTime.class, OffsetDateTime::toInstant);
        date(ZonedDateTime.class, ZonedDateTime::toInstant);
        date(LocalDateTime.class, time -> time.toInstant(ZoneOffset.UTC));
        date(LocalDate.class, day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private <T> void date(Class<T> type, Function<T, Instant> instant) {
        addSerializer(type, new Texts<T>(date -> HTTP_DATE.format(instant.apply(date))));
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
