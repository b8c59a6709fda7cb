package dev.carafe.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule ready to match: its methods as bits, its converters and names as arrays. */
final class Candidate {
    final Rule rule;
    final long methods;
    private final Converter<?>[] converters;
    private final String[] names;
    private final Object[] defaults;
    private final Match.@Nullable Found fixed;

    Candidate(Rule rule, long methods) {
        this.rule = rule;
        this.methods = methods;
        List<Piece.Placeholder> variables = rule.placeholders();
        converters = variables.stream().map(Piece.Placeholder::converter).toArray(Converter<?>[]::new);
        names = new String[variables.size() + rule.defaults().size()];
        int i = 0;
        for (Variable variable : rule.variables()) {
            names[i++] = variable.name();
        }
        for (String name : rule.defaults().keySet()) {
            names[i++] = name;
        }
        defaults = rule.defaults().values().toArray();
        fixed = converters.length == 0 ? new Match.Found(rule, new PathValues(names, defaults)) : null;
    }

    /** Returns the match for regions of the path, or null if a converter refuses its text. A rule without variables has a single match. */
    Match.@Nullable Found found(String path, int[] spans) {
        if (fixed != null) {
            return fixed;
        }
        Object[] values = new Object[names.length];
        for (int i = 0; i < converters.length; i++) {
            Object value = converters[i].parse(PathText.value(path, spans[2 * i], spans[2 * i + 1]));
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        System.arraycopy(defaults, 0, values, converters.length, defaults.length);
        return new Match.Found(rule, new PathValues(names, values));
    }
}
