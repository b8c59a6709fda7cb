package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    private final Config config = new Config();

    @ParameterizedTest
    @CsvSource({
        "JSON_SORT_KEY, JSON_SORT_KEYS",
        "JSON_SORTED_KEYS, JSON_SORT_KEYS",
        "SESSION_COOKIE_HTTP_ONLY, SESSION_COOKIE_HTTPONLY",
        "MAX_CONTENT_LENGHT, MAX_CONTENT_LENGTH",
        "SECRETKEY, SECRET_KEY",
        "DEBUGS, DEBUG"})
    void aMisspeltKeyIsWarnedOf(String key, String meant) {
        assertThat(config.set(key, 1).warnings()).containsExactly(
                "The setting %s is none of Carafe's, and may have no effect. Did you mean %s?".formatted(key, meant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLURI", "ENVS", "DEBT", "MAIL_SERVER", "SERVER_PORT", "SESSION_COOKIE_MAX_AGE", "TEST"})
    void theKeysOfAProgramAreItsOwn(String key) {
        assertThat(config.set(key, 1).warnings()).isEmpty();
    }

    @Test
    void theBuiltInKeysAreKnown() {
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void aWarningTellsWhereTheKeyComesFrom() {
        Config fromEnvironment = new Config(Map.of("CARAFE_TESTNG", "true"), new Properties()).fromEnvironment("CARAFE");
        assertThat(fromEnvironment.warnings()).containsExactly("The setting TESTNG, from the environment variable CARAFE_TESTNG, "
                + "is none of Carafe's, and may have no effect. Did you mean TESTING?");
    }
}
