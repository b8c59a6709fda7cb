package dev.carafe.templates.engine.tree;

import dev.carafe.templates.jinja.PythonException;

/**
 * <code>{% block name scoped required %}</code>: a place that a child template may fill.
 *
 * @param scoped whether it sees the surrounding variables, not only those of the template
 * @param required whether a child must fill it
 * @param nested whether it is in a loop or the like, where Jinja2 outputs it even in a child
 * @param autoescape whether its template escapes output
 */
public record BlockStatement(String name, boolean scoped, boolean required, boolean nested, Body body,
        boolean autoescape, Position position) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        if (nested || !rendering.inheritance().extending()) {
            if (required && rendering.inheritance().block(name, 1) == null) {
                throw position.error(new PythonException("Required block '" + name + "' not found"));
            }
            render(rendering, name, 0, scoped ? rendering.scope() : rendering.top(), out);
        }
        return Flow.NEXT;
    }

    /** Renders the block at a level of the chain; level 0 is the youngest child's. */
    static Flow render(Rendering rendering, String name, int level, Scope base, StringBuilder out) {
        BlockStatement block = rendering.inheritance().block(name, level);
        if (block == null) {
            throw new PythonException("there is no block called '" + name + "'");
        }
        Scope inner = base.inner();
        inner.set("super", BlockReference.of(rendering, name, level + 1, base));
        Scope before = rendering.enter(inner);
        boolean escaping = rendering.escape(block.autoescape);
        boolean muted = rendering.isMuted();
        rendering.mute(false);
        try {
            return block.body.render(rendering, out);
        } finally {
            rendering.mute(muted);
            rendering.escape(escaping);
            rendering.enter(before);
        }
    }
}
