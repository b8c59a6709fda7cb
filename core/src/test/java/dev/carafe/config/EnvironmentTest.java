package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @TempDir
    private Path folder;

    private static Config environment(Map<String, String> variables) {
        return new Config(variables, new Properties());
    }

    private static Config properties(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        return new Config(Map.of(), properties);
    }

    @Test
    void prefixedVariablesAreTaken() {
        Config config = environment(Map.of("CARAFE_DEBUG", "true", "CARAFE_lower", "1", "CARAFEX", "1", "HOME", "/root"))
                .fromEnvironment("CARAFE");
        assertThat(config.get("DEBUG")).isEqualTo(true);
        assertThat(config.toMap()).doesNotContainKeys("lower", "X", "HOME", "CARAFE_DEBUG");
    }

    @Test
    void nothingIsTakenUnasked() {
        assertThat(environment(Map.of("CARAFE_DEBUG", "true")).get("DEBUG")).isEqualTo(false);
        assertThat(properties(Map.of("carafe.debug", "true")).get("DEBUG")).isEqualTo(false);
    }

    @Test
    void valuesAreJsonWhereTheyCanBe() {
        Config config = environment(Map.of("A_N", "42", "A_LIST", "[1, \"a\"]", "A_NULL", "null", "A_QUOTED", "\"42\"",
                "A_TEXT", "True", "A_EMPTY", "")).fromEnvironment("A");
        assertThat(config.get("N")).isEqualTo(42);
        assertThat(config.get("LIST")).isEqualTo(List.of(1, "a"));
        assertThat(config.contains("NULL")).isTrue();
        assertThat(config.get("NULL")).isNull();
        assertThat(config.get("QUOTED")).isEqualTo("42");
        assertThat(config.get("TEXT")).isEqualTo("True");
        assertThat(config.get("EMPTY")).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "1e5", "007", "123456789012345678901234567890", "[not json", "-0"})
    void aTextLosesNothingByLookingLikeANumber(String text) {
        assertThat(environment(Map.of("A_SECRET_KEY", text)).fromEnvironment("A").getString("SECRET_KEY")).isEqualTo(text);
    }

    @Test
    void twoUnderscoresLeadIntoAMap() {
        Config config = environment(Map.of("A_DB__host", "b", "A_DB__POOL__SIZE", "5", "A_NEW__KEY", "x"))
                .fromMap(Map.of("DB", Map.of("host", "a", "port", 1)))
                .fromEnvironment("A");
        assertThat(config.get("DB")).isEqualTo(Map.of("host", "b", "port", 1, "POOL", Map.of("SIZE", 5)));
        assertThat(config.get("NEW")).isEqualTo(Map.of("KEY", "x"));
    }

    @Test
    void aPartOfWhatIsNoMapIsRefused() {
        Config config = environment(Map.of("A_DB__HOST", "b")).set("DB", "postgres");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.fromEnvironment("A"))
                .withMessage("The setting DB, or a part of it, is no map, "
                        + "so the environment variable A_DB__HOST can't set a part of it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"carafe.json-sort-keys", "carafe.json.sort.keys", "carafe.jsonSortKeys", "carafe.JSON_SORT_KEYS"})
    void systemPropertiesAreWrittenInTheWaysOfJava(String name) {
        assertThat(properties(Map.of(name, "false")).fromSystemProperties("carafe").get("JSON_SORT_KEYS")).isEqualTo(false);
    }

    @Test
    void onlySystemPropertiesWithThePrefixAreTaken() {
        Config config = properties(Map.of("carafe.debug", "true", "carafe.db__host", "a", "other.env", "x", "carafe", "y"))
                .fromSystemProperties("carafe");
        assertThat(config.get("DEBUG")).isEqualTo(true);
        assertThat(config.get("DB")).isEqualTo(Map.of("host", "a"));
        assertThat(config.get("ENV")).isEqualTo("production");
    }

    @Test
    void aVariableNamesAFile() throws IOException {
        Files.writeString(folder.resolve("settings.ini"), "[app]\nDEBUG = true\n");
        Config config = environment(Map.of("CARAFE_SETTINGS", "settings.ini")).root(folder).fromFileNamedBy("CARAFE_SETTINGS");
        assertThat(config.getBoolean("DEBUG")).isTrue();
    }

    @Test
    void aVariableThatIsNotSetNamesNoFile() {
        for (Map<String, String> variables : List.of(Map.<String, String>of(), Map.of("CARAFE_SETTINGS", ""))) {
            assertThat(environment(variables).fromFileNamedBy("CARAFE_SETTINGS").toMap()).isEqualTo(new Config().toMap());
        }
    }

    @Test
    void aVariableThatNamesAMissingFileIsNamed() {
        Config config = environment(Map.of("CARAFE_SETTINGS", "gone.ini")).root(folder);
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.fromFileNamedBy("CARAFE_SETTINGS"))
                .withMessage("The environment variable CARAFE_SETTINGS names the settings file '%s', and there is none. "
                        + "Relative paths start at '%s'.", folder.resolve("gone.ini"), folder);
    }

    @Test
    void theUsualOrderLetsTheNearerSourceWin() throws IOException {
        Files.writeString(folder.resolve("base.json"), "{\"A\": \"base\", \"B\": \"base\", \"C\": \"base\", \"D\": \"base\"}");
        Files.writeString(folder.resolve("named.cfg"), "B = named\nC = named\nD = named\n");
        Properties properties = new Properties();
        properties.setProperty("carafe.d", "property");
        Map<String, String> variables = Map.of("CARAFE_SETTINGS", "named.cfg", "CARAFE_C", "variable", "CARAFE_D", "variable");
        Config config = new Config(variables, properties)
                .root(folder)
                .fromFile(Path.of("base.json"))
                .fromFileNamedBy("CARAFE_SETTINGS")
                .fromEnvironment("CARAFE")
                .fromSystemProperties("carafe");
        assertThat(config.toMap()).containsEntry("A", "base").containsEntry("B", "named").containsEntry("C", "variable")
                .containsEntry("D", "property");
    }

    @Test
    void aBadValueNamesTheVariable() {
        Config config = environment(Map.of("CARAFE_BODY_TIMEOUT", "soon")).fromEnvironment("CARAFE");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getDuration("BODY_TIMEOUT"))
                .withMessage("The setting BODY_TIMEOUT, from the environment variable CARAFE_BODY_TIMEOUT, is 'soon'. "
                        + "Set it to a duration from PT0.001S to PT8760H, in seconds or like PT30S.");
    }
}
