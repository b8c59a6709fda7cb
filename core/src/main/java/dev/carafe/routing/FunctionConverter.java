package dev.carafe.routing;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The converter that {@link Converter#of} returns. */
record FunctionConverter<T>(Class<T> type, Function<String, @Nullable T> parser, Function<? super T, String> formatter)
        implements Converter<T> {
    FunctionConverter {
        type = PathParam.boxed(type);
    }

    @Override
    public @Nullable T parse(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException doesNotMatch) {
            return null;
        }
    }

    @Override
    public String format(T value) {
        return formatter.apply(type.cast(value));
    }
}
