package dev.carafe.config;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML 1.1 like Python's {@code yaml.safe_load}: only plain values; {@code yes} and {@code on} are booleans. */
final class YamlFormat {
    private YamlFormat() {}

    static Map<?, ?> read(String text) {
        LoaderOptions options = new LoaderOptions();
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new DatesAreTexts());
        try {
            Object content = yaml.load(text);
            return content == null ? Map.of() : SettingsFile.mapping(content);
        } catch (MarkedYAMLException e) {
            // no cause, since it quotes the line
            throw new IllegalArgumentException("line %d: %s.".formatted(e.getProblemMark().getLine() + 1, e.getProblem()));
        }
    }

    /** Reads dates as texts, since the text of a {@link java.util.Date} differs from what was written. */
    private static final class DatesAreTexts extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String firstCharacters, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, firstCharacters, limit);
            }
        }
    }
}
