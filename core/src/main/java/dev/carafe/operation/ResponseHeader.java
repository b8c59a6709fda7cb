package dev.carafe.operation;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A header field that a route may send with a response.
 *
 * @param status the status of the response
 * @param name its name
 * @param type what its value is
 * @param description what it means, or null
 */
public record ResponseHeader(int status, String name, Type type, @Nullable String description) { }
