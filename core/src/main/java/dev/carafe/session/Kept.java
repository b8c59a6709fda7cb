package dev.carafe.session;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts values to the form in which a later request reads them, so that a session returns the same in the request that sets them. */
@SuppressWarnings("ReferenceEquality") // an equal value may have another form
final class Kept {
    /** Enough for any data, and less than Jackson reads: each tag adds a level. */
    static final int MAX_DEPTH = 400;

    private Kept() {}

    /**
     * Returns a value as it is read from the cookie: the smallest type of whole number, {@code Double}, dates in whole seconds of UTC,
     * lists, and maps with texts as keys. Returns a value unchanged if it already has this form, or if no session can keep it.
     */
    static @Nullable Object of(@Nullable Object value) {
        return of(value, 0);
    }

    private static @Nullable Object of(@Nullable Object value, int depth) {
        return switch (value) {
            case Long number -> whole(BigInteger.valueOf(number), number);
            case Short number -> number.intValue();
            case Byte number -> number.intValue();
            case BigInteger number -> whole(number, number);
            case Float number -> Double.valueOf(number.toString());
            case BigDecimal number -> number.toString();
            case Character letter -> letter.toString();
            case Instant time -> date(time.atOffset(ZoneOffset.UTC));
            case OffsetDateTime time -> date(time);
            case ZonedDateTime time -> date(time.toOffsetDateTime());
            case LocalDateTime time -> date(time.atOffset(ZoneOffset.UTC));
            case Object deep when depth > MAX_DEPTH -> deep;
            case Tuple tuple -> {
                List<@Nullable Object> items = list(tuple.items(), depth);
                yield items == tuple.items() ? tuple : new Tuple(items);
            }
            case Collection<?> items -> list(items, depth);
            case Map<?, ?> map -> map(map, depth);
            case Object array when array.getClass().isArray() && !(array instanceof byte[]) -> list(items(array), depth);
            case null, default -> value;
        };
    }

    private static Number whole(BigInteger number, Number given) {
        return number.bitLength() < Integer.SIZE ? (Number) number.intValue() : number.bitLength() < Long.SIZE ? number.longValue() : given;
    }

    /** Flask reads only HTTP dates, which have neither fractions of a second nor a zone. */
    private static OffsetDateTime date(OffsetDateTime time) {
        boolean already = time.getNano() == 0 && time.getOffset().equals(ZoneOffset.UTC);
        return already ? time : time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private static List<Object> items(Object array) {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            items.add(Array.get(array, i));
        }
        return items;
    }

    /** Returns the same list if none of its elements changes, since the program may still add to it. */
    @SuppressWarnings("unchecked") // the list is only read or returned
    private static List<@Nullable Object> list(Collection<?> items, int depth) {
        List<@Nullable Object> kept = new ArrayList<>(items.size());
        boolean same = items instanceof List;
        for (Object item : items) {
            Object form = of(item, depth + 1);
            same &= form == item;
            kept.add(form);
        }
        return same ? (List<@Nullable Object>) items : kept;
    }

    private static Map<?, ?> map(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object form = of(entry.getValue(), depth + 1);
            same &= form == entry.getValue() && entry.getKey() instanceof String;
            kept.put(String.valueOf(entry.getKey()), form);
        }
        return same ? map : kept;
    }

    /** Converts a kept value to a type, or returns null. Numbers, dates and collections convert to any type that loses nothing. */
    static <T> @Nullable T as(@Nullable Object value, Class<T> type) {
        @SuppressWarnings("unchecked") // int.class and Integer.class are both a Class<Integer>
        Class<T> boxed = (Class<T>) MethodType.methodType(type).wrap().returnType();
        if (boxed.isInstance(value)) {
            return boxed.cast(value);
        }
        Object other = switch (value) {
            case Number number -> Numbers.exactly(number.toString(), boxed);
            case String text when boxed == BigDecimal.class -> Numbers.exactly(text, boxed);
            case String text when boxed == Character.class && text.length() == 1 -> text.charAt(0);
            case OffsetDateTime time -> date(time, boxed);
            case LocalDateTime time -> date(time.atOffset(ZoneOffset.UTC), boxed);
            case Tuple tuple when boxed == List.class -> tuple.items();
            case null, default -> null;
        };
        return boxed.isInstance(other) ? boxed.cast(other) : null;
    }

    private static @Nullable Object date(OffsetDateTime time, Class<?> type) {
        if (type == Instant.class) {
            return time.toInstant();
        } else if (type == ZonedDateTime.class) {
            return time.toZonedDateTime();
        } else if (type == LocalDateTime.class) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
        return time;
    }
}
