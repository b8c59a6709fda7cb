package dev.carafe.templates.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that a template passes to a filter, a test, a function or a tag, by position and by name.
 *
 * <pre>{@code
 * templates.filter("ago", (value, args) -> ago(value, args.text(0, "unit", "days")));   // {{ date|ago(unit='hours') }}
 * }</pre>
 *
 * <p>Indexes count from 0, without the value that a filter or test applies to. A missing argument, or one of the wrong type, throws a
 * {@link PythonException}, which becomes a {@link TemplateException} with the template and the line.
 */
public interface Arguments {
    /** Returns the number of arguments passed by position. */
    int size();

    /** Returns the arguments passed by position; unmodifiable. */
    List<@Nullable Object> positional();

    /** Returns the arguments passed by name, in the order of the call; unmodifiable. */
    Map<String, @Nullable Object> named();

    /** Returns the argument at an index; throws if there is none. */
    @Nullable Object get(int index);

    /** Returns the argument at an index or of a name, otherwise the fallback. */
    @Nullable Object get(int index, String name, @Nullable Object fallback);

    /** Returns whether an argument was passed at the index or by the name. */
    default boolean has(int index, String name) {
        return index < size() || named().containsKey(name);
    }

    /** Returns the argument at an index as {@code {{ value }}} would print it. */
    String text(int index);

    /** Returns the argument at an index or of a name as text, otherwise the fallback. */
    String text(int index, String name, String fallback);

    /** Returns the argument at an index or of a name, otherwise the fallback; throws for anything but a whole number. */
    int integer(int index, String name, int fallback);

    /** Returns whether the argument at an index or of a name is true in Jinja's sense, otherwise the fallback. */
    boolean flag(int index, String name, boolean fallback);

    /** Returns these arguments without the first positional ones, for a filter to pass on to another. */
    Arguments after(int count);

    /** Returns whether output is escaped at the place of the call. */
    boolean autoescape();

    /** Returns the kind of undefined values that these templates use. */
    Undefined.Kind undefined();
}
