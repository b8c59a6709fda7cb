package dev.carafe.templates.engine.python;

/** A value that names its own type in Python. */
interface Typed {
    /** Returns Python's name of the type. */
    String type();
}
