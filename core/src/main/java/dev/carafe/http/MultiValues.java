package dev.carafe.http;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Strings by name, in order; a name may have several values. Query, form and cookies are read through it.
 *
 * <pre>{@code
 * req.args().get("q", "");                         // the first value, or ""
 * req.args().getInt("page", 1);                    // 1 when absent and when not a number
 * req.args().require("from", LocalDate::parse);    // 400, with the name in the response, when absent or not a date
 * req.form().all("tag");                           // every value
 * }</pre>
 *
 * <p>A read with a fallback never fails: a malformed value yields the fallback, as in Flask's {@code args.get("n", default, type=int)}.
 * {@code require} fails with a 400 that names the value. Immutable.
 */
public final class MultiValues implements Iterable<Map.Entry<String, String>> {
    static final MultiValues EMPTY = new MultiValues(Map.of());

    private final Map<String, List<String>> lists;
    private final @Nullable Request origin;
    private final UploadedFiles files;

    private MultiValues(Map<String, List<String>> lists) {
        this(lists, null, UploadedFiles.NONE);
    }

    private MultiValues(Map<String, List<String>> lists, @Nullable Request origin, UploadedFiles files) {
        this.lists = lists;
        this.origin = origin;
        this.files = files;
    }

    /** Returns the values as part of a request, whose binding reads them as instances of classes. */
    MultiValues readBy(Request request, UploadedFiles uploaded) {
        return new MultiValues(lists, request, uploaded);
    }

    /** Returns the values of a map, in its order; a name without values is left out. */
    public static MultiValues of(Map<String, ? extends Collection<String>> values) {
        Builder builder = new Builder();
        values.forEach((name, list) -> list.forEach(value -> builder.add(name, value)));
        return builder.build();
    }

    static MultiValues ofPairs(List<Map.Entry<String, String>> pairs) {
        Builder builder = new Builder();
        pairs.forEach(pair -> builder.add(pair.getKey(), pair.getValue()));
        return builder.build();
    }

    /** Returns these values followed by others: {@code req.args().and(req.form())} is Flask's {@code request.values}. */
    public MultiValues and(MultiValues others) {
        Builder builder = new Builder();
        forEach(value -> builder.add(value.getKey(), value.getValue()));
        others.forEach(value -> builder.add(value.getKey(), value.getValue()));
        Request request = origin != null ? origin : others.origin;
        MultiValues both = builder.build();
        return request == null ? both : both.readBy(request, files.isEmpty() ? others.files : files);
    }

    /** Returns the first value of the name, or null. */
    public @Nullable String get(String name) {
        List<String> list = lists.get(name);
        return list == null ? null : list.getFirst();
    }

    /** Returns the first value of the name, or the fallback when there is none. */
    public String get(String name, String fallback) {
        String value = get(name);
        return value == null ? fallback : value;
    }

    /** Converts the first value of the name, or returns null when there is none or the function refuses it. */
    public <T> @Nullable T get(String name, Function<? super String, ? extends T> convert) {
        String value = get(name);
        return value == null ? null : converted(value, convert);
    }

    /**
     * Returns the first value of the name.
     *
     * @throws HttpException 400 when there is none
     */
    public String require(String name) {
        String value = get(name);
        if (value == null) {
            throw new HttpException(400, "The request has no value for '" + name + "', which is required.");
        }
        return value;
    }

    /**
     * Converts the first value of the name. A function refuses a value with an {@link IllegalArgumentException} or a
     * {@link DateTimeException}, as the JDK's {@code parse} and {@code valueOf} methods do.
     *
     * @throws HttpException 400 when there is none or the function refuses it
     */
    public <T> T require(String name, Function<? super String, ? extends T> convert) {
        T value = converted(require(name), convert);
        if (value == null) {
            throw new HttpException(400, "The value of '" + name + "' is not of the form that is asked for.");
        }
        return value;
    }

