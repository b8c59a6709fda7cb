package dev.carafe.templates.engine.tree;

import dev.carafe.http.HttpException;
import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.TemplateException;
import dev.carafe.templates.jinja.UndefinedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line of a template.
 *
 * @param template its name
 * @param source the text of the whole template
 * @param line counted from 1; 0 for the template as a whole
 */
public record Position(String template, String source, int line) {
    /** Returns another line of the same template. */
    public Position at(int otherLine) {
        return new Position(template, source, otherLine);
    }

    private @Nullable String sourceLine() {
        String text = source.lines().skip(Math.max(line - 1, 0)).findFirst().orElse("").strip();
        return line == 0 || text.isEmpty() ? null : text;
    }

    /**
     * Adds this place to a failure, unless it has one already. An exception of the program keeps its class, so that its error handler is
     * found, and gets the place as a suppressed exception; {@code abort} ends the request on purpose and gets none.
     */
    public RuntimeException error(Throwable cause) {
        return switch (cause) {
            case TemplateException located -> located;
            case HttpException aborted -> aborted;
            case UndefinedException e -> error(TemplateException.Kind.UNDEFINED, String.valueOf(e.getMessage()), e);
            case PythonException e -> error(TemplateException.Kind.RUNTIME, String.valueOf(e.getMessage()), e);
            case SyntaxException e -> at(e.line()).error(TemplateException.Kind.SYNTAX, String.valueOf(e.getMessage()), e);
            case StackOverflowError e -> error(TemplateException.Kind.RUNTIME, "values or calls are nested too deeply", e);
            case OutOfMemoryError e -> error(TemplateException.Kind.RUNTIME, "the template needs more memory than there is", e);
            case RuntimeException e -> noted(e);
            default -> error(TemplateException.Kind.RUNTIME, String.valueOf(cause), cause);
        };
    }

    private RuntimeException noted(RuntimeException cause) {
        if (Arrays.stream(cause.getSuppressed()).noneMatch(TemplateException.class::isInstance)) {
            cause.addSuppressed(TemplateException.note("raises " + cause.getClass().getSimpleName(), template, line, sourceLine()));
        }
        return cause;
    }

    /** Returns a failure of this kind at this place. */
    public TemplateException error(TemplateException.Kind kind, String message, @Nullable Throwable cause) {
        return new TemplateException(kind, message, template, line, sourceLine(), cause);
    }
}
