package dev.carafe.http;

import org.jspecify.annotations.Nullable;

/** A body that is sent as JSON, whatever its type. */
public record JsonValue(@Nullable Object value) { }
