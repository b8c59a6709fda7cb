package dev.carafe.templates.engine.source;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a template's outer syntax, as Jinja2's environment has them.
 *
 * @param delimiters what opens and closes tags, outputs and comments
 * @param trimBlocks whether the newline after a tag goes
 * @param lstripBlocks whether the blanks before a tag that begins its line go
 * @param keepTrailingNewline whether the last newline of a template stays
 * @param linePrefix what makes a line a tag; null for nothing
 * @param lineComment what makes the rest of a line a comment; null for nothing
 * @param newline what a newline of a template is output as
 */
public record Dialect(Map<Kind, Pair> delimiters, boolean trimBlocks, boolean lstripBlocks, boolean keepTrailingNewline,
        @Nullable String linePrefix, @Nullable String lineComment, String newline) {
    /** What stands between delimiters. */
    public enum Kind { COMMENT, BLOCK, VARIABLE }

    /** An opening and a closing delimiter. */
    public record Pair(String open, String close) {}

    /** Jinja2's own. */
    public static final Dialect DEFAULT = new Dialect(Map.of(Kind.BLOCK, new Pair("{%", "%}"), Kind.VARIABLE, new Pair("{{", "}}"),
            Kind.COMMENT, new Pair("{#", "#}")), false, false, false, null, null, "\n");

    /** The same with other delimiters of a kind; none may be empty, and no two kinds may open alike. */
    public Dialect delimiters(Kind kind, String open, String close) {
        if (open.isEmpty() || close.isEmpty()) {
            throw new IllegalArgumentException("A delimiter of " + kind.name().toLowerCase(Locale.ROOT) + "s is empty.");
        }
        Map<Kind, Pair> changed = new EnumMap<>(delimiters);
        changed.put(kind, new Pair(open, close));
        return new Dialect(changed, trimBlocks, lstripBlocks, keepTrailingNewline, linePrefix, lineComment, newline);
    }

    /** The same with another handling of blanks and newlines. */
    public Dialect whiteSpace(boolean trim, boolean lstrip, boolean keepNewline, String sequence) {
        return new Dialect(delimiters, trim, lstrip, keepNewline, linePrefix, lineComment, sequence);
    }

    /** The same with other prefixes of lines. */
    public Dialect lines(@Nullable String statement, @Nullable String comment) {
        return new Dialect(delimiters, trimBlocks, lstripBlocks, keepTrailingNewline, statement, comment, newline);
    }

    /** Which kind opens at a place, the longest delimiter first; null for none. */
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
