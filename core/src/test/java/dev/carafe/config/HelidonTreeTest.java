package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings out of a configuration of Helidon, read from YAML by Helidon itself. */
class HelidonTreeTest {
    @TempDir
    private Path folder;
    private io.helidon.config.Config tree = io.helidon.config.Config.empty();

    @BeforeEach
    void read() throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), """
                server:
                  port: 8080
                carafe:
                  debug: yes
                  json:
                    sort-keys: false
                  body-timeout: 90
                  trusted-hosts: [a.org, .b.org]
                  mail:
                    useTls: true
                    pin: "0010"
                  DB:
                    host: a
                  rooms:
                    - name: one
                """);
        tree = io.helidon.config.Config.just(ConfigSources.file(file));
    }

    @Test
    void theNodeThatIsGivenIsFlattenedToTheNamesOfSettings() {
        Config config = new Config().from(tree.get("carafe"));
        config.check();
        assertThat(config.toMap()).containsEntry("DEBUG", true).containsEntry("JSON_SORT_KEYS", false)
                .containsEntry("BODY_TIMEOUT", Duration.ofSeconds(90)).containsEntry("TRUSTED_HOSTS", List.of("a.org", ".b.org"))
                .containsEntry("MAIL_USE_TLS", "true").containsEntry("MAIL_PIN", "0010").containsEntry("DB_HOST", "a")
                .containsEntry("ROOMS", List.of(Map.of("name", "one"))).doesNotContainKey("SERVER_PORT");
    }

    @Test
    void theWholeTreeIsTakenFromItsRoot() {
        assertThat(new Config().from(tree).getInt("SERVER_PORT")).isEqualTo(8080);
        assertThat(new Config().from(tree.get("nothing")).toMap()).isEqualTo(new Config().toMap());
    }

    @Test
    void aBadValueNamesItsPlace() {
        io.helidon.config.Config bad = io.helidon.config.Config.just(ConfigSources.create(Map.of("app.max.content.length", "big")));
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> new Config().from(bad.get("app")).check())
                .withMessage("The setting MAX_CONTENT_LENGTH, from 'app' of the configuration of Helidon, is 'big'. "
                        + "Set it to a whole number of at least 0.");
    }
}
