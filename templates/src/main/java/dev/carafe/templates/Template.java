package dev.carafe.templates;

import java.util.Map;
import java.util.Set;

/**
 * A compiled template; immutable, rendered by many threads at once.
 *
 * @param start its name and source
 * @param body what it puts out
 * @param blocks its own blocks by name, nested ones as well
 * @param literals the strings that it spells out, by identity
 * @param autoescape whether it escapes its output
 */
record Template(Position start, Body body, Map<String, BlockStatement> blocks, Set<String> literals,
        boolean autoescape) {
    String name() {
        return start.template();
    }

    /** Renders it and, if it extends another one, that in its place. */
    void render(Rendering rendering, StringBuilder out) {
        Template template = this;
        while (template != null) {
            rendering.announce(template);
            rendering.inheritance().add(template);
            boolean before = rendering.escape(template.autoescape);
            try {
                template.body.render(rendering, out);
            } finally {
                rendering.escape(before);
            }
            template = rendering.inheritance().takeParent(out);
        }
    }
}
