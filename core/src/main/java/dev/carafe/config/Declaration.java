package dev.carafe.config;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Declares a setting: its key, type, range and default.
 *
 * <pre>{@code
 * app.config().declare(
 *     Declaration.integer("MAIL_PORT", 1, 65_535).orElse(25),
 *     Declaration.bool("MAIL_USE_TLS").orElse(false),
 *     Declaration.text("MAIL_SERVER").orElse("localhost"));
 * }</pre>
 *
 * <p>A declared setting has its type whatever source it comes from, and is checked before the app starts. A text or a list can be read from
 * the file that {@code KEY_FILE} names. Immutable.
 */
public final class Declaration {
    private final String key;
    private final Class<?> type;
    private final String expected;
    private final Predicate<Object> fits;
    private final @Nullable Object fallback;
    private final boolean nullable;

    private Declaration(String key, Class<?> type, String expected, Predicate<Object> fits, @Nullable Object fallback, boolean nullable) {
        this.key = key;
        this.type = type;
        this.expected = expected;
        this.fits = fits;
        this.fallback = fallback;
        this.nullable = nullable;
    }

    private static Declaration of(String key, Class<?> type, String expected, Predicate<Object> fits) {
        if (!Keys.isKey(key)) {
            throw new IllegalArgumentException("'%s' is no key of a setting. Keys are in capitals.".formatted(key));
        }
        return new Declaration(key, type, expected, fits, null, true);
    }

    /** Declares a switch; see {@link Config#getBoolean(String)} for its texts. */
    public static Declaration bool(String key) {
        return of(key, Boolean.class, "true or false", value -> true);
    }

    /** Declares a whole number within a range, both ends included. */
    public static Declaration integer(String key, long least, long greatest) {
        String range = greatest == Long.MAX_VALUE ? "of at least " + least : "from " + least + " to " + greatest;
        return of(key, Long.class, "a whole number " + range, value -> value instanceof Long n && n >= least && n <= greatest);
    }

    /** Declares a duration within a range, both ends included. */
    public static Declaration duration(String key, Duration least, Duration greatest) {
        String expected = "a duration from %s to %s, in seconds or like PT30S".formatted(least, greatest);
        return of(key, Duration.class, expected, value -> value instanceof Duration duration && duration.compareTo(least) >= 0
                && duration.compareTo(greatest) <= 0);
    }

    /** Declares a text. If it may be null, an empty text counts as not set. */
    public static Declaration text(String key) {
        return of(key, String.class, "a text", value -> !"".equals(value));
    }

    /** Declares a list of texts. */
    public static Declaration list(String key) {
        return of(key, List.class, "a list of texts", value -> true);
    }

    /**
     * Returns a declaration that accepts only texts of a form, for a text or for each element of a list.
     *
     * @param form a description of the form that ends the sentence "Set it to"
     */
    public Declaration matching(String form, Predicate<String> test) {
        Predicate<Object> each = value -> value instanceof List<?> list
                ? list.stream().allMatch(element -> test.test(element.toString()))
                : test.test(value.toString());
        return new Declaration(key, type, form, fits.and(each), fallback, nullable);
    }

    /**
     * Returns a declaration with a default instead of null. It refuses null, unless {@link #nullable} follows. For a switch, null is always
     * false.
     *
     * @throws IllegalArgumentException if the value does not fit the setting
     */
    public Declaration orElse(Object value) {
        Object own = type == Long.class && value instanceof Integer number ? (Object) number.longValue() : value;
        if (!type.isInstance(own) || !fits.test(own)) {
            throw new IllegalArgumentException("The default of %s is '%s'. Set it to %s.".formatted(key, value, expected));
        }
        return new Declaration(key, type, expected, fits, own, type == Boolean.class);
    }

    /** Returns a declaration that accepts null although it has a default. */
    public Declaration nullable() {
        return new Declaration(key, type, expected, fits, fallback, true);
    }

    String key() {
        return key;
    }

    Class<?> type() {
        return type;
    }

    boolean mayBeInFile() {
        return type == String.class || type == List.class;
    }

    Setting byDefault() {
        return new Setting(key, fallback, null, null);
    }

    /** Converts a value from any source to the setting's type. Keeps a value that does not fit, for the check to report. */
    Setting read(@Nullable Object given, @Nullable String origin) {
        Object value = given instanceof FreeText free ? free.declaredValue() : given;
        if (nullable && (value == null || (value.equals("") && type == String.class))) {
            return new Setting(key, null, origin, null);
        }
        try {
            Object own = value == null ? null : type == List.class ? Conversion.texts(value) : Conversion.convert(value, type);
            return own != null && fits.test(own) ? new Setting(key, own, origin, null) : new Setting(key, value, origin, expected);
        } catch (RuntimeException e) {
            return new Setting(key, value, origin, expected);
        }
    }
}
