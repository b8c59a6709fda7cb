package dev.carafe.http;

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
 * Header fields in the order they were added; names are compared without regard to case (RFC 9110, section 5.1).
 *
 * <pre>{@code
 * req.headers().get("accept-language");
 * for (Map.Entry<String, String> field : req.headers()) { ... }
 * }</pre>
 *
 * <p>To read only: a response is changed through {@link Response#header} and its kin. A name that is no token, or a value with CR,
 * LF, NUL or another control character, is refused where it is given, so nothing that a client sent can split a message.
 */
public final class Headers implements Iterable<Map.Entry<String, String>> {
    private static final String[] NONE = {};

    private String[] fields;
    private int size;

    Headers() {
        fields = NONE;
    }

    private Headers(Headers other) {
        fields = other.fields.clone();
        size = other.size;
    }

    /**
     * Headers of alternating names and values.
     *
     * @throws IllegalArgumentException if a name has no value, or either is not allowed in a message
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Headers.of takes a value for each name, but '%s' has none."
                    .formatted(namesAndValues[namesAndValues.length - 1]));
        }
        Headers headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    /** Headers of alternating names and values that a server has received and checked. */
    public static Headers received(String[] namesAndValues) {
        Headers headers = new Headers();
        headers.fields = namesAndValues;
        headers.size = namesAndValues.length;
        return headers;
    }

    /** The first value of a field, or null if there is none. */
    public @Nullable String get(String name) {
        int index = indexOf(name, 0);
        return index < 0 ? null : fields[index + 1];
    }

    /** All values of a field, in order; empty if there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 2)) {
            values.add(fields[i + 1]);
        }
        return values;
    }

    /** Whether there is such a field. */
    public boolean contains(String name) {
        return indexOf(name, 0) >= 0;
    }

    /** The names as first written, in order, each once. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < size; i += 2) {
            if (indexOf(fields[i], 0) == i) {
                names.add(fields[i]);
            }
        }
        return names;
    }

    /** How many fields there are, repeated ones counted each. */
    public int size() {
        return size / 2;
    }

    /** These headers with one more or, where the name is there, with its value replaced. */
    public Headers with(String name, String value) {
        return new Headers(this).set(name, value);
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Map.Entry<String, String> next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                next += 2;
                return Map.entry(fields[next - 2], fields[next - 1]);
            }
        };
    }

    /** The fields as in a message, one a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size; i += 2) {
            text.append(fields[i]).append(": ").append(fields[i + 1]).append('\n');
        }
        return text.toString();
    }

    Headers add(String name, String value) {
        HeaderSyntax.checkName(name);
        HeaderSyntax.checkValue(name, value);
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, Math.max(8, size * 2));
        }
        fields[size++] = name;
        fields[size++] = value;
        return this;
    }

    Headers set(String name, String value) {
        int index = indexOf(name, 0);
        if (index < 0) {
            return add(name, value);
        }
        HeaderSyntax.checkValue(name, value);
        fields[index + 1] = value;
        for (int i = indexOf(name, index + 2); i >= 0; i = indexOf(name, i)) {
            removeAt(i);
        }
        return this;
    }

    Headers remove(String name) {
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i)) {
            removeAt(i);
        }
        return this;
    }

    private void removeAt(int index) {
        System.arraycopy(fields, index + 2, fields, index, size - index - 2);
        size -= 2;
    }

    private int indexOf(String name, int from) {
        for (int i = from; i < size; i += 2) {
            if (name.equalsIgnoreCase(fields[i])) {
                return i;
            }
        }
        return -1;
    }
}
