package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.routing.Reference.Part;
import dev.carafe.routing.Reference.RefRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WalkPropertyTest {
    private static final int MAPS = 4_000;
    private static final int PATHS = 25;

    @Test
    void answersWhatTheReferenceAnswers() {
        int found = 0;
        for (int seed = 0; seed < MAPS; seed++) {
            RandomRules random = new RandomRules(seed);
            UrlMap urls = new UrlMap(new Converters());
            List<RefRule> rules = rules(random, urls);
            Reference reference = new Reference(rules);
            for (int i = 0; i < PATHS; i++) {
                String path = random.path(rules);
                String method = random.chance(80) ? "GET" : "POST";
                String expected = reference.answer(method, path);
                found += expected.startsWith("200") ? 1 : 0;
                assertThat(answer(urls.match(method, PathText.encode(path))))
                        .as("seed %d: %s %s of %s", seed, method, path, urls)
                        .isEqualTo(expected);
            }
        }
        assertThat(found).isBetween(MAPS * PATHS / 10, MAPS * PATHS * 9 / 10);
    }

    @Test
    void everyUrlThatIsBuiltLeadsBack() {
        int built = 0;
        for (int seed = 0; seed < MAPS; seed++) {
            RandomRules random = new RandomRules(seed);
            UrlMap urls = new UrlMap(new Converters());
            RefRule rule = rules(random, urls).getFirst();
            UrlMap alone = new UrlMap(new Converters());
            Rule only = alone.add(builder(rule));
            for (int i = 0; i < PATHS; i++) {
                Map<String, Object> values = values(random, rule);
                String url;
                try {
                    url = urls.build(rule.endpoint(), values, BuildOptions.NONE);
                } catch (BuildException refused) {
                    continue;
                }
                built++;
                String method = rule.methods().iterator().next();
                assertThat(alone.match(method, url))
                        .as("seed %d: %s of %s", seed, url, only)
                        .isEqualTo(new Match.Found(only, values));
            }
        }
        assertThat(built).isGreaterThan(MAPS * PATHS / 10);
    }

    @Test
    void theReferenceNeverReachesARuleThatIsRefused() {
        int refused = 0;
        for (int seed = 0; seed < 4 * MAPS; seed++) {
            RandomRules random = new RandomRules(seed);
            UrlMap urls = new UrlMap(new Converters());
            List<RefRule> rules = rules(random, urls);
            rules.add(random.rule("e" + rules.size()));
            try {
                urls.add(builder(rules.getLast()));
            } catch (IllegalArgumentException e) {
                refused++;
                String number = e.getMessage().replaceFirst("Rule <Rule '.*?' \\(.*?\\) -> e([0-9]+)> .*", "$1");
                RefRule hidden = rules.get(Integer.parseInt(number));
                Reference reference = new Reference(rules);
                for (int i = 0; i < PATHS; i++) {
                    String path = random.path(List.of(hidden));
                    if (path.endsWith("/") && !hidden.strict()) {
                        continue; // the same path twice is refused, though one of the rules takes it with a surplus slash as well
                    }
                    assertThat(reference.answer(hidden.methods().iterator().next(), path))
                            .as("seed %d: %s, %s", seed, path, e.getMessage())
                            .doesNotStartWith("200 " + hidden.endpoint() + " ");
                }
            }
        }
        assertThat(refused).isGreaterThan(50);
    }

    private static List<RefRule> rules(RandomRules random, UrlMap urls) {
        List<RefRule> rules = new ArrayList<>();
        while (rules.size() < 8) {
            RefRule rule = random.rule("e" + rules.size());
            try {
                urls.add(builder(rule));
                rules.add(rule);
            } catch (IllegalArgumentException duplicate) {
                assertThat(duplicate).hasMessageMatching("Rule .* (takes the same paths|can never be reached).*");
            }
        }
        return rules;
    }

    private static Rule.Builder builder(RefRule rule) {
        return Rule.builder(rule.text())
                .endpoint(rule.endpoint())
                .methods(rule.methods())
                .strictSlashes(rule.strict())
                .automaticOptions(false);
    }

    private static Map<String, Object> values(RandomRules random, RefRule rule) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Part variable : rule.variables()) {
            String text = random.text() + (random.chance(5) ? "/" + random.text() : "");
            Object value = null;
            try {
                value = variable.kind().parse().apply(text);
            } catch (IllegalArgumentException otherShape) {
                // a text at random is rarely a number
            }
            values.put(variable.text(), value == null ? text : value);
        }
        return values;
    }

    private static String answer(Match match) {
        return switch (match) {
            case Match.Found found -> "200 " + found.rule().endpoint() + " " + found.values();
            case Match.Redirect redirect -> "308 " + PathText.decode(redirect.path());
            case Match.WrongMethod wrong -> "405 " + wrong.allowed();
            case Match.Missing missing -> "404";
            case Match.Malformed malformed -> "400";
            case Match.WrongProtocol wrong -> "400";
        };
    }
}
