package dev.carafe.templates.engine.python;

/** A value that says itself what type it is to Python. */
interface Typed {
    /** Python's name of the type. */
    String type();
}
