package dev.carafe.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks what is read from requests as instances of classes: by the annotations of Jakarta Validation, if carafe-validation is installed.
 * Implementations are thread-safe.
 */
public interface Constraints {
    /** Returns what is not valid in a value, with pointers into it; empty if all is. */
    List<InvalidValue> check(Object value, Locale locale);

    /**
     * Returns what is not valid in a property of an object that could not be made, because another of its values does not fit.
     *
     * @param property the name of the property in the class; the pointers begin with the name that it has in JSON
     * @param value what would be its value
     */
    List<InvalidValue> checkProperty(Class<?> type, String property, @Nullable Object value, Locale locale);

    /** Returns whether there are messages in the language of a locale. */
    boolean speaks(Locale locale);
}
