package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.BetweenTimesFilter;
import com.hubspot.jinjava.lib.filter.CutFilter;
import com.hubspot.jinjava.lib.filter.EscapeJsFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.filter.Md5Filter;
import dev.carafe.templates.jinja.TemplateException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Filters that were written for Jinjava work here. */
class JinjavaFiltersTest {
    private final Templates templates = Templates.create()
            .jinjava(new CutFilter()).jinjava(new Md5Filter()).jinjava(new EscapeJsFilter()).jinjava(new BetweenTimesFilter());

    private String render(String source) {
        return templates.renderString(source, Map.of("name", "Ada Lovelace"));
    }

    @Test
    void theirNamesAndArgumentsAreTheirOwn() {
        assertThat(render("{{ name|cut('Love') }}")).isEqualTo("Ada lace");
        assertThat(render("{{ 'a'|md5 }}")).isEqualTo("0cc175b9c0f1b6a831c399e269772661");
    }

    @Test
    void whatTheyGiveIsEscapedLikeAnyOtherText() {
        assertThat(render("{{ 'a\"b'|escapejs }}")).isEqualTo("a\\&#34;b");
        assertThat(render("{{ '<b>x'|cut('x') }}")).isEqualTo("&lt;b&gt;");
    }

    @Test
    void theirComplaintsNameTheLine() {
        assertThatThrownBy(() -> render("\n{{ 'x'|between_times }}")).isInstanceOf(TemplateException.class).hasMessageContaining("line 2");
    }

    @Test
    void libraryThatOneOfThemNeedsIsNamed() {
        templates.jinjava(new NeedsCommonsNet());
        assertThatIllegalStateException().isThrownBy(() -> render("{{ name|ip }}"))
                .withMessageContaining("Jinjava's filter 'ip' needs a library").withMessageContaining("Add commons-net:commons-net");
    }

    /** Fails as Jinjava's own filters do where their library is missing. */
    private static final class NeedsCommonsNet implements Filter {
        @Override
        public String getName() {
            return "ip";
        }

        @Override
        public Object filter(Object value, JinjavaInterpreter interpreter, String... arguments) {
            throw new NoClassDefFoundError("org/apache/commons/net/util/SubnetUtils");
        }
    }
}
