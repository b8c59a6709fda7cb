package dev.carafe.testing;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A line that was logged while a request was handled.
 *
 * @param logger the name of the logger
 * @param level the level
 * @param message the text
 * @param thrown the exception that was logged with it, or null
 */
public record LogLine(String logger, Level level, String message, @Nullable Throwable thrown) { }
