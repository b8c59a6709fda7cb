package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evaluated arguments of one call. */
public final class CallArguments implements Arguments {
    private static final @Nullable Object[] NOTHING = new @Nullable Object[0];

    private final @Nullable Object[] positional;
    private final Map<String, @Nullable Object> named;
    private final Site site;

    /** Creates arguments. Does not copy the array and the map. */
    public CallArguments(@Nullable Object[] positional, Map<String, @Nullable Object> named, Site site) {
        this.positional = positional;
        this.named = named;
        this.site = site;
    }

    /** Returns no arguments. */
    public static CallArguments none(Site site) {
        return new CallArguments(NOTHING, Map.of(), site);
    }

    /** Returns the place of the call; {@link Site#PLAIN} for arguments that the program made itself. */
    public static Site siteOf(Arguments arguments) {
        return arguments instanceof CallArguments call ? call.site : Site.PLAIN;
    }

    @Override
    public int size() {
        return positional.length;
    }

    @Override
    public List<@Nullable Object> positional() {
        return Collections.unmodifiableList(Arrays.<@Nullable Object>asList(positional));
    }

    @Override
    public Map<String, @Nullable Object> named() {
        return named;
    }

    @Override
    public @Nullable Object get(int index) {
        if (index < positional.length) {
            return positional[index];
        }
        throw new PythonException("missing argument " + (index + 1) + ": " + positional.length + " given");
    }

    @Override
    public @Nullable Object get(int index, String name, @Nullable Object fallback) {
        if (index < positional.length) {
            return positional[index];
        }
        return named.isEmpty() ? fallback : named.getOrDefault(name, fallback);
    }

    @Override
    public String text(int index) {
        return Text.str(get(index));
    }

    @Override
    public String text(int index, String name, String fallback) {
        return Text.str(get(index, name, fallback));
    }

    @Override
    public int integer(int index, String name, int fallback) {
        return Numbers.index(get(index, name, fallback));
    }

    @Override
    public boolean flag(int index, String name, boolean fallback) {
        return Truth.of(get(index, name, fallback));
    }

    @Override
    public CallArguments after(int count) {
        int from = Math.min(count, positional.length);
        return new CallArguments(Arrays.copyOfRange(positional, from, positional.length), named, site);
    }

    @Override
    public boolean autoescape() {
        return site.autoescape();
    }

    @Override
    public Undefined.Kind undefined() {
        return site.undefined();
    }
}
