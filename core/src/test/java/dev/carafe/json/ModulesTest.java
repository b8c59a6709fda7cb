package dev.carafe.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What JSON can hold by core alone, and by what an app adds. */
class ModulesTest {
    private static final JsonProvider JSON = new JacksonJson(JsonStyle.DEFAULT);

    record Item(String name, Optional<Integer> quantity, OptionalInt count, OptionalLong size, OptionalDouble price) { }

    record Celsius(double degrees) { }

    private static Module celsius() {
        return new SimpleModule("celsius").addSerializer(Celsius.class, new JsonSerializer<>() {
            @Override
            public void serialize(Celsius value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(value.degrees() + " °C");
            }
        });
    }

    private static String write(JsonProvider json, Object value) {
        return new String(json.write(value), UTF_8);
    }

    @Test
    void coreBringsTheModulesThatItRegistersAndNoOther() {
        assertThat(MapperBuilder.findModules()).extracting(Module::getModuleName)
                .containsExactlyInAnyOrder("jackson-datatype-jsr310", "Jdk8Module");
    }

    @Test
    void optionalsAreTheirValueOrNull() {
        Item full = new Item("a", Optional.of(3), OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(0.5));
        Item none = new Item("a", Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty());

        assertThat(write(JSON, full)).isEqualTo("{\"count\":1,\"name\":\"a\",\"price\":0.5,\"quantity\":3,\"size\":2}");
        assertThat(write(JSON, none)).isEqualTo("{\"count\":null,\"name\":\"a\",\"price\":null,\"quantity\":null,\"size\":null}");
        assertThat(JSON.read(JSON.write(full), Item.class)).isEqualTo(full);
        assertThat(JSON.read(JSON.write(none), Item.class)).isEqualTo(none);
        assertThat(JSON.read("{\"name\":\"a\"}".getBytes(UTF_8), Item.class)).isEqualTo(none);
    }

    @Test
    void aModuleOfTheAppHasTheSay() {
        JsonProvider json = JacksonJson.with(celsius(), new SimpleModule("epoch").addSerializer(Instant.class, new JsonSerializer<>() {
            @Override
            public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeNumber(value.getEpochSecond());
            }
        }));

        assertThat(write(json, List.of(new Celsius(20), Instant.EPOCH))).isEqualTo("[\"20.0 \\u00b0C\",0]");
    }

    @Test
    void modulesLeaveTheStyleToTheApp() {
        JsonProvider json = JacksonJson.with(celsius()).styled(JsonStyle.DEFAULT.flaskForms(true).ascii(false));

        assertThat(write(json, List.of(Instant.EPOCH, new Celsius(1)))).isEqualTo("[\"Thu, 01 Jan 1970 00:00:00 GMT\",\"1.0 °C\"]");
    }

    @Test
    void aStyleThatIsGivenStays() {
        JsonProvider json = new JacksonJson(JsonStyle.DEFAULT.pretty(true)).styled(JsonStyle.DEFAULT);

        assertThat(write(json, List.of(1))).isEqualTo("[\n  1\n]");
    }
}
