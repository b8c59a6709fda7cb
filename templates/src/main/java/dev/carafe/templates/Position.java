package dev.carafe.templates;

import dev.carafe.http.HttpException;
import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.UndefinedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line of a template.
 *
 * @param template its name
 * @param source the text of the whole template
 * @param line counted from 1; 0 stands for the template as a whole
 */
record Position(String template, String source, int line) {
    Position at(int otherLine) {
        return new Position(template, source, otherLine);
    }

    @Nullable String sourceLine() {
        String text = source.lines().skip(Math.max(line - 1, 0)).findFirst().orElse("").strip();
        return line == 0 || text.isEmpty() ? null : text;
    }

    /**
     * What failed here, with this place; what has a place already keeps it, and what ends the request is no failure. An exception
     * of the program stays what it is, so that it finds its handler, and bears the place as a suppressed one.
     */
    RuntimeException error(RuntimeException cause) {
        return switch (cause) {
            case TemplateException located -> located;
            case HttpException aborted -> aborted;
            case UndefinedException e -> error(TemplateException.Kind.UNDEFINED, String.valueOf(e.getMessage()), e);
            case PythonException e -> error(TemplateException.Kind.RUNTIME, String.valueOf(e.getMessage()), e);
            case SyntaxException e -> at(e.line()).error(TemplateException.Kind.SYNTAX, String.valueOf(e.getMessage()), e);
            default -> noted(cause);
        };
    }

    private RuntimeException noted(RuntimeException cause) {
        if (Arrays.stream(cause.getSuppressed()).noneMatch(TemplateException.class::isInstance)) {
            cause.addSuppressed(new TemplateException("raises " + cause.getClass().getSimpleName(), this));
        }
        return cause;
    }

    private TemplateException error(TemplateException.Kind kind, String message, RuntimeException cause) {
        return new TemplateException(kind, message, this, cause);
    }
}
