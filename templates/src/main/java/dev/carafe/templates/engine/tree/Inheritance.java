package dev.carafe.templates.engine.tree;

import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The blocks of a render, the child's before its parents', and the template to render next. */
public final class Inheritance {
    private static final int LONGEST = 100;

    private Map<String, List<BlockStatement>> chains = Map.of();
    private @Nullable Template parent;
    private int templates;

    /** Adds the blocks of a template after those of its children. */
    void add(Template template) {
        templates++;
        if (templates > LONGEST) {
            throw new PythonException("more than " + LONGEST + " templates extend each other");
        }
        if (template.blocks().isEmpty()) {
            return;
        }
        if (chains.isEmpty()) {
            chains = new HashMap<>();
        }
        template.blocks().forEach((name, block) -> chains.computeIfAbsent(name, n -> new ArrayList<>()).add(block));
    }

    /** Sets the parent. From now on the current template outputs nothing. */
    void extend(Template template) {
        parent = template;
    }

    /** Returns whether the current template has a parent. */
    boolean extending() {
        return parent != null;
    }

    /** Returns the parent, to be rendered next, or null if there is none. */
    @Nullable Template takeParent() {
        Template next = parent;
        parent = null;
        return next;
    }

    /** Returns the block of a level, 0 for the youngest child's, or null after the last. */
    @Nullable BlockStatement block(String name, int level) {
        List<BlockStatement> chain = chains.getOrDefault(name, List.of());
        return level < chain.size() ? chain.get(level) : null;
    }

    /** Returns the value of {@code self}: {@code self.title()} renders a block again. */
    Attributed self(Rendering rendering) {
        return new Self(chains.keySet(), rendering);
    }

    private record Self(Set<String> blocks, Rendering rendering) implements Attributed {
        @Override
        public Object attribute(String name, Undefined.Kind kind) {
            return blocks.contains(name) ? new BlockReference(rendering, name, 0, rendering.top())
                    : kind.of(name, "'TemplateReference object' has no attribute '" + name + "'");
        }

        @Override
        public String toString() {
            return "<TemplateReference>";
        }
    }
}
