package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBindingTest {
    private final Config config = new Config();

    record MailSettings(String server, int port, boolean useTls, Duration timeout, List<String> to, Optional<String> username,
            @Nullable String password) {}

    record Pool(int size) {
        Pool {
            if (size < 1) {
                throw new IllegalArgumentException("The size is below 1.");
            }
        }
    }

    record Mixed(List<Integer> ports, Optional<Pool> pool, Optional<List<String>> names) {}

    record BuiltIn(boolean debug, long maxContentLength) {}

    @Test
    void componentsComeFromTheKeysOfTheirNames() {
        config.fromMap(Map.of("MAIL_SERVER", "localhost", "MAIL_PORT", "25", "MAIL_USE_TLS", "yes", "MAIL_TIMEOUT", 30,
                "MAIL_TO", "a@b.c, d@e.f", "MAIL_USERNAME", "bob", "MAIL_PASSWORD", "xxx"));
        assertThat(config.bind("MAIL_", MailSettings.class)).isEqualTo(new MailSettings("localhost", 25, true,
                Duration.ofSeconds(30), List.of("a@b.c", "d@e.f"), Optional.of("bob"), "xxx"));
    }

    @Test
    void optionalAndNullableComponentsMayBeAbsent() {
        config.fromMap(Map.of("MAIL_SERVER", "localhost", "MAIL_PORT", 25, "MAIL_USE_TLS", false, "MAIL_TIMEOUT", 30));
        config.set("MAIL_TO", "").set("MAIL_PASSWORD", null);
        assertThat(config.bind("MAIL_", MailSettings.class)).isEqualTo(new MailSettings("localhost", 25, false,
                Duration.ofSeconds(30), List.of(), Optional.empty(), null));
    }

    @Test
    void everyMissingKeyIsNamed() {
        config.set("MAIL_SERVER", "localhost").set("MAIL_USE_TLS", null);
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.bind("MAIL_", MailSettings.class))
                .withMessage("MailSettings needs settings that are not set: MAIL_PORT, MAIL_USE_TLS, MAIL_TIMEOUT, MAIL_TO. "
                        + "Set them, or make the components Optional.");
    }

    @Test
    void elementsAndOptionalsAreReadAsTheirType() {
        config.fromMap(Map.of("PORTS", "80, 443", "POOL", Map.of("size", 5), "NAMES", List.of("a")));
        assertThat(config.bind("", Mixed.class))
                .isEqualTo(new Mixed(List.of(80, 443), Optional.of(new Pool(5)), Optional.of(List.of("a"))));
    }

    @Test
    void aBadElementNamesTheKey() {
        config.set("PORTS", "80, https");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.bind("", Mixed.class))
                .withMessage("The setting PORTS is '80, https'. Set it to a list, each a whole number of at most 32 bits.");
    }

    @Test
    void builtInSettingsBindWithoutPrefix() {
        assertThat(config.bind("", BuiltIn.class)).isEqualTo(new BuiltIn(false, 16 * 1024 * 1024));
    }

    @Test
    void aRecordMayRefuseItsSettings() {
        config.set("POOL_SIZE", 0);
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> config.bind("POOL_", Pool.class))
                .withMessage("Pool refuses its settings: The size is below 1.");
    }

    @ParameterizedTest
    @CsvSource({
        "server, SERVER", "useTls, USE_TLS", "useTLS, USE_TLS", "sha256Sum, SHA256_SUM",
        "use-tls, USE_TLS", "USE_TLS, USE_TLS"})
    void namesOfJavaHaveKeys(String name, String key) {
        assertThat(Keys.of(name)).isEqualTo(key);
    }
}
