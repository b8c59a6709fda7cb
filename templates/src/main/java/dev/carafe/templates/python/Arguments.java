package dev.carafe.templates.python;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template passed to a filter, a test or a function: by position and by name.
 *
 * <pre>{@code
 * templates.filter("ago", (value, args) -> ago(value, args.text(0, "unit", "days")));   // {{ date|ago(unit='hours') }}
 * }</pre>
 */
public final class Arguments {
    private static final @Nullable Object[] NOTHING = new @Nullable Object[0];

    private final @Nullable Object[] positional;
    private final Map<String, @Nullable Object> named;
    private final Site site;

    /** Takes the array and the map as they are. */
    public Arguments(@Nullable Object[] positional, Map<String, @Nullable Object> named, Site site) {
        this.positional = positional;
        this.named = named;
        this.site = site;
    }

    /** No arguments. */
    public static Arguments none(Site site) {
        return new Arguments(NOTHING, Map.of(), site);
    }

    /** Where the call stands. */
    public Site site() {
        return site;
    }

    /** How many were passed by position. */
    public int size() {
        return positional.length;
    }

    /** Those passed by position. */
    public List<@Nullable Object> positional() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(positional));
    }

    /** Those passed by name, in their order. */
    public Map<String, @Nullable Object> named() {
        return named;
    }

    /** The argument at an index, counted from 0. */
    public @Nullable Object get(int index) {
        if (index < positional.length) {
            return positional[index];
        }
        throw new PythonException("missing argument " + (index + 1) + ": " + positional.length + " given");
    }

    /** The argument at an index or of a name, else the fallback. */
    public @Nullable Object get(int index, String name, @Nullable Object fallback) {
        if (index < positional.length) {
            return positional[index];
        }
        return named.isEmpty() ? fallback : named.getOrDefault(name, fallback);
    }

    /** Whether there is an argument at the index or of the name. */
    public boolean has(int index, String name) {
        return index < positional.length || named.containsKey(name);
    }

    /** The argument at an index as text. */
    public String text(int index) {
        return Text.str(get(index));
    }

    /** The argument at an index or of a name as text. */
    public String text(int index, String name, String fallback) {
        return Text.str(get(index, name, fallback));
    }

    /** The argument at an index or of a name as a whole number. */
    public int integer(int index, String name, int fallback) {
        return Numbers.index(get(index, name, fallback));
    }

    /** The truth of the argument at an index or of a name. */
    public boolean flag(int index, String name, boolean fallback) {
        return Truth.of(get(index, name, fallback));
    }

    /** The same without the first ones by position. */
    public Arguments after(int count) {
        int from = Math.min(count, positional.length);
        return new Arguments(Arrays.copyOfRange(positional, from, positional.length), named, site);
    }
}
