package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
