package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {
    private final Converters converters = new Converters();
    private final UrlMap urls = new UrlMap(converters);

    private @Nullable Object value(String path) {
        return urls.match("GET", path) instanceof Match.Found found ? found.values().get("v") : null;
    }

    private void add(String rule) {
        urls.add(Rule.builder(rule).endpoint("e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5", "-5", "٣", "", "9223372036854775808", "99999999999999999999", "0x1", "1L", "1_0"})
    void intTakesNothingButAsciiDigitsOf64Bits(String text) {
        add("/<v:int>");

        assertThat(value("/" + text)).isNull();
    }

    @Test
    void intTakesAllOf64Bits() {
        add("/<v:int(signed=true)>");

        assertThat(value("/9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(value("/-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(value("/-9223372036854775809")).isNull();
        assertThat(value("/000000000000000000000000007")).isEqualTo(7L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", ".5", "1.", "1e5", "1.5f", "NaN", "0x1.0p3", "-1.5", "1.5.5"})
    void floatTakesNothingButDigitsAroundAPoint(String text) {
        add("/<v:float>");

        assertThat(value("/" + text)).isNull();
        assertThat(value("/01.50")).isEqualTo(1.5);
    }

    @Test
    void uuidTakesItsFullFormInAnyCase() {
        add("/<v:uuid>");

        assertThat(value("/1-1-1-1-1")).isNull();
        assertThat(value("/2B5B0911-fdcf-4dd2-921b-28ace88db8a0"))
                .isEqualTo(UUID.fromString("2b5b0911-fdcf-4dd2-921b-28ace88db8a0"));
    }

    @Test
    void stringCountsCodePoints() {
        add("/<v:string(length=2)>");

        assertThat(value("/\ud83d\udc0d\ud83d\udc0d")).isEqualTo("\ud83d\udc0d\ud83d\udc0d");
        assertThat(value("/\ud83d\udc0d")).isNull();
    }

    @Test
    void aUsersConverterRefusesByNullOrByTheExceptionsOfParsers() {
        converters.add("date", Converter.of(LocalDate.class, LocalDate::parse, LocalDate::toString));
        add("/<v:date>");

        assertThat(value("/2026-11-24")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(value("/today")).isNull();
        assertThat(urls.build("e", Map.of("v", LocalDate.EPOCH), BuildOptions.NONE)).isEqualTo("/1970-01-01");
        assertThat(urls.build("e", Map.of("v", "2026-11-24"), BuildOptions.NONE)).isEqualTo("/2026-11-24");
    }

    @Test
    void aFactoryReadsItsArguments() {
        converters.addFactory("hex", arguments -> {
            int digits = arguments.order("digits").integer("digits", 2);
            return Converter.of(
                    Integer.class,
                    text -> text.length() == digits ? Integer.parseInt(text, 16) : null,
                    Integer::toHexString);
        });
        add("/<v:hex(3)>");
        add("/<v:hex>");

        assertThat(value("/fff")).isEqualTo(4095);
        assertThat(value("/ff")).isEqualTo(255);
        assertThatIllegalArgumentException().isThrownBy(() -> add("/<v:hex(digit=3)>"))
                .withMessage("Converter 'hex' in rule '/<v:hex(digit=3)>': unknown argument 'digit'; known: digits.");
    }

    @Test
    void aConverterMaySpanSlashes() {
        converters.add("tags", new Converter<String[]>() {
            @Override
            public String[] parse(String text) {
                return text.split("/");
            }

            @Override
            public boolean spansSlashes() {
                return true;
            }
        });
        add("/t/<v:tags>/end");

        assertThat(value("/t/a/b/end")).isEqualTo(new String[] {"a", "b"});
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> converters.add("int", Converter.of(String.class, text -> text, text -> text)))
                .withMessage("Converter 'int' is already registered. "
                        + "Rules that use it would change their meaning; choose another name.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> converters.add("a-b", Converter.of(String.class, text -> text, text -> text)))
                .withMessage("'a-b' is no name for a converter. "
                        + "Names are ASCII letters, digits and _, and do not begin with a digit.");
    }
}
