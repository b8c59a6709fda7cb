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

/** One render of one template: its variables, its blocks, whether it escapes. Includes and imports have their own. */
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
        /** Sends and empties the builder, if it is the page's and it is time. */
        void flush(StringBuilder out);
    }

    /** A render with these variables. */
    public static Rendering of(Library library, Scope given, @Nullable Finalizer finalizer, @Nullable Page page) {
        return new Rendering(library, given, finalizer, page, 0);
    }

    /** For a template that this one includes or imports. */
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

    /** Whether text and outputs are dropped: the template has named its parent. */
    boolean isMuted() {
        return muted;
    }

    void mute(boolean next) {
        muted = next;
    }

    /** Whether the page goes out while it is rendered. */
    boolean isStreamed() {
        return page != null;
    }

    /** Sends the page as far as it is known, if it is streamed. */
    void flush(StringBuilder out) {
        if (page != null) {
            page.flush(out);
        }
    }

    /** One more round of a loop: heeds the bounds. */
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
        if (finalizer != null && !muted) {
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

    /** Appends what <code>{{ expression }}</code> gives, or the block that an expression stands for. */
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

    /** The output of a body as a value: markup where output is escaped. */
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

    /** The same for text that belongs to nobody's output: it is there though the template has named its parent. */
    CharSequence captureAll(Statement body) {
        boolean before = muted;
        muted = false;
        try {
            return capture(body);
        } finally {
            muted = before;
        }
    }

    /** The output of a body in a scope of its own, as far as the template outputs anything there. */
    public CharSequence captureShown(Statement body) {
        Scope before = enter(scope.inner());
        try {
            return capture(body);
        } finally {
            enter(before);
        }
    }

    /** The output of a body in a scope of its own. */
    public CharSequence captureInner(Statement body) {
        Scope before = enter(scope.inner());
        try {
            return captureAll(body);
        } finally {
            enter(before);
        }
    }
}
