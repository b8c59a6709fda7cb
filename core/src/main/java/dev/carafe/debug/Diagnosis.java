package dev.carafe.debug;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that the compiler has found wrong.
 *
 * @param file the source file, or null if it is none in particular
 * @param line the line in it, from 1
 * @param message what is wrong
 */
public record Diagnosis(@Nullable Path file, int line, String message) { }
