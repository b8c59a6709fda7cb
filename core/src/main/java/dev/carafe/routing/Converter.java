package dev.carafe.routing;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a path variable into a value, and a value back into the text of a URL.
 *
 * <pre>{@code
 * Converters converters = new Converters().add("date", Converter.of(LocalDate.class, LocalDate::parse, LocalDate::toString));
 * // "/day/<d:date>" takes /day/2026-11-24 and leaves /day/today to the next rule
 * }</pre>
 *
 * <p>A converter is shared by all requests, so it must be thread-safe. Texts are percent-decoded, and never empty.
 */
public interface Converter<T> {
    /** Returns the value of a text, or null if the rule does not match: then the next rule is tried. */
    @Nullable T parse(String text);

    /** Returns the text of a value, not escaped. {@link #parse} must accept it. An exception leads to a {@link BuildException}. */
    default String format(T value) {
        return String.valueOf(value);
    }

    /**
     * Returns the rank of this converter if several could take a segment: lower weights are tried first (int 50, uuid 75, string 100, path
     * 200).
     */
    default int weight() {
        return 100;
    }

    /** Returns whether a value may contain {@code /}, and so span several segments of the path. It never begins with one. */
    default boolean spansSlashes() {
        return false;
    }

    /**
     * Returns the class of the values, which {@link Variable#type()} reports. By default it is the return type that this class
     * declares for {@link #parse}; a lambda declares none, so it has {@code Object}.
     */
    default Class<?> type() {
        try {
            return getClass().getMethod("parse", String.class).getReturnType();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Creates a converter from two functions. Null, an {@link IllegalArgumentException} or a {@link DateTimeException} from {@code parse}
     * means that the text does not match; any other exception is a bug and passes through.
     */
    static <T> Converter<T> of(Class<T> type, Function<String, @Nullable T> parse, Function<? super T, String> format) {
        return new FunctionConverter<>(type, parse, format);
    }
}