    /**
     * Converts the first value of the name to a type: String, int, long, double, boolean and their classes, BigDecimal, BigInteger, UUID,
     * LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Instant, Duration (the ISO 8601 forms), or an enum's constant by name.
     *
     * @throws HttpException 400 when there is none or it is not of the type
     * @throws IllegalArgumentException if the type is none of these
     */
    public <T> T require(String name, Class<T> type) {
        Function<String, T> convert = Conversion.to(type);
        T value = converted(require(name), convert);
        if (value == null) {
            throw new HttpException(400, "The value of '" + name + "' is no " + type.getSimpleName() + ".");
        }
        return value;
    }

    /**
     * Returns all values as an instance of a class, such as a record: each component is the first value of its name, or all of them if it
     * is a list. A {@link FilePart} or a list of them gets a form's files.
     *
     * <pre>{@code
     * record Search(String q, Optional<Integer> page, List<String> tag) {}
     * Search search = req.args().bind(Search.class);
     * }</pre>
     *
     * <p>An empty text counts as absent, except for a {@code String}. An absent {@code boolean} is false, like an unchecked checkbox, and
     * an absent list is empty. One error reports everything that is missing, does not fit or is invalid; clients get it as a
     * {@link dev.carafe.problem.Problem}. Values without a field in the class are ignored.
     *
     * @throws HttpException 400, or the setting {@code VALIDATION_STATUS}, if the values do not fit the class
     */
    public <T> T bind(Class<T> type) {
        Map<String, List<?>> all = new LinkedHashMap<>(lists);
        files.names().forEach(name -> all.put(name, files.all(name)));
        Request request = origin == null ? Request.of("GET", "/") : origin;
        return request.binding.bind(all, type, request.acceptLanguages());
    }

    /** Returns the first value of the name as a decimal integer, or the fallback when there is none or it is not one. */
    public int getInt(String name, int fallback) {
        Integer value = get(name, Conversion::toInt);
        return value == null ? fallback : value;
    }

    /** Returns the first value of the name as a decimal integer, or the fallback when there is none or it is not one. */
    public long getLong(String name, long fallback) {
        Long value = get(name, Conversion::toLong);
        return value == null ? fallback : value;
    }

    /** Returns the first value of the name as a finite decimal number, or the fallback when there is none or it is not one. */
    public double getDouble(String name, double fallback) {
        Double value = get(name, Conversion::toDouble);
        return value == null ? fallback : value;
    }

    /**
     * Returns the first value of the name as a boolean: {@code true on yes 1} and {@code false off no 0}, in any case, or the fallback when
     * there is none or it is none of these. ({@code on} is what a browser sends for a checkbox.)
     */
    public boolean getBoolean(String name, boolean fallback) {
        Boolean value = get(name, Conversion::toBoolean);
        return value == null ? fallback : value;
    }

    /** Returns every value of the name, in order; empty when there is none. */
    public List<String> all(String name) {
        return Collections.unmodifiableList(lists.getOrDefault(name, List.of()));
    }

    /** Returns whether the name has a value, even the empty one of {@code ?a} and {@code ?a=}. */
    public boolean contains(String name) {
        return lists.containsKey(name);
    }

    /** Returns the names, each once, in the order in which they first came. */
    public Set<String> names() {
        return Collections.unmodifiableSet(lists.keySet());
    }

    /** Returns the number of names. */
    public int size() {
        return lists.size();
    }

    /** Returns whether there is no value at all. */
    public boolean isEmpty() {
        return lists.isEmpty();
    }

    /** Returns every value by its name, as an immutable copy. */
    public Map<String, List<String>> toMap() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        lists.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        return Collections.unmodifiableMap(copy);
    }

    /** Returns every value with its name, those of the same name in sequence. */
    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return lists.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                .iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MultiValues values && values.lists.equals(lists);
    }

    @Override
    public int hashCode() {
        return lists.hashCode();
    }

    @Override
    public String toString() {
        return lists.toString();
    }

    private static <T> @Nullable T converted(String value, Function<? super String, ? extends T> convert) {
        try {
            return convert.apply(value);
        } catch (IllegalArgumentException | DateTimeException refused) {
            return null;
        }
    }

    /** Collects values one by one. */
    static final class Builder {
        private final Map<String, List<String>> lists = new LinkedHashMap<>();

        void add(String name, String value) {
            lists.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
        }

        MultiValues build() {
            return lists.isEmpty() ? EMPTY : new MultiValues(lists);
        }
    }
}
