package dev.carafe.templates;

import org.jspecify.annotations.Nullable;

/**
 * A template that can't be found, read or rendered, with the place where that came up.
 *
 * <pre>{@code
 * page.html, line 12: 'user' is undefined
 *     <h1>{{ user.name }}</h1>
 * }</pre>
 *
 * <p>What a filter, test, function, context processor or getter throws is not wrapped, so that the app's handler for it is found.
 * It has the place as a suppressed exception of this class, which the log and the page of debug mode show.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The template breaks Jinja's grammar, or names a filter or test that does not exist. Raised when it is loaded. */
        SYNTAX,
        /** An undefined value was used where only a defined one will do. */
        UNDEFINED,
        /** There is no such template. */
        NOT_FOUND,
        /** A wrong type, a bad value; also the note of the place where an exception of the program came up. */
        RUNTIME
    }

    private final Kind kind;
    private final String template;
    private final int line;
    private final @Nullable String sourceLine;

    TemplateException(Kind kind, String message, Position position, @Nullable Throwable cause) {
        super(described(message, position), cause);
        this.kind = kind;
        this.template = position.template();
        this.line = position.line();
        this.sourceLine = position.sourceLine();
    }

    /** A note of the place that goes with another exception; its own stack says nothing more. */
    TemplateException(String message, Position position) {
        super(position.line() == 0 ? position.template() + ": " + message : described(message, position), null, false, false);
        this.kind = Kind.RUNTIME;
        this.template = position.template();
        this.line = position.line();
        this.sourceLine = position.sourceLine();
    }

    private static String described(String message, Position position) {
        if (position.line() == 0) {
            return message;
        }
        String sourceLine = position.sourceLine();
        String located = position.template() + ", line " + position.line() + ": " + message;
        return sourceLine == null ? located : located + "\n    " + sourceLine;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The name of the template where it came up, which may be an included one or a parent. */
    public String template() {
        return template;
    }

    /** The line in that template, counted from 1; 0 if it belongs to no line. */
    public int line() {
        return line;
    }

    /** The text of that line without the blanks around it; null if there is none. */
    public @Nullable String sourceLine() {
        return sourceLine;
    }
}
