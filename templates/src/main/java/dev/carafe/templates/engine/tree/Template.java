package dev.carafe.templates.engine.tree;

import java.util.Map;

/**
 * A compiled template.
 *
 * @param start its name and text
 * @param blocks its blocks by name
 */
public record Template(Position start, Body body, Map<String, BlockStatement> blocks, boolean autoescape) {
    /** Its name. */
    public String name() {
        return start.template();
    }

    /** Renders it, and in its place its parent if it has one. */
    public void render(Rendering rendering, StringBuilder out) {
        Template template = this;
        while (template != null) {
            rendering.inheritance().add(template);
            rendering.escape(template.autoescape);
            template.body.render(rendering, out);
            rendering.mute(false);
            template = rendering.inheritance().takeParent();
        }
        rendering.flush(out);
    }
}
