package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Converts values of settings to the types that they are read as. The exception for a value that does not fit says what would. */
final class Conversion {
    static final JsonProvider JSON = new JacksonJson(JsonStyle.DEFAULT.sortKeys(false).ascii(false));

    private static final Map<Class<?>, Scalar<?>> SCALARS = Map.of(
            String.class, new Scalar<>("a text", Function.identity()),
            Boolean.class, new Scalar<>("true or false", Conversion::truth),
            Integer.class, new Scalar<>("a whole number of at most 32 bits", text -> decimal(text).intValueExact()),
            Long.class, new Scalar<>("a whole number", text -> decimal(text).longValueExact()),
            Double.class, new Scalar<>("a number", Conversion::number),
            Duration.class, new Scalar<>("a duration, in seconds or like PT30S", Conversion::duration));

    private Conversion() {}

    /** A type that is read from the text of a value. */
    private record Scalar<T>(String expected, Function<String, T> parse) {}

    /** Returns what a value of the type has to be, to end the sentence "Set it to". */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(Conversion::name).collect(Collectors.joining(", "));
        }
        Scalar<?> scalar = SCALARS.get(boxed(type));
        return scalar == null ? "what reads as JSON of " + type.getSimpleName() : scalar.expected();
    }

    /** @throws RuntimeException if the value does not fit the type */
    static <T> T convert(Object value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(constant -> name(constant).equalsIgnoreCase(value.toString()))
                    .findFirst().orElseThrow();
        }
        Class<T> boxed = boxed(type);
        Scalar<?> scalar = SCALARS.get(boxed);
        return scalar == null ? fromJson(value, boxed) : boxed.cast(scalar.parse().apply(text(value)));
    }

    private static String text(Object value) {
        boolean hasParts = value instanceof Map || value instanceof Collection || value.getClass().isArray();
        return hasParts ? new String(JSON.write(value), UTF_8) : value.toString();
    }

    /** Returns the elements of a value as texts. */
    static List<String> texts(Object value) {
        return elements(value).map(Conversion::text).toList();
    }

    /** Returns the elements of a collection, of an array, of the text of a JSON array, or of a text with commas or line breaks. */
    static Stream<?> elements(Object value) {
        return switch (value) {
            case Collection<?> collection -> collection.stream().filter(Objects::nonNull);
            case Object array when array.getClass().isArray() -> elements(fromJson(array, List.class));
            case String json when json.strip().startsWith("[") -> elements(fromJson(json.strip(), List.class));
            case Object text -> Arrays.stream(text.toString().split("[,\r\n]", -1)).map(String::strip).filter(part -> !part.isEmpty());
        };
    }

    private static <T> T fromJson(Object value, Class<T> type) {
        boolean isJson = value instanceof String text && (text.startsWith("{") || text.startsWith("["));
        byte[] json = isJson ? value.toString().getBytes(UTF_8) : JSON.write(value);
        return Objects.requireNonNull(JSON.read(json, type));
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name();
    }

    @SuppressWarnings("unchecked") // int.class and Integer.class are both a Class<Integer>
    private static <T> Class<T> boxed(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }

    /** Parses a boolean in the words of Python's {@code configparser}, which are also those of YAML and of query parameters. */
    private static boolean truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Parses a number of bounded size, so that the billions of digits of 1e999999999 are never expanded. */
    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text.strip());
        if (Math.abs((long) number.scale()) > 1_000) {
            throw new ArithmeticException("too large or too small");
        }
        return number;
    }

    private static double number(String text) {
        double number = decimal(text).doubleValue();
        if (Double.isInfinite(number)) {
            throw new ArithmeticException("too large");
        }
        return number;
    }

    private static Duration duration(String text) {
        String stripped = text.strip();
        if (stripped.matches("[-+]?[Pp].*")) {
            return Duration.parse(stripped);
        }
        BigDecimal seconds = decimal(stripped);
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
    }
}
