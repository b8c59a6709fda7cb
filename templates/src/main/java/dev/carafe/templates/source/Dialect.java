package dev.carafe.templates.source;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a template's outer syntax, as Jinja2's environment has them.
 *
 * @param trimBlocks whether the newline after a tag goes
 * @param lstripBlocks whether the blanks before a tag that begins its line go
 * @param keepTrailingNewline whether the last newline of a template stays
 * @param linePrefix what makes a line a tag; null for nothing
 * @param lineComment what makes the rest of a line a comment; null for nothing
 */
public record Dialect(boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline, @Nullable String linePrefix,
        @Nullable String lineComment) {
    /** Jinja2's own. */
    public static final Dialect DEFAULT = new Dialect(false, false, false, null, null);
}
