package dev.carafe.templates;

import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.source.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What stands behind an <code>{% if %}</code>, <code>{% elif %}</code>, <code>{% else %}</code> or <code>{% pluralize %}</code>
 * up to the next one.
 *
 * @param tag the tag that opens it
 */
record Branch(Part.Tag tag, List<Part> parts) {
    /** The branches of a tag; nothing may follow <code>{% else %}</code>. */
    static List<Branch> of(Part.Tag tag, Set<String> separators) {
        List<Branch> branches = new ArrayList<>();
        branches.add(new Branch(tag, new ArrayList<>()));
        for (Part part : tag.parts()) {
            if (part instanceof Part.Tag inner && separators.contains(inner.name())) {
                if (branches.getLast().isElse()) {
                    throw new SyntaxException("Encountered unknown tag '" + inner.name() + "'.", inner.line());
                }
                branches.add(new Branch(inner, new ArrayList<>()));
            } else {
                branches.getLast().parts.add(part);
            }
        }
        return branches;
    }

    boolean isElse() {
        return tag.name().equals("else");
    }
}
