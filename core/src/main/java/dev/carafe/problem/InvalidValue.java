package dev.carafe.problem;

/**
 * A value of a request that is missing or not valid.
 *
 * @param pointer where it is in the JSON (RFC 6901), or {@code /} and the name of a form's or query's value; empty for the whole
 * @param message what is wrong with it, in words for an end user: {@code must be a whole number}
 */
public record InvalidValue(String pointer, String message) { }
