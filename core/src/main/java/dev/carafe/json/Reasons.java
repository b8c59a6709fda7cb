package dev.carafe.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains why a value does not fit in terms of what was expected, and never with a Java class. */
final class Reasons {
    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
            Map.entry(boolean.class, "boolean"), Map.entry(Boolean.class, "boolean"),
            Map.entry(float.class, "number"), Map.entry(Float.class, "number"), Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"), Map.entry(BigDecimal.class, "number"), Map.entry(BigInteger.class, "wholeNumber"),
            Map.entry(String.class, "text"), Map.entry(char.class, "character"), Map.entry(Character.class, "character"),
            Map.entry(LocalDate.class, "date"), Map.entry(LocalTime.class, "time"), Map.entry(LocalDateTime.class, "dateTime"),
            Map.entry(Instant.class, "instant"), Map.entry(OffsetDateTime.class, "instant"), Map.entry(ZonedDateTime.class, "instant"),
            Map.entry(Duration.class, "duration"),
            Map.entry(byte[].class, "base64"), Map.entry(UUID.class, "uuid"), Map.entry(URI.class, "url"), Map.entry(URL.class, "url"));
    private static final Map<Class<?>, Long> LARGEST = Map.of(byte.class, (long) Byte.MAX_VALUE, Byte.class, (long) Byte.MAX_VALUE,
            short.class, (long) Short.MAX_VALUE, Short.class, (long) Short.MAX_VALUE, int.class, (long) Integer.MAX_VALUE,
            Integer.class, (long) Integer.MAX_VALUE, long.class, Long.MAX_VALUE, Long.class, Long.MAX_VALUE);

    private Reasons() { }

    /** Explains an exception that was thrown for a value. */
    static Mismatch of(JsonMappingException e, JsonNode value, String at, ObjectMapper mapper) {
        String pointer = at;
        JsonNode found = value;
        for (JsonMappingException.Reference step : e.getPath()) {
            Object member = step.getFieldName() != null ? step.getFieldName() : step.getIndex();
            pointer = Mismatch.pointer(pointer, member);
            found = step.getFieldName() != null ? found.path(step.getFieldName()) : found.path(step.getIndex());
        }
        if (e instanceof UnrecognizedPropertyException) {
            return new Mismatch(pointer, "unknown");
        }
        if (!(e instanceof MismatchedInputException mismatched)) {
            return refused(e, found, pointer);
        }
        boolean absent = !e.getPath().isEmpty() && (found.isMissingNode() || found.isNull());
        return absent ? new Mismatch(pointer, "required") : ofType(mismatched.getTargetType(), found, pointer, mapper);
    }

    /** Explains a value that is not what was expected. */
    static Mismatch ofType(@Nullable Class<?> type, JsonNode found, String pointer, ObjectMapper mapper) {
        Class<?> target = type == null ? Object.class : type;
        Long largest = LARGEST.get(target);
        if (largest != null) {
            boolean whole = found.isIntegralNumber() || (found.isTextual() && found.textValue().strip().matches("[+-]?\\d+"));
            return whole ? new Mismatch(pointer, "range", Long.toString(-largest - 1), Long.toString(largest))
                    : new Mismatch(pointer, "wholeNumber");
        }
        if (target.isEnum()) {
            return new Mismatch(pointer, "oneOf", Stream.of(target.getEnumConstants())
                    .map(constant -> mapper.convertValue(constant, String.class)).collect(Collectors.joining(", ")));
        }
        boolean many = target.isArray() || Collection.class.isAssignableFrom(target);
        boolean object = Map.class.isAssignableFrom(target) || target.isRecord();
        String other = many ? "list" : object && !found.isObject() ? "object" : "misfit";
        return new Mismatch(pointer, EXPECTED.getOrDefault(target, other));
    }

    /**
     * Explains a constructor's refusal: a value was missing, or the constructor threw an exception whose message is meant for the sender.
     */
    private static Mismatch refused(JsonMappingException e, JsonNode found, String pointer) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String words = cause.getMessage() == null ? "" : cause.getMessage();
        List<String> names = found.isObject() ? names(e) : List.of();
        if (cause instanceof NullPointerException) {
            List<String> absent = names.stream().filter(name -> found.path(name).isMissingNode() || found.path(name).isNull()).toList();
            List<String> named = absent.stream().filter(name -> isNamed(name, words)).toList();
            List<String> likely = named.isEmpty() ? absent : named;
            return likely.size() == 1 ? new Mismatch(Mismatch.pointer(pointer, likely.getFirst()), "required")
                    : new Mismatch(pointer, "misfit");
        }
        if (!(cause instanceof IllegalArgumentException) || words.isEmpty() || !isOfTheProgram(cause)) {
            return new Mismatch(pointer, "misfit");
        }
        List<String> named = names.stream().filter(name -> isNamed(name, words)).toList();
        return new Mismatch(named.size() == 1 ? Mismatch.pointer(pointer, named.getFirst()) : pointer, "refused", words);
    }

    private static List<String> names(JsonMappingException e) {
        Class<?> type = e instanceof ValueInstantiationException instantiation ? instantiation.getType().getRawClass() : Object.class;
        return Arrays.stream(type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]).map(RecordComponent::getName).toList();
    }

    private static boolean isNamed(String name, String words) {
        return Arrays.asList(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+")).contains(name.toLowerCase(Locale.ROOT));
    }

    /** Returns whether the program threw the exception. The JDK's messages, such as that of {@code Enum.valueOf}, name classes. */
    private static boolean isOfTheProgram(Throwable e) {
        if (e.getStackTrace().length == 0) {
            return false;
        }
        StackTraceElement thrower = e.getStackTrace()[0];
        String module = thrower.getModuleName();
        return !thrower.getClassName().startsWith("com.fasterxml.jackson.")
                && (module == null || !(module.startsWith("java.") || module.startsWith("jdk.")));
    }
}
