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

/** Which blocks a render has, the child's before its parents', and which template is to be rendered next. */
public final class Inheritance {
    private static final int LONGEST = 100;

    private Map<String, List<BlockStatement>> chains = Map.of();
    private @Nullable Template parent;
    private int templates;

    /** A template of the chain adds its blocks behind those of its children. */
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

    /** From now on this template outputs nothing: its parent follows. */
    void extend(Template template) {
        parent = template;
    }

    /** Whether the template at hand has a parent. */
    boolean extending() {
        return parent != null;
    }

    /** The parent, to be rendered next; null if there is none. */
    @Nullable Template takeParent() {
        Template next = parent;
        parent = null;
        return next;
    }

    /** A block of a chain: 0 is the youngest; null behind the last. */
    @Nullable BlockStatement block(String name, int level) {
        List<BlockStatement> chain = chains.getOrDefault(name, List.of());
        return level < chain.size() ? chain.get(level) : null;
    }

    /** What {@code self} is: {@code self.title()} renders a block once more. */
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
