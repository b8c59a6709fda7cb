package dev.carafe.templates.python;

import org.jspecify.annotations.Nullable;

/** A name, attribute or item that is not there: prints as nothing and is false, but has no attributes of its own. */
public final class Undefined {
    /** How forgiving an undefined value is. */
    public enum Policy {
        /** Prints as nothing, is false and empty; an attribute of it is an error. */
        LENIENT,
        /** Any use but {@code is defined} and {@code default} is an error. */
        STRICT,
        /** As lenient, and an attribute of it is undefined again. */
        CHAINABLE
    }

    private final String message;
    private final Policy policy;

    /** With the words of the error that a use of it raises. */
    public Undefined(String message, Policy policy) {
        this.message = message;
        this.policy = policy;
    }

    static Undefined attribute(@Nullable Object owner, Object name, Policy policy) {
        String of = owner == null ? "'None'" : "'" + Types.name(owner) + " object'";
        String what = name instanceof String ? "attribute '" + name + "'" : "element " + Text.repr(name);
        return new Undefined(of + " has no " + what, policy);
    }

    /** The error of a use that no policy allows, to be thrown. */
    public UndefinedException error() {
        return new UndefinedException(message);
    }

    /** Fails if it is strict: called where a lenient one would count as empty. */
    public void use() {
        if (policy == Policy.STRICT) {
            throw error();
        }
    }

    /** What an attribute or item of it is: itself if chainable, else an error. */
    Undefined member() {
        if (policy == Policy.CHAINABLE) {
            return this;
        }
        throw error();
    }

    @Override
    public String toString() {
        return "Undefined(" + message + ")";
    }
}
