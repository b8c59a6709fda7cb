package dev.carafe.operation;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A response that a route may return.
 *
 * @param status its status
 * @param type what its body is made of; null for none, or one of which nothing is said
 * @param description what it means; null for the status's own words
 */
public record Result(int status, @Nullable Type type, @Nullable String description) { }
