package dev.carafe.templates;

import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.UndefinedException;
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

    TemplateException error(PythonException cause) {
        TemplateException.Kind kind =
                cause instanceof UndefinedException ? TemplateException.Kind.UNDEFINED : TemplateException.Kind.RUNTIME;
        return new TemplateException(kind, String.valueOf(cause.getMessage()), this, cause);
    }

    TemplateException error(SyntaxException cause) {
        return new TemplateException(
                TemplateException.Kind.SYNTAX, String.valueOf(cause.getMessage()), at(cause.line()), cause);
    }
}
