package dev.carafe.templates.jinja;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A name, attribute or item that is not there. This one is Jinja2's default: it prints as nothing, is false and empty, and an attribute of
 * it is an error. Subclass it for a kind of your own, as in Python:
 *
 * <pre>{@code
 * templates.undefined((name, message) -> new Undefined(name, message) {
 *     @Override
 *     public String print() {
 *         return "[" + name() + "?]";
 *     }
 * });
 * }</pre>
 */
public class Undefined {
    /** Prints as nothing, is false and empty; an attribute of it is an error. Jinja2's {@code Undefined}. */
    public static final Kind LENIENT = Undefined::new;
    /** Fails at any use but {@code is defined} and {@code default}. Jinja2's {@code StrictUndefined}. */
    public static final Kind STRICT = Strict::new;
    /** As lenient, and an attribute of it is undefined again. Jinja2's {@code ChainableUndefined}. */
    public static final Kind CHAINABLE = Chainable::new;
    /** As lenient, and prints as its own expression: {@code {{ name }}}. Jinja2's {@code DebugUndefined}. */
    public static final Kind DEBUG = Debug::new;

    private final @Nullable String name;
    private final String message;

    /**
     * Creates an undefined value.
     *
     * @param name the variable, attribute or item; null if it has no name, as the first item of an empty list
     * @param message the message of the error that a use raises
     */
    public Undefined(@Nullable String name, String message) {
        this.name = name;
        this.message = message;
    }

    /** Creates the undefined values of an environment; usually the constructor of a subclass. */
    @FunctionalInterface
    public interface Kind {
        /** Returns an undefined value; the parameters are those of {@link Undefined#Undefined(String, String)}. */
        Undefined of(@Nullable String name, String message);

        /** Returns this kind with a listener that receives the message whenever a value is printed, tested or iterated over. */
        default Kind logged(Consumer<? super String> log) {
            return (name, message) -> new Logged(this.of(name, message), log);
        }
    }

    /** Returns the name of the variable, attribute or item, or null. */
    public final @Nullable String name() {
        return name;
    }

    /** Returns what is undefined, in Jinja2's words. */
    public final String message() {
        return message;
    }

    /** Returns what {@code {{ value }}} prints. */
    public String print() {
        return "";
    }

    /** Returns whether the value counts as true. */
    public boolean isTrue() {
        return false;
    }

    /** Returns the items that a loop goes over. */
    public List<@Nullable Object> items() {
        return List.of();
    }

    /** Returns an attribute or item of this value; throws {@link #error()} unless undefined values can be chained. */
    public @Nullable Object member(String attribute) {
        throw error();
    }

    /** Called before a comparison or a look-up as a key; throws if the kind allows none. */
    public void compare() {}

    /** Returns the error of a use that is not allowed, to be thrown. */
    public final UndefinedException error() {
        return new UndefinedException(message);
    }

    private static final class Strict extends Undefined {
        Strict(@Nullable String name, String message) {
            super(name, message);
        }

        @Override
        public String print() {
            throw error();
        }

        @Override
        public boolean isTrue() {
            throw error();
        }

        @Override
        public List<@Nullable Object> items() {
            throw error();
        }

        @Override
        public void compare() {
            throw error();
        }
    }

    private static final class Chainable extends Undefined {
        Chainable(@Nullable String name, String message) {
            super(name, message);
        }

        @Override
        public Object member(String attribute) {
            return this;
        }
    }

    private static final class Debug extends Undefined {
        Debug(@Nullable String name, String message) {
            super(name, message);
        }

        @Override
        public String print() {
            int owner = message().indexOf(" has no ");
            String shown = message().equals("'" + name() + "' is undefined") ? name()
                    : owner < 0 ? "undefined value printed: " + message()
                    : "no such element: " + message().substring(0, owner).replace("'", "") + "["
                            + message().substring(message().indexOf(' ', owner + 8) + 1) + "]";
            return "{{ " + shown + " }}";
        }
    }

    private static final class Logged extends Undefined {
        private final Undefined base;
        private final Consumer<? super String> log;

        Logged(Undefined base, Consumer<? super String> log) {
            super(base.name(), base.message());
            this.base = base;
            this.log = log;
        }

        @Override
        public String print() {
            log.accept(message());
            return base.print();
        }

        @Override
        public boolean isTrue() {
            log.accept(message());
            return base.isTrue();
        }

        @Override
        public List<@Nullable Object> items() {
            log.accept(message());
            return base.items();
        }

        @Override
        public @Nullable Object member(String attribute) {
            return base.member(attribute);
        }

        @Override
        public void compare() {
            base.compare();
        }
    }

    @Override
    public String toString() {
        return "Undefined(" + message + ")";
    }
}
