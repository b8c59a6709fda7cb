package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.Frame;
import dev.carafe.templates.engine.python.Absent;
import dev.carafe.templates.engine.python.Limits;
import dev.carafe.templates.engine.python.Missing;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.jinja.Finalizer;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One render of one template: its variables, its blocks, and whether it escapes. Includes and imports have renders of their own. */
public final class Rendering implements Frame {
    private static final int DEEPEST = 200;

    private final Library library;
    private final @Nullable Finalizer finalizer;
    private final @Nullable Page page;
    private final Scope top;
    private final Inheritance inheritance = new Inheritance();
    private final int depth;
    private Scope scope;
    private boolean autoescape;
    private boolean muted;
    private int calls;
    private int ticks;

    private Rendering(Library library, Scope given, @Nullable Finalizer finalizer, @Nullable Page page, int depth) {
        this.library = library;
        this.top = given.inner();
        this.scope = top;
        this.finalizer = finalizer;
        this.page = page;
        this.depth = depth;
    }

    /** A page that is sent while it is rendered. */
    @FunctionalInterface
    public interface Page {
        /** Sends and empties the builder, if it is that of the page and holds enough. */
        void flush(StringBuilder out);
    }

    /** Returns a render with these variables. */
    public static Rendering of(Library library, Scope given, @Nullable Finalizer finalizer, @Nullable Page page) {
        return new Rendering(library, given, finalizer, page, 0);
    }

    /** Returns a render for a template that this one includes or imports. */
    Rendering nested(Scope given) {
        if (depth == DEEPEST) {
            throw new PythonException("more than " + DEEPEST + " templates include each other");
        }
        return new Rendering(library, given, finalizer, page, depth + 1);
    }

    Library library() {
        return library;
    }

    Inheritance inheritance() {
        return inheritance;
    }

    Scope scope() {
        return scope;
    }

    /** Returns the scope of the template itself, which its blocks and macros see. */
    Scope top() {
        return top;
    }

    /** Enters another scope, and returns the one to go back to. */
    Scope enter(Scope next) {
        Scope before = scope;
        scope = next;
        return before;
    }

    /** Sets whether output is escaped, and returns what was set before. */
    boolean escape(boolean next) {
        boolean before = autoescape;
        autoescape = next;
        return before;
    }

    /** Returns whether text and outputs are dropped, since the template has named its parent. */
    boolean isMuted() {
        return muted;
    }

    void mute(boolean next) {
        muted = next;
    }

    /** Returns whether the page is sent while it is rendered. */
    boolean isStreamed() {
        return page != null;
    }

    /** Sends what has been rendered of the page, if it is streamed. */
    void flush(StringBuilder out) {
        if (page != null) {
            page.flush(out);
        }
    }

    /** Counts one iteration of a loop, and checks the limits. */
    void tick(StringBuilder out) {
        if ((++ticks & 0xff) == 0) {
            Limits.heedInterrupt();
            Limits.check(out.length());
        }
        flush(out);
    }

    @Override
    public boolean autoescape() {
        return autoescape;
    }

    @Override
    public Undefined.Kind undefined() {
        return library.undefined();
    }

    @Override
    public @Nullable Object variable(String name) {
        Object value = scope.get(name);
        if (!Absent.is(value)) {
            return value;
        }
        return name.equals("self") ? inheritance.self(this) : Missing.variable(name, undefined());
    }

    @Override
    public String composed(String text, List<String> parts) {
        if (finalizer != null) {
            finalizer.composed(text, parts);
        }
        return text;
    }

    @Override
    public boolean tracesTexts() {
        return finalizer != null;
    }

    @Override
    public void piece(String piece, String whole) {
        if (finalizer != null) {
            finalizer.piece(piece, whole);
        }
    }

    /** Tells the finalizer, if there is one, which template is about to be rendered. */
    void announce(Template template) {
        if (finalizer != null) {
            finalizer.literals(template.literals());
        }
    }

    /** Returns whether tags leave a mark in the output. */
    boolean marksTags() {
        return finalizer != null;
    }

    void markTag(StringBuilder out) {
        if (finalizer != null && !muted) {
            out.append(finalizer.tag());
        }
    }

    /** Returns the output of a macro or the like as a value. */
    String captured(String output) {
        return finalizer == null ? output : finalizer.captured(output);
    }

    @Nullable Object evaluate(Expression expression, Position position) {
        try {
            return expression.evaluate(this);
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
    }

    boolean isTrue(Expression expression, Position position) {
        try {
            return Truth.of(expression.evaluate(this));
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
    }

    /** Appends the value of <code>{{ expression }}</code>, or the block that an expression stands for. */
    void print(Expression expression, Position position, boolean block, StringBuilder out) {
        Object value;
        String text;
        try {
            value = expression.evaluate(this);
            if (value instanceof String string) {
                text = string;
            } else if (finalizer == null && Text.appendNumber(value, out)) {
                return;
            } else {
                text = Text.str(value);
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw position.error(e);
        }
        boolean escaped = autoescape && !(value instanceof Number || value instanceof Markup || value instanceof Module);
        if (finalizer != null) {
            String html = escaped ? Markup.escape(text).html() : text;
            out.append(block ? finalizer.block(value, html, position.template(), position.line())
                    : finalizer.output(value, html, position.template(), position.line()));
        } else if (escaped) {
            Markup.escape(text, out);
        } else {
            out.append(text);
        }
    }

    /** Returns the output of a body as a value: markup where output is escaped. */
    CharSequence capture(Statement body) {
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

    /** Does the same for text that is no output, which is rendered even if the template has named its parent. */
    CharSequence captureAll(Statement body) {
        boolean before = muted;
        muted = false;
        try {
            return capture(body);
        } finally {
            muted = before;
        }
    }

    /** Returns the output of a body in a scope of its own, as far as the template outputs anything there. */
    public CharSequence captureShown(Statement body) {
        Scope before = enter(scope.inner());
        try {
            return capture(body);
        } finally {
            enter(before);
        }
    }

    /** Returns the output of a body in a scope of its own. */
    public CharSequence captureInner(Statement body) {
        Scope before = enter(scope.inner());
        try {
            return captureAll(body);
        } finally {
            enter(before);
        }
    }
}
