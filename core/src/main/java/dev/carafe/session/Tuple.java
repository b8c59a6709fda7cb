package dev.carafe.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Python tuple in a session: Flask reads it as {@code (1, "a")}, and a list as {@code [1, "a"]}. In plain JSON it is an array.
 *
 * @param items the items; the list is copied
 */
public record Tuple(@JsonValue List<@Nullable Object> items) {
    public Tuple {
        items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    public static Tuple of(@Nullable Object... items) {
        return new Tuple(Arrays.asList(items));
    }
}
