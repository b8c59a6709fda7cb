package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.jinja.Filter;
import dev.carafe.templates.jinja.Test;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression uses. An unknown filter or test is an error of the template, told when the rest of it is read; in a branch
 * only when it is reached, as in Jinja2.
 */
record Words(Vocabulary vocabulary, Deque<Set<String>> mentioned, Set<String> literals, List<SyntaxException> late, boolean soft)
        implements Vocabulary {
    @Override
    public @Nullable Filter filter(String name) {
        return vocabulary.filter(name);
    }

    @Override
    public @Nullable Test test(String name) {
        return vocabulary.test(name);
    }

    @Override
    public void mention(String variable) {
        Set<String> innermost = mentioned.peek();
        if (innermost != null) {
            innermost.add(variable);
        }
    }

    @Override
    public void literal(String text) {
        literals.add(text);
    }

    @Override
    public void unknown(SyntaxException error) {
        if (!soft) {
            late.add(error);
        }
    }

    @Override
    public int unknowns() {
        return late.size();
    }

    @Override
    public void forgive(int from) {
        late.subList(from, late.size()).clear();
    }
}
