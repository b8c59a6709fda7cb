package kotlin;

/** Stands for Kotlin's, which the core knows by its name only. */
public enum Unit {
    INSTANCE
}
