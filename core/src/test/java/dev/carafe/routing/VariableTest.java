package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VariableTest {
    private final Converters converters = new Converters();
    private final UrlMap urls = new UrlMap(converters);

    private List<Variable> variables(String rule) {
        return urls.add(Rule.builder(rule).endpoint("e")).variables();
    }

    @Test
    void aRuleTellsItsVariablesInOrder() {
        assertThat(variables("/<tag>/<int(min=1):id>.<kind:any(rss, atom)>/<rest:path>")).containsExactly(
                new Variable("tag", "string", List.of(), Map.of(), String.class),
                new Variable("id", "int", List.of(), Map.of("min", "1"), Long.class),
                new Variable("kind", "any", List.of("rss", "atom"), Map.of(), String.class),
                new Variable("rest", "path", List.of(), Map.of(), String.class));
        assertThat(variables("/<price:float>/<key:uuid>")).extracting("type").isEqualTo(List.of(Double.class, UUID.class));
        assertThat(variables("/fixed")).isEmpty();
    }

    @Test
    void argumentsByPositionHaveTheNamesThatTheConverterGivesThem() {
        assertThat(variables("/<x:string(2, 4)>").getFirst().named()).isEqualTo(Map.of("minlength", "2", "maxlength", "4"));
    }

    @Test
    void aConverterOfYourOwnTellsTheClassOfItsValues() {
        converters.add("date", Converter.of(LocalDate.class, LocalDate::parse, LocalDate::toString));
        converters.add("count", Converter.of(int.class, Integer::valueOf, String::valueOf));
        converters.add("tags", new Tags());
        converters.add("lambda", text -> text);

        assertThat(variables("/<d:date>/<c:count>/<t:tags>/<l:lambda>"))
                .extracting("type").isEqualTo(List.of(LocalDate.class, Integer.class, String[].class, Object.class));
    }

    @Test
    void printsAsARuleWritesIt() {
        for (String written : List.of("<x:string>", "<x:int(min=1, max=5)>", "<x:any(rss, atom)>", "<x:any('a, b', \"it's\")>")) {
            assertThat(variables("/" + written).getFirst()).hasToString(written);
        }
    }

    static final class Tags implements Converter<String[]> {
        @Override
        public String[] parse(String text) {
            return text.split(",", -1);
        }
    }
}
