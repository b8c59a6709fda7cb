package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.Frame;
import dev.carafe.templates.python.Absent;
import dev.carafe.templates.python.Markup;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Text;
import dev.carafe.templates.python.Truth;
import dev.carafe.templates.python.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One render of one template: its variables, its blocks, whether it escapes. Includes and imports have their own. */
final class Rendering implements Frame {
    private static final int DEEPEST = 200;

    private final Environment environment;
    private final @Nullable Finalizer finalizer;
    private final Scope top;
    private final Inheritance inheritance = new Inheritance();
    private final int depth;
    private Scope scope;
    private boolean autoescape;
    private int calls;

    private Rendering(Environment environment, Scope given, @Nullable Finalizer finalizer, int depth) {
        this.environment = environment;
        this.top = given.inner();
        this.scope = top;
        this.finalizer = finalizer;
        this.depth = depth;
    }

    static Rendering of(Environment environment, Scope given, @Nullable Finalizer finalizer) {
        return new Rendering(environment, given, finalizer, 0);
    }

    /** For a template that this one includes or imports. */
    Rendering nested(Scope given) {
        if (depth == DEEPEST) {
            throw new PythonException("more than " + DEEPEST + " templates include each other");
        }
        return new Rendering(environment, given, finalizer, depth + 1);
    }

    Environment environment() {
        return environment;
    }

    Inheritance inheritance() {
        return inheritance;
    }

    Scope scope() {
        return scope;
    }

    /** The scope of the template itself, which its blocks and macros see. */
    Scope top() {
        return top;
    }

    /** Goes to another scope, and gives the one to come back to. */
    Scope enter(Scope next) {
        Scope before = scope;
        scope = next;
        return before;
    }

    /** Escapes or not, and gives what was before. */
    boolean escape(boolean next) {
        boolean before = autoescape;
        autoescape = next;
        return before;
    }

    @Override
    public boolean autoescape() {
        return autoescape;
    }

    @Override
    public Undefined.Policy undefined() {
        return environment.undefined();
    }

    @Override
    public @Nullable Object variable(String name) {
        Object value = scope.get(name);
        if (!Absent.is(value)) {
            return value;
        }
        return name.equals("self") ? inheritance.self(this) : new Undefined("'" + name + "' is undefined", undefined());
    }

    @Override
    public String composed(String text, List<String> parts) {
        if (finalizer != null) {
            finalizer.composed(text, parts);
        }
        return text;
    }

    /** Tells the finalizer, if there is one, of a template that is about to be rendered. */
    void announce(Template template) {
        if (finalizer != null) {
            finalizer.literals(template.literals());
        }
    }

    /** Whether tags leave a mark in the output. */
    boolean marksTags() {
        return finalizer != null;
    }

    void markTag(StringBuilder out) {
        if (finalizer != null) {
            out.append(finalizer.tag());
        }
    }

    /** The output of a macro or its like as a value. */
    String captured(String output) {
        return finalizer == null ? output : finalizer.captured(output);
    }

    @Nullable Object evaluate(Expression expression, Position position) {
        try {
            return expression.evaluate(this);
        } catch (RuntimeException e) {
            throw position.error(e);
        }
    }

    boolean isTrue(Expression expression, Position position) {
        try {
            return Truth.of(expression.evaluate(this));
        } catch (RuntimeException e) {
            throw position.error(e);
        }
    }

    /** Appends what <code>{{ expression }}</code> gives. */
    void print(Expression expression, Position position, StringBuilder out) {
        Object value;
        String text;
        try {
            value = expression.evaluate(this);
            text = Text.str(value);
        } catch (RuntimeException e) {
            throw position.error(e);
        }
        boolean escaped = autoescape && !(value instanceof Markup || value instanceof Module);
        if (finalizer != null) {
            String html = escaped ? Markup.escape(text).html() : text;
            out.append(finalizer.output(value, html, position.template(), position.line()));
        } else if (escaped) {
            Markup.escape(text, out);
        } else {
            out.append(text);
        }
    }

    /** The output of a body as a value: markup where output is escaped. */
    Object capture(Statement body) {
        if (calls == DEEPEST) {
            throw new PythonException("macros, blocks or loops call each other more than " + DEEPEST + " times");
        }
        calls++;
        try {
            StringBuilder out = new StringBuilder();
            body.render(this, out);
            String output = captured(out.toString());
            return autoescape ? Markup.of(output) : output;
        } finally {
            calls--;
        }
    }

    /** The same in a scope of its own. */
    Object captureInner(Statement body) {
        Scope before = enter(scope.inner());
        try {
            return capture(body);
        } finally {
            enter(before);
        }
    }
}
