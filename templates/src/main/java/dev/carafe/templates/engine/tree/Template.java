package dev.carafe.templates.engine.tree;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A compiled template.
 *
 * @param start its name and text
 * @param blocks its blocks by name
 * @param literals the strings that it contains, by identity
 * @param size how large its last page was
 */
public record Template(Position start, Body body, Map<String, BlockStatement> blocks, Set<String> literals, boolean autoescape,
        AtomicInteger size) {
    private static final int LARGEST_HINT = 1 << 20;

    /** Creates a template that has not been rendered yet. */
    public Template(Position start, Body body, Map<String, BlockStatement> blocks, Set<String> literals, boolean autoescape) {
        this(start, body, blocks, literals, autoescape, new AtomicInteger(256));
    }

    /** Returns how much room a render is likely to need, by the last one. */
    public int expectedSize() {
        return size.get();
    }

    /** Records the size of a page. */
    public void rendered(int length) {
        int hint = Math.min(length + length / 16 + 16, LARGEST_HINT);
        if (hint > size.get() || hint < size.get() / 2) {
            size.set(hint);
        }
    }

    /** Returns its name. */
    public String name() {
        return start.template();
    }

    /** Renders the template, or its parent in its place if it has one. */
    public void render(Rendering rendering, StringBuilder out) {
        Template template = this;
        while (template != null) {
            rendering.announce(template);
            rendering.inheritance().add(template);
            rendering.escape(template.autoescape);
            template.body.render(rendering, out);
            rendering.mute(false);
            template = rendering.inheritance().takeParent();
        }
        rendering.flush(out);
    }
}
