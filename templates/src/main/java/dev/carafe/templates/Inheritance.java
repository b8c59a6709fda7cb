package dev.carafe.templates;

import dev.carafe.templates.python.Attributed;
import dev.carafe.templates.python.PythonException;
import dev.carafe.templates.python.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which blocks a render has, the child's before its parents', and which template is to be rendered next. */
final class Inheritance {
    private static final int LONGEST = 100;

    private final Map<String, List<BlockStatement>> chains = new HashMap<>();
    private @Nullable Template parent;
    private int kept;
    private int templates;

    /** A template of the chain adds its blocks behind those of its children. */
    void add(Template template) {
        templates++;
        if (templates > LONGEST) {
            throw new PythonException("more than " + LONGEST + " templates extend each other");
        }
        template.blocks().forEach((name, block) -> chains.computeIfAbsent(name, n -> new ArrayList<>()).add(block));
    }

    /** From now on the output of this template is dropped: its parent's follows. */
    void extend(Template template, int outputSoFar) {
        parent = template;
        kept = outputSoFar;
    }

    /** Whether the template at hand has a parent. */
    boolean extending() {
        return parent != null;
    }

    /** The parent, to be rendered next; drops what the child put out after it named it. Null if there is none. */
    @Nullable Template takeParent(StringBuilder out) {
        Template next = parent;
        if (next != null) {
            out.setLength(kept);
        }
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
        public Object attribute(String name, Undefined.Policy policy) {
            return blocks.contains(name) ? new BlockReference(rendering, name, 0, rendering.top())
                    : new Undefined("'TemplateReference object' has no attribute '" + name + "'", policy);
        }

        @Override
        public String toString() {
            return "<TemplateReference>";
        }
    }
}
