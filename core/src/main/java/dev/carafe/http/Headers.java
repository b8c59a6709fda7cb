package dev.carafe.http;

import dev.carafe.http.syntax.HeaderSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in the order in which they were added. Names are case-insensitive (RFC 9110, section 5.1).
 *
 * <pre>{@code
 * req.headers().get("accept-language");
 * for (Map.Entry<String, String> field : req.headers()) { ... }
 * }</pre>
 *
 * <p>Immutable: {@link #with}, {@link #plus} and {@link #without} return changed copies. A name that is not a token, or a value with a line
 * break, NUL or another control character, is refused at once, so nothing that a client sent can split a message.
 */
public final class Headers implements Iterable<Map.Entry<String, String>> {
    /** No fields. */
    public static final Headers EMPTY = new Headers(new String[0]);

    /** Alternating names and values. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /**
     * Returns headers of alternating names and values.
     *
     * @throws IllegalArgumentException if a name has no value, or either is not allowed in a message
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Headers.of takes a value for each name, but '%s' has none."
                    .formatted(namesAndValues[namesAndValues.length - 1]));
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            check(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Headers(namesAndValues.clone());
    }

    /**
     * Returns headers of alternating names and values that a server has received and checked. Only a {@link RawRequest} needs this:
     * received values may have bytes beyond ASCII, sent ones may not.
     */
    public static Headers received(String[] namesAndValues) {
        return new Headers(namesAndValues);
    }

    /** Returns the first value of a field, or null if there is none. */
    public @Nullable String get(String name) {
        int index = indexOf(name, 0);
        return index < 0 ? null : fields[index + 1];
    }

    /** Returns all values of a field, in order; empty if there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 2)) {
            values.add(fields[i + 1]);
        }
        return values;
    }

    /** Returns whether there is a field of a name. */
    public boolean contains(String name) {
        return indexOf(name, 0) >= 0;
    }

    /** Returns the names as first written, in order, each once. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (indexOf(fields[i], 0) == i) {
                names.add(fields[i]);
            }
        }
        return names;
    }

    /** Returns the number of fields; each repeated one counts. */
    public int size() {
        return fields.length / 2;
    }

    /**
     * Returns a copy with a field that replaces all fields of its name.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public Headers with(String name, String value) {
        check(name, value);
        int index = indexOf(name, 0);
        if (index < 0) {
            return appended(name, value);
        }
        String[] changed = fields.clone();
        changed[index + 1] = value;
        return new Headers(withoutFrom(changed, name, index + 2));
    }

    /**
     * Returns a copy with a field added to those of its name.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed in a message
     */
    public Headers plus(String name, String value) {
        check(name, value);
        return appended(name, value);
    }

    /** Returns a copy without the fields of a name. */
    public Headers without(String name) {
        return contains(name) ? new Headers(withoutFrom(fields, name, 0)) : this;
    }

    private static void check(String name, String value) {
        HeaderSyntax.checkName(name);
        HeaderSyntax.checkValue(name, value);
    }

    private Headers appended(String name, String value) {
        String[] longer = Arrays.copyOf(fields, fields.length + 2);
        longer[fields.length] = name;
        longer[fields.length + 1] = value;
        return new Headers(longer);
    }

    private static String[] withoutFrom(String[] fields, String name, int from) {
        String[] left = new String[fields.length];
        int length = 0;
        for (int i = 0; i < fields.length; i += 2) {
            if (i < from || !name.equalsIgnoreCase(fields[i])) {
                left[length++] = fields[i];
                left[length++] = fields[i + 1];
            }
        }
        return length == fields.length ? left : Arrays.copyOf(left, length);
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < fields.length;
            }

            @Override
            public Map.Entry<String, String> next() {
                if (next >= fields.length) {
                    throw new NoSuchElementException();
                }
                next += 2;
                return Map.entry(fields[next - 2], fields[next - 1]);
            }
        };
    }

    /** Returns the name of the field at an index below {@link #size}; with {@link #valueAt}, it allows a loop that creates no objects. */
    public String nameAt(int index) {
        return fields[2 * index];
    }

    /** Returns the value of the field at an index below {@link #size}. */
    public String valueAt(int index) {
        return fields[2 * index + 1];
    }

    /** Returns the fields as in a message, one per line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            text.append(fields[i]).append(": ").append(fields[i + 1]).append('\n');
        }
        return text.toString();
    }

    private int indexOf(String name, int from) {
        for (int i = from; i < fields.length; i += 2) {
            if (name.equalsIgnoreCase(fields[i])) {
                return i;
            }
        }
        return -1;
    }
}
