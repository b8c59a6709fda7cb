package dev.carafe.templates.jinja;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a template can't be found, read or rendered; says where.
 *
 * <p>The message is ready for a log: {@code page.html, line 12: 'user' is undefined}, then the line's text.
 */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong. */
    public enum Kind {
        /** The template can't be read; Jinja2's {@code TemplateSyntaxError}. */
        SYNTAX,
        /** An undefined value was used where only a defined one will do; Jinja2's {@code UndefinedError}. */
        UNDEFINED,
        /** There is no such template; Jinja2's {@code TemplateNotFound}. */
        NOT_FOUND,
        /** A wrong type or a bad value; also the note of the place where an exception of the program occurred. */
        RUNTIME
    }

    private final Kind kind;
    private final String template;
    private final int line;
    private final @Nullable String sourceLine;

    /**
     * Creates an exception. A loader of your own may throw one for a template that it can't read.
     *
     * @param line the line, counted from 1; 0 if the failure belongs to none
     * @param sourceLine the text of that line; null if it is not known
     */
    public TemplateException(Kind kind, String message, String template, int line, @Nullable String sourceLine, @Nullable Throwable cause) {
        super(line == 0 ? message : described(message, template, line, sourceLine), cause);
        this.kind = kind;
        this.template = template;
        this.line = line;
        this.sourceLine = sourceLine;
    }

    private TemplateException(String message, String template, int line, @Nullable String sourceLine) {
        super(message, null, false, false);
        this.kind = Kind.RUNTIME;
        this.template = template;
        this.line = line;
        this.sourceLine = sourceLine;
    }

    /** Creates a note of the place where an exception of the program occurred, to be added to that exception as suppressed. */
    public static TemplateException note(String message, String template, int line, @Nullable String sourceLine) {
        String text = line == 0 ? template + ": " + message : described(message, template, line, sourceLine);
        return new TemplateException(text, template, line, sourceLine);
    }

    private static String described(String message, String template, int line, @Nullable String sourceLine) {
        String located = template + ", line " + line + ": " + message;
        return sourceLine == null ? located : located + "\n    " + sourceLine;
    }

    /** Returns what went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name of the template that failed, which may be an included one or a parent. */
    public String template() {
        return template;
    }

    /** Returns the line in that template, counted from 1; 0 if the failure belongs to no line. */
    public int line() {
        return line;
    }

    /** Returns the text of that line without surrounding blanks, or null. */
    public @Nullable String sourceLine() {
        return sourceLine;
    }
}
