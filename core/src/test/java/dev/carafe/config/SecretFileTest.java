package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in files of their own, as containers hand them out. */
class SecretFileTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void secret() throws IOException {
        file = Files.writeString(folder.resolve("key"), "\uFEFFfrom a file\r\n");
    }

    private static Config environment(Map<String, String> variables) {
        return new Config(variables, new Properties());
    }

    @Test
    void theValueIsTheTextOfTheFileThatIsNamed() {
        Config config = environment(Map.of("C_SECRET_KEY_FILE", file.toString(), "C_DB_PASSWORD_FILE", "key"))
                .root(folder).fromEnvironment("C");
        assertThat(config.getString("SECRET_KEY")).isEqualTo("from a file");
        assertThat(config.get("DB_PASSWORD")).isEqualTo("from a file");
        assertThat(config.toMap()).containsEntry("SECRET_KEY", "from a file");
        assertThat(config.toString()).contains("SECRET_KEY = ***", "DB_PASSWORD = ***").doesNotContain("from a file");
    }

    @Test
    void everySourceMayNameOne() throws IOException {
        Path settings = Files.writeString(folder.resolve("a.cfg"), "SECRET_KEY_FILE = key\n");
        for (Config config : List.of(new Config().root(folder).fromFile(settings), new Config().root(folder).set("SECRET_KEY_FILE", "key"),
                new Config().set("SECRET_KEY_FILE", file), new Config().fromMap(Map.of("SECRET_KEY_FILE", file)))) {
            assertThat(config.getString("SECRET_KEY")).isEqualTo("from a file");
        }
    }

    @Test
    void theLaterSourceWins() {
        Config config = environment(Map.of("C_SECRET_KEY_FILE", file.toString())).set("SECRET_KEY", "code").fromEnvironment("C");
        assertThat(config.getString("SECRET_KEY")).isEqualTo("from a file");
        assertThat(config.set("SECRET_KEY", "later").getString("SECRET_KEY")).isEqualTo("later");
    }

    @Test
    void aListHasAnElementALine() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys"), "one\ntwo\n");
        assertThat(new Config().set("SECRET_KEY_FALLBACKS_FILE", keys).get("SECRET_KEY_FALLBACKS")).isEqualTo(List.of("one", "two"));
    }

    @Test
    void declaredTextsMayComeFromFilesAndOtherSettingsNot() {
        Config config = new Config().set("SERVER_NAME_FILE", file).set("LOG_FILE", file).set("JSON_SORT_KEYS_FILE", file)
                .set("API_KEY_FILE", "").set("API_TOKEN_FILE", null);
        assertThat(config.contains("LOG")).isFalse();
        assertThat(config.contains("API_KEY")).isFalse();
        assertThat(config.contains("API_TOKEN")).isFalse();
        assertThat(config.getBoolean("JSON_SORT_KEYS")).isTrue();
        assertThatExceptionOfType(ConfigException.class).isThrownBy(config::check)
                .withMessage("The setting SERVER_NAME, from the file '%s', "
                        + "is 'from a file'. Set it to a host, and a port if need be, such as example.org:8443, without 'https://' "
                        + "and path.",
                        file);
    }

    @Test
    void aMissingFileIsToldBeforeTheAppStarts() {
        Config config = new Config().root(folder).set("SECRET_KEY_FILE", "gone");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(config::check)
                .withMessage("The setting SECRET_KEY_FILE names the file '%s', which can't be read, because there is none.",
                        folder.resolve("gone"));
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getString("SECRET_KEY"));
    }

    @Test
    void oneSourceSaysOneOfThem() {
        Config config = environment(Map.of("C_SECRET_KEY_FILE", "key", "C_SECRET_KEY", "x"));
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.fromEnvironment("C"))
                .withMessage("SECRET_KEY and SECRET_KEY_FILE are both set in the environment. Keep one of them.");
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> config.fromMap(Map.of("API_KEY", 1, "API_KEY_FILE", "a")))
                .withMessage("API_KEY and API_KEY_FILE are both set in the same map. Keep one of them.");
    }
}
