package dev.carafe.http;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Converts text from a client. Each function refuses bad text with one of the JDK's exceptions. */
final class Conversion {
    private static final int MAX_DIGITS = 1000;
    private static final Map<Class<?>, Function<String, ?>> KNOWN = Map.ofEntries(
            entry(String.class, Function.identity()),
            entry(Integer.class, Conversion::toInt), entry(int.class, Conversion::toInt),
            entry(Long.class, Conversion::toLong), entry(long.class, Conversion::toLong),
            entry(Double.class, Conversion::toDouble), entry(double.class, Conversion::toDouble),
            entry(Boolean.class, Conversion::toBoolean), entry(boolean.class, Conversion::toBoolean),
            entry(BigDecimal.class, Conversion::toBigDecimal),
            entry(BigInteger.class, text -> new BigInteger(decimal(text))),
            entry(UUID.class, Conversion::toUuid),
            entry(LocalDate.class, LocalDate::parse), entry(LocalTime.class, LocalTime::parse),
            entry(LocalDateTime.class, LocalDateTime::parse), entry(OffsetDateTime.class, OffsetDateTime::parse),
            entry(Instant.class, Instant::parse), entry(Duration.class, Duration::parse));

    private Conversion() {}

    @SuppressWarnings("unchecked") // the table's rows pair a class with a function to it; int.class stands for Integer
    static <T> Function<String, T> to(Class<T> type) {
        Function<String, ?> known = KNOWN.get(type);
        if (known == null && type.isEnum()) {
            known = text -> Enum.valueOf(type.asSubclass(Enum.class), text);
        }
        if (known == null) {
            throw new IllegalArgumentException(("No conversion from text to %s is known. Pass a function instead of the class: "
                    + "require(name, %s::parse).").formatted(type.getName(), type.getSimpleName()));
        }
        return (Function<String, T>) known;
    }

    static Integer toInt(String text) {
        return Integer.valueOf(decimal(text));
    }

    static Long toLong(String text) {
        return Long.valueOf(decimal(text));
    }

    static Double toDouble(String text) {
        Double value = Double.valueOf(decimal(text));
        if (value.isInfinite()) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    /** Bounds the exponent: an app could expand 1e999999999 to a gigabyte of digits. */
    private static BigDecimal toBigDecimal(String text) {
        BigDecimal value = new BigDecimal(decimal(text));
        if (Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new NumberFormatException("out of range");
        }
        return value;
    }

    static Boolean toBoolean(String text) {
        if (isOneOf(text, "true", "on", "yes", "1")) {
            return true;
        }
        if (isOneOf(text, "false", "off", "no", "0")) {
            return false;
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static boolean isOneOf(String text, String... words) {
        for (String word : words) {
            if (word.equalsIgnoreCase(text)) {
                return true;
            }
        }
        return false;
    }

    /** Parses strictly, since {@link UUID#fromString} also accepts {@code 1-1-1-1-1}. */
    private static UUID toUuid(String text) {
        UUID value = UUID.fromString(text);
        if (text.length() != 36) {
            throw new IllegalArgumentException("not 36 characters");
        }
        return value;
    }

    /**
     * Returns the number's text without surrounding blanks. Refuses {@code 1f}, {@code 0x1p3} and digits of other scripts, which Java's own
     * parsers accept.
     */
    private static String decimal(String text) {
        String number = text.strip();
        if (number.length() > MAX_DIGITS) {
            throw new NumberFormatException("over " + MAX_DIGITS + " characters");
        }
        for (int i = 0; i < number.length(); i++) {
            if ("0123456789+-.eE".indexOf(number.charAt(i)) < 0) {
                throw new NumberFormatException("not a decimal number");
            }
        }
        return number;
    }
}
