package dev.carafe.debug;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An error that the compiler reports.
 *
 * @param file the source file, or null if the error belongs to none
 * @param line the line in it, from 1
 * @param message what is wrong
 */
public record Diagnosis(@Nullable Path file, int line, String message) { }
