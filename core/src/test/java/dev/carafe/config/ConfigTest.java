package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private final Config config = new Config();

    @Test
    void theDefaultsAreThoseOfQuart() {
        assertThat(config.toMap())
                .containsEntry("APPLICATION_ROOT", null)
                .containsEntry("BODY_TIMEOUT", Duration.ofSeconds(60))
                .containsEntry("DEBUG", false)
                .containsEntry("ENV", "production")
                .containsEntry("JSONIFY_MIMETYPE", "application/json")
                .containsEntry("JSONIFY_PRETTYPRINT_REGULAR", false)
                .containsEntry("JSON_AS_ASCII", true)
                .containsEntry("JSON_SORT_KEYS", true)
                .containsEntry("MAX_CONTENT_LENGTH", 16_777_216L)
                .containsEntry("PERMANENT_SESSION_LIFETIME", Duration.ofDays(31))
                .containsEntry("PREFER_SECURE_URLS", false)
                .containsEntry("RESPONSE_TIMEOUT", Duration.ofSeconds(60))
                .containsEntry("SECRET_KEY", null)
                .containsEntry("SERVER_NAME", null)
                .containsEntry("SESSION_COOKIE_HTTPONLY", true)
                .containsEntry("SESSION_COOKIE_NAME", "session")
                .containsEntry("SESSION_COOKIE_SECURE", false)
                .containsEntry("SESSION_REFRESH_EACH_REQUEST", true)
                .containsEntry("TESTING", false);
    }

    @Test
    void whatIsSetIsThere() {
        config.set("PEOPLE", 7).set("SECRET_KEY", null);
        assertThat(config.get("PEOPLE")).isEqualTo(7);
        assertThat(config.getString("PEOPLE")).isEqualTo("7");
        assertThat(config.contains("SECRET_KEY")).isTrue();
        assertThat(config.get("SECRET_KEY")).isNull();
        assertThat(config.contains("UNKNOWN")).isFalse();
        assertThat(config.get("UNKNOWN")).isNull();
    }

    @Test
    void theMapIsACopy() {
        config.toMap().put("DEBUG", true);
        assertThat(config.getBoolean("DEBUG")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "Debug", "dEBUG"})
    void aKeyThatIsNotInCapitalsIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> config.set(key, true))
                .withMessage("'" + key + "' is no key of a setting. Keys are in capitals: 'DEBUG'.");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "FALSE, false"})
    void textsAreSwitchesToo(String text, boolean on) {
        assertThat(config.set("DEBUG", text).getBoolean("DEBUG")).isEqualTo(on);
    }

    @Test
    void aSwitchThatIsNotSetIsOff() {
        assertThat(config.getBoolean("UNKNOWN")).isFalse();
        assertThat(config.set("DEBUG", null).getBoolean("DEBUG")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT30S, 30000", "30, 30000", "0.5, 500"})
    void textsAreDurationsToo(String text, long millis) {
        assertThat(config.set("BODY_TIMEOUT", text).getDuration("BODY_TIMEOUT")).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void numbersAreSeconds() {
        assertThat(config.set("BODY_TIMEOUT", 90).getDuration("BODY_TIMEOUT")).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.set("BODY_TIMEOUT", 1.5).getDuration("BODY_TIMEOUT")).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void textsAreNumbersToo() {
        assertThat(config.set("MAX_CONTENT_LENGTH", "1000").getLong("MAX_CONTENT_LENGTH")).isEqualTo(1000);
    }

    @Test
    void aValueThatDoesNotFitIsToldWithItsKey() {
        config.set("DEBUG", "yes").set("MAX_CONTENT_LENGTH", "16MB").set("BODY_TIMEOUT", "a minute");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getBoolean("DEBUG"))
                .withMessage("The setting DEBUG is 'yes'. Set it to true or false.");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getLong("MAX_CONTENT_LENGTH"))
                .withMessage("The setting MAX_CONTENT_LENGTH is '16MB'. Set it to a whole number.");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getDuration("BODY_TIMEOUT"))
                .withMessage("The setting BODY_TIMEOUT is 'a minute'. Set it to a duration, in seconds or like PT30S.");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getLong("UNKNOWN"))
                .withMessage("The setting UNKNOWN is not set. Set it to a whole number.");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.getDuration("UNKNOWN"))
                .withMessage("The setting UNKNOWN is not set. Set it to a duration.");
    }
}
