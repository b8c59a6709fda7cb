package dev.carafe.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data kept for one client from request to request.
 *
 * <pre>{@code
 * session().set("user", "ada");
 * String user = session().get("user", String.class);
 * session().pop("user");
 * }</pre>
 *
 * <p>It is saved after the request if it was {@linkplain #modified() modified}. Setting a value counts as a change even if the value is the
 * same; removing an absent one does not. A change inside a stored list or map goes unnoticed: call {@link #modified(boolean)
 * modified(true)} after it.
 *
 * <p>A session keeps null, strings, booleans, numbers, collections, arrays, maps, {@link Tuple}, byte[], UUID, dates with a time, and
 * {@link Markup}; the client can read it all. Each value reads the same in the request that sets it and in the next one: whole numbers as
 * {@code Integer}, or {@code Long} if they need it, fractions as {@code Double}, a BigDecimal as its text, collections as lists, and dates
 * in whole seconds of UTC, since Flask reads no others. {@link #get(String, Class)} converts them to other types.
 *
 * <p>Belongs to one request; not thread-safe.
 */
public final class Session implements Iterable<Map.Entry<String, @Nullable Object>> {
    private static final String PERMANENT = "_permanent";

    private final Map<String, @Nullable Object> data;
    /** The names that this request has set. The program may still change lists and maps among their values. */
    private final Set<String> fresh = new HashSet<>();
    private final boolean isNew;
    private final @Nullable String id;
    private final @Nullable String refusal;
    private boolean accessed;
    private boolean modified;

    private Session(Map<String, @Nullable Object> data, boolean isNew, @Nullable String id, @Nullable String refusal) {
        this.data = data;
        this.isNew = isNew;
        this.id = id;
        this.refusal = refusal;
    }

    /** Returns a new, empty session. */
    public static Session empty() {
        return new Session(new LinkedHashMap<>(), true, null, null);
    }

    /** Returns a session that was saved before. */
    public static Session of(Map<String, ? extends @Nullable Object> data) {
        return new Session(new LinkedHashMap<>(data), false, null, null);
    }

    /** Returns a session that was saved before in a store, under an id. */
    public static Session of(String id, Map<String, ? extends @Nullable Object> data) {
        return new Session(new LinkedHashMap<>(data), false, id, null);
    }

    /**
     * Returns a session that can't be saved: it reads as empty, and a write fails with an {@link IllegalStateException} that has the
     * reason.
     */
    public static Session unavailable(String reason) {
        return new Session(Collections.emptyMap(), true, null, reason);
    }

    /** Returns the value of a name, or null. */
    public @Nullable Object get(String name) {
        accessed = true;
        return kept(name);
    }

    private @Nullable Object kept(String name) {
        if (fresh.contains(name)) {
            data.put(name, Kept.of(data.get(name)));
        }
        return data.get(name);
    }

    /**
     * Returns the value of a name as a type, or null if there is none or it has another type.
     *
     * <pre>{@code
     * Long id = session().get("id", Long.class);
     * Instant seen = session().get("seen", Instant.class);
     * }</pre>
     *
     * <p>A number converts to any numeric class that holds it exactly: 2.0 to {@code Long}, but not 2.5. A date converts to {@code
     * Instant}, {@code OffsetDateTime}, {@code ZonedDateTime} or, in UTC, {@code LocalDateTime}; a Tuple also to a list.
     */
    public <T> @Nullable T get(String name, Class<T> type) {
        return Kept.as(get(name), type);
    }

    /** Returns the text of a name, or null if there is none or the value is not text. */
    public @Nullable String getString(String name) {
        return get(name, String.class);
    }

    /** Returns the text of a name, or the fallback if there is none or the value is not text. */
    public String getString(String name, String fallback) {
        return orElse(getString(name), fallback);
    }

    /** Returns a whole number, or the fallback if there is none or it does not fit an int. */
    public int getInt(String name, int fallback) {
        return orElse(get(name, Integer.class), fallback);
    }

    /** Returns a whole number, or the fallback if there is none or it does not fit a long. */
    public long getLong(String name, long fallback) {
        return orElse(get(name, Long.class), fallback);
    }

    /** Returns a number, or the fallback if there is none or no double holds it exactly. */
    public double getDouble(String name, double fallback) {
        return orElse(get(name, Double.class), fallback);
    }

    /** Returns a boolean, or the fallback if there is none or the value is not a boolean. */
    public boolean getBoolean(String name, boolean fallback) {
        return orElse(get(name, Boolean.class), fallback);
    }

    /**
     * Returns the elements of a list as a type, in an unmodifiable list. It is empty if there is no list, or an element has another type.
     */
    public <T> List<T> getList(String name, Class<T> type) {
        List<T> elements = new ArrayList<>();
        for (Object item : orElse(get(name, List.class), List.of())) {
            T element = Kept.as(item, type);
            if (element == null) {
                return List.of();
            }
            elements.add(element);
        }
        return Collections.unmodifiableList(elements);
    }

    private static <T> T orElse(@Nullable T value, T fallback) {
        return value != null ? value : fallback;
    }

    /** Sets a value. */
    public Session set(String name, @Nullable Object value) {
        write(true);
        data.put(name, value);
        fresh.add(name);
        return this;
    }

    /** Returns the value of a name, after setting it if there is none. Only setting it counts as a change. */
    public @Nullable Object setDefault(String name, @Nullable Object value) {
        boolean absent = !data.containsKey(name);
        write(absent);
        if (absent) {
            data.put(name, value);
            fresh.add(name);
        }
        return kept(name);
    }

    /** Removes a name. */
    public Session remove(String name) {
        pop(name);
        return this;
    }

    /** Removes a name and returns its value, or null. */
    public @Nullable Object pop(String name) {
        write(data.containsKey(name));
        Object value = kept(name);
        data.remove(name);
        fresh.remove(name);
        return value;
    }

    /** Removes everything and tells the client to drop its cookie, even one that could not be read. */
    public Session clear() {
        write(true);
        data.clear();
        fresh.clear();
        return this;
    }

    /** Returns whether a name has a value, even null. */
    public boolean contains(String name) {
        accessed = true;
        return data.containsKey(name);
    }

    /** Returns the names, in the order in which they were first set. */
    public Set<String> names() {
        return toMap().keySet();
    }

    /** Returns the number of names. */
    public int size() {
        accessed = true;
        return data.size();
    }

    /** Returns whether the session has no values. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** Returns an unmodifiable view of the session. */
    public Map<String, @Nullable Object> toMap() {
        accessed = true;
        return Collections.unmodifiableMap(data());
    }

    /** Returns the names and values, in order. */
    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
        return toMap().entrySet().iterator();
    }

    /** Returns whether the session outlives the browser, for the configured lifetime; false by default. */
    public boolean permanent() {
        return Boolean.TRUE.equals(get(PERMANENT));
    }

    /** Sets whether the session outlives the browser; stored in the session under the name {@code _permanent}. */
    public Session permanent(boolean permanent) {
        return set(PERMANENT, permanent);
    }

    /** Returns whether the client sent no valid session. */
    public boolean isNew() {
        return isNew;
    }

    /** Returns the session's id in its store, or null if the session is new or stored in its cookie. Does not count as access. */
    public @Nullable String id() {
        return id;
    }

    /** Returns whether the session was read or written, so that the response depends on the cookie. Does not count as access. */
    public boolean accessed() {
        return accessed;
    }

    /** Returns whether the session was changed and so has to be saved. Does not count as access. */
    public boolean modified() {
        return modified;
    }

    /** Sets whether the session has to be saved, for example after a change inside a value. */
    public Session modified(boolean changed) {
        accessed = true;
        modified = changed;
        return this;
    }

    /** Returns the values without counting as access. */
    Map<String, @Nullable Object> data() {
        fresh.forEach(this::kept);
        return data;
    }

    private void write(boolean changes) {
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
        accessed = true;
        modified |= changes;
    }

    /** Returns only the names, since values may be secret. */
    @Override
    public String toString() {
        return "Session" + data.keySet();
    }
}
