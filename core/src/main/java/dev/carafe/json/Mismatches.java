package dev.carafe.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads HTTP dates where ISO dates are expected, since Flask writes them. Distinguishes the program's mistakes from the sender's. */
final class Mismatches extends DeserializationProblemHandler {
    private static final Map<Class<?>, Function<Instant, Object>> DATES = Map.of(
            Instant.class, instant -> instant,
            OffsetDateTime.class, instant -> instant.atOffset(ZoneOffset.UTC),
            ZonedDateTime.class, instant -> instant.atZone(ZoneOffset.UTC),
            LocalDateTime.class, instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
            LocalDate.class, instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC));

    /**
     * Blames the program: no JSON object can become an instance of a class without a suitable constructor. That a text is no array is the
     * sender's mistake.
     */
    @Override
    public Object handleMissingInstantiator(DeserializationContext context, Class<?> type, @Nullable ValueInstantiator instantiator,
            JsonParser parser, String problem) throws IOException {
        if (type.isArray()) {
            return context.reportInputMismatch(type, "%s", problem);
        }
        boolean isObject = parser.hasToken(JsonToken.START_OBJECT) || parser.hasToken(JsonToken.FIELD_NAME);
        if (!isObject || instantiator == null || isWrittenAsAnother(context, type)) {
            return NOT_HANDLED;
        }
        boolean fitsObjects = instantiator.canCreateUsingDefault() || instantiator.canCreateFromObjectWith()
                || instantiator.canCreateUsingDelegate();
        return fitsObjects ? NOT_HANDLED : context.reportBadDefinition(type, problem);
    }

    /** A class with {@code @JsonValue} is meant to be read from a text or a number. */
    private static boolean isWrittenAsAnother(DeserializationContext context, Class<?> type) {
        return context.getConfig().introspect(context.constructType(type)).findJsonValueAccessor() != null;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String text, String problem) {
        Function<Instant, Object> date = DATES.get(type);
        if (date == null) {
            return NOT_HANDLED;
        }
        try {
            return date.apply(Forms.HTTP_DATE.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return NOT_HANDLED;
        }
    }
}
