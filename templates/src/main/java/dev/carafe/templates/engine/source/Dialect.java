package dev.carafe.templates.engine.source;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a template's outer syntax, as Jinja2's environment has them.
 *
 * @param delimiters the delimiters of tags, outputs and comments
 * @param trimBlocks whether the newline after a tag is removed
 * @param lstripBlocks whether the blanks before a tag that begins its line are removed
 * @param keepTrailingNewline whether the last newline of a template stays
 * @param linePrefix the prefix that makes a line a tag; null for none
 * @param lineComment the prefix that makes the rest of a line a comment; null for none
 * @param newline the output for a template's newline
 */
public record Dialect(Map<Kind, Pair> delimiters, boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline,
        @Nullable String linePrefix, @Nullable String lineComment, String newline) {
    /** What is between delimiters. */
    public enum Kind { COMMENT, BLOCK, VARIABLE }

    /** An opening and a closing delimiter. */
    public record Pair(String open, String close) {}

    /** Jinja2's default. */
    public static final Dialect DEFAULT = new Dialect(Map.of(Kind.BLOCK, new Pair("{%", "%}"), Kind.VARIABLE, new Pair("{{", "}}"),
            Kind.COMMENT, new Pair("{#", "#}")), false, false, false, null, null, "\n");

    /** Returns a copy with other delimiters of a kind. None may be empty, and no two kinds may open alike. */
    public Dialect delimiters(Kind kind, String open, String close) {
        if (open.isEmpty() || close.isEmpty()) {
            throw new IllegalArgumentException("A delimiter of " + kind.name().toLowerCase(Locale.ROOT) + "s is empty.");
        }
        Map<Kind, Pair> changed = new EnumMap<>(delimiters);
        changed.put(kind, new Pair(open, close));
        return new Dialect(changed, trimBlocks, lstripBlocks, keepTrailingNewline, linePrefix, lineComment, newline);
    }

    /** Returns a copy with another handling of blanks and newlines. */
    public Dialect whiteSpace(boolean trim, boolean lstrip, boolean keepNewline, String sequence) {
        return new Dialect(delimiters, trim, lstrip, keepNewline, linePrefix, lineComment, sequence);
    }

    /** Returns a copy with other prefixes of lines. */
    public Dialect lines(@Nullable String statement, @Nullable String comment) {
        return new Dialect(delimiters, trimBlocks, lstripBlocks, keepTrailingNewline, statement, comment, newline);
    }

    /** Returns the kind that opens at a place, the longest delimiter first, or null. */
    @Nullable Kind opening(String text, int position) {
        Kind found = null;
        for (Kind kind : Kind.values()) {
            boolean longer = found == null || open(kind).length() > open(found).length();
            if (longer && text.startsWith(open(kind), position)) {
                found = kind;
            }
        }
        return found;
    }

    String open(Kind kind) {
        return pair(kind).open;
    }

    String close(Kind kind) {
        return pair(kind).close;
    }

    private Pair pair(Kind kind) {
        Pair pair = delimiters.get(kind);
        if (pair == null) {
            throw new IllegalStateException(kind.name());
        }
        return pair;
    }
}
