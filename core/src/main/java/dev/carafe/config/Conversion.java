package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import java.lang.invoke.MethodType;
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

/** Values of settings as the types that they are read as; what does not fit is an exception that says what would. */
final class Conversion {
    static final JsonProvider JSON = new JacksonJson(JsonStyle.DEFAULT);

    private static final Map<Class<?>, Scalar<?>> SCALARS = Map.of(
            String.class, new Scalar<>("a text", Function.identity()),
            Boolean.class, new Scalar<>("true or false", Conversion::truth),
            Integer.class, new Scalar<>("a whole number of at most 32 bits", Integer::valueOf),
            Long.class, new Scalar<>("a whole number", Long::valueOf),
            Double.class, new Scalar<>("a number", Double::valueOf),
            Duration.class, new Scalar<>("a duration, in seconds or like PT30S", Conversion::duration));

    private Conversion() {}

    /** A type that is read from the text of a value. */
    private record Scalar<T>(String expected, Function<String, T> parse) {}

    /** What a value of the type has to be, to end the sentence "Set it to". */
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
        return scalar == null ? fromJson(value, boxed) : boxed.cast(scalar.parse().apply(value.toString()));
    }

    /** The elements of a collection, of an array, of the text of a JSON array, or of a text with commas. */
    static Stream<?> elements(Object value) {
        return switch (value) {
            case Collection<?> collection -> collection.stream().filter(Objects::nonNull);
            case Object[] array -> Arrays.stream(array).filter(Objects::nonNull);
            case String json when json.startsWith("[") -> elements(fromJson(json, List.class));
            case Object text -> Arrays.stream(text.toString().split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
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

    /** In the words of Python's {@code configparser}, which are those of YAML and of query parameters too. */
    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Duration duration(String text) {
        return text.startsWith("P") ? Duration.parse(text) : Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }
}
