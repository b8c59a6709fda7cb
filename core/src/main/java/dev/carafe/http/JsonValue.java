package dev.carafe.http;

import org.jspecify.annotations.Nullable;

/** A body that is to become JSON, whatever its kind. */
public record JsonValue(@Nullable Object value) { }
