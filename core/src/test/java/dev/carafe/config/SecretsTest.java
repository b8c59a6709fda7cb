package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private final Config config = new Config();

    private String shown(String key, Object value) {
        config.set(key, value);
        return config.toString().lines().filter(line -> line.startsWith(key + " ")).findFirst().orElseThrow();
    }

    @Test
    void aConfigurationPrintsSortedAKeyALine() {
        String text = config.set("ZOO", List.of(1, "a")).set("APPLE", "two\r\nlines").toString();
        assertThat(text.lines()).isSorted().hasSize(config.toMap().size())
                .startsWith("ACCESS_LOG = null", "ACCESS_LOG_FORMAT = null", "APPLE = two\\r\\nlines", "APPLICATION_ROOT = null",
                        "BODY_TIMEOUT = PT1M", "CERTFILE = null", "DEBUG = false")
                .endsWith("ZOO = [1, a]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGNING_KEY", "APP_SECRETS", "API_TOKEN", "MAIL_PASSWORD", "DB_PASSWD", "DB_PASS", "DB_PWD",
            "APIKEY", "AWS_CREDENTIALS"})
    void whatTheNameSaysIsSecretIsMasked(String key) {
        assertThat(shown(key, "hunter2")).isEqualTo(key + " = ***");
        assertThat(shown(key, 123456)).isEqualTo(key + " = ***");
        assertThat(shown(key, List.of("hunter2"))).isEqualTo(key + " = [***]");
    }

    @Test
    void otherNamesAreShown() {
        assertThat(shown("SESSION_COOKIE_NAME", "sid")).isEqualTo("SESSION_COOKIE_NAME = sid");
        assertThat(shown("PORT", 8080)).isEqualTo("PORT = 8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "False", ""})
    void switchesAndNothingAreNoSecrets(String value) {
        assertThat(shown("SHOW_KEYS", value)).isEqualTo("SHOW_KEYS = " + value);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://username:xxx@localhost/db, postgres://username:***@localhost/db",
        "redis://:xxx@localhost, redis://:***@localhost",
        "postgres://u:x/x@x:x@localhost/db, postgres://u:***@localhost/db",
        "postgres://from-yaml@localhost:5432/db, postgres://from-yaml@localhost:5432/db",
        "http://host:80/path, http://host:80/path",
        "jdbc:postgresql://host/db?user=u&password=xxx&ssl=on, jdbc:postgresql://host/db?user=u&password=***&ssl=on",
        "jdbc:sqlserver://host;user=u;Password=xxx;encrypt=on, jdbc:sqlserver://host;user=u;Password=***;encrypt=on"})
    void passwordsInUrlsAreMasked(String url, String shown) {
        assertThat(shown("SQLURI", url)).isEqualTo("SQLURI = " + shown);
        assertThat(shown("SQLURI", List.of(url))).isEqualTo("SQLURI = [" + shown + "]");
    }

    @Test
    void mapsAreMaskedByTheirOwnKeys() {
        assertThat(shown("DB", Map.of("password", "xxx"))).isEqualTo("DB = {password=***}");
        assertThat(shown("DB", Map.of("pool", Map.of("size", 5)))).isEqualTo("DB = {pool={size=5}}");
        assertThat(shown("API_KEYS", Map.of("bob", "xxx"))).isEqualTo("API_KEYS = {bob=***}");
    }

    @Test
    void errorsDoNotTellSecrets() {
        config.set("SECRET_KEY", "hunter2").set("DSN", "db://u:hunter2@host");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getInt("SECRET_KEY"))
                .withMessage("The setting SECRET_KEY is '***'. Set it to a whole number of at most 32 bits.");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getBoolean("DSN"))
                .withMessage("The setting DSN is 'db://u:***@host'. Set it to true or false.");
    }

    @Test
    void stackTracesDoNotTellSecrets(@TempDir Path folder) throws IOException {
        config.set("SECRET_KEY", "hunter2");
        assertThat(stackTrace(() -> config.getInt("SECRET_KEY"))).contains("SECRET_KEY").doesNotContain("hunter2");
        for (String name : List.of("a.json", "a.yml", "a.ini", ".env")) {
            Path file = Files.writeString(folder.resolve(name), "{\n hunter2 'hunter2");
            assertThat(stackTrace(() -> config.fromFile(file))).contains(file.toString()).doesNotContain("hunter2");
        }
    }

    private static String stackTrace(ThrowingCallable task) {
        StringWriter trace = new StringWriter();
        catchThrowableOfType(ConfigException.class, task).printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
