package dev.carafe.templates.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.config.Config;
import dev.carafe.config.ConfigException;
import dev.carafe.templates.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void settingsComeFromTheKeysOfFlaskMail() {
        MailSettings settings = MailSettings.of(Map.of("MAIL_SERVER", "mx.example.com", "MAIL_PORT", 587, "MAIL_USE_TLS", true,
                "MAIL_USERNAME", "u", "MAIL_PASSWORD", "secret"));
        assertThat(settings.server()).isEqualTo("mx.example.com");
        assertThat(settings.port()).isEqualTo(587);
        assertThat(settings.useTls()).isTrue();
        assertThat(settings.username()).isEqualTo("u");
        assertThat(settings.password()).isEqualTo("secret");
        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(MailSettings.of(Map.of())).isEqualTo(MailSettings.LOCAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "s.cfg | MAIL_PORT = 2525~MAIL_USE_TLS = true~MAIL_SUPPRESS_SEND = yes~MAIL_TIMEOUT = 2.5~MAIL_SEND_PARTIAL = off",
            "s.properties | MAIL_PORT=2525~MAIL_USE_TLS=True~MAIL_SUPPRESS_SEND=on~MAIL_TIMEOUT=PT2.5S~MAIL_SEND_PARTIAL=no",
            "s.env | MAIL_PORT=2525~MAIL_USE_TLS=1~MAIL_SUPPRESS_SEND=Yes~MAIL_TIMEOUT=2.5~MAIL_SEND_PARTIAL=0",
            "s.yml | MAIL_PORT: '2525'~MAIL_USE_TLS: 'on'~MAIL_SUPPRESS_SEND: true~MAIL_TIMEOUT: 2.5~MAIL_SEND_PARTIAL: false",
            "s.json | {\"MAIL_PORT\": \"2525\", \"MAIL_USE_TLS\": \"yes\", \"MAIL_SUPPRESS_SEND\": 1, \"MAIL_TIMEOUT\": 2.5,"
                    + "\"MAIL_SEND_PARTIAL\": \"FALSE\"}"})
    void aSettingMeansTheSameFromEverySource(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text.replace('~', '\n'));
        MailSettings settings = MailSettings.of(new Config().fromFile(file));
        assertThat(settings.port()).isEqualTo(2525);
        assertThat(settings.useTls()).isTrue();
        assertThat(settings.suppressSend()).isTrue();
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.sendPartial()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "s.cfg | MAIL_DEFAULT_SENDER = Shop, shop@example.com", "s.env | MAIL_DEFAULT_SENDER=[\"Shop\", \"shop@example.com\"]",
            "s.properties | MAIL_DEFAULT_SENDER=Shop <shop@example.com>", "s.yml | MAIL_DEFAULT_SENDER: [Shop, shop@example.com]",
            "s.json | {\"MAIL_DEFAULT_SENDER\": [\"Shop\", \"shop@example.com\"]}",
            "t.json | {\"MAIL_DEFAULT_SENDER\": [\"Shop <shop@example.com>\"]}"})
    void theDefaultSenderMayBeNameAndAddress(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        assertThat(MailSettings.of(new Config().fromFile(file)).defaultSender()).isEqualTo(Address.of("Shop", "shop@example.com"));
    }

    @Test
    void aSenderWithACommaInItsNameIsOneAddress() {
        assertThat(MailSettings.of(Map.of("MAIL_DEFAULT_SENDER", "\"Shop, Inc.\" <shop@x.org>")).defaultSender())
                .isEqualTo(Address.of("Shop, Inc.", "shop@x.org"));
        assertThat(MailSettings.of(Map.of("MAIL_DEFAULT_SENDER", List.of("Shop, Inc.", "shop@x.org"))).defaultSender())
                .isEqualTo(Address.of("Shop, Inc.", "shop@x.org"));
        assertThat(MailSettings.of(Map.of("MAIL_DEFAULT_SENDER", Address.of("a@x.org"))).defaultSender()).isEqualTo(Address.of("a@x.org"));
    }

    @Test
    void testingSuppressesMailFromEverySource() {
        assertThat(MailSettings.of(Map.of("TESTING", "yes")).suppressSend()).isTrue();
        assertThat(MailSettings.of(Map.of("TESTING", "yes", "MAIL_SUPPRESS_SEND", "0")).suppressSend()).isFalse();
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_PORT", "x"))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("MAIL_PORT is 'x'");
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_PORT", 0))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("MAIL_PORT is '0'. Set it to a whole number from 1 to 65535.");
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_USE_TLS", "maybe"))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("MAIL_USE_TLS is 'maybe'");
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_BACKEND", "fax"))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("MAIL_BACKEND").hasMessageContaining("SMTP, CONSOLE, FILE, OUTBOX");
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_USE_TLS", true, "MAIL_USE_SSL", true)))
                .hasMessageStartingWith("MAIL_USE_TLS and MAIL_USE_SSL are both true.");
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_TIMEOUT", 0))).isInstanceOf(ConfigException.class)
                .hasMessageContaining("MAIL_TIMEOUT is '0'. Set it to a duration from PT0.001S");
        assertThatThrownBy(() -> MailSettings.of(Map.of("MAIL_DEFAULT_SENDER", "nobody")))
                .hasMessageStartingWith("MAIL_DEFAULT_SENDER is one address").hasMessageEndingWith("not nobody.");
    }

    @Test
    void anEmptyVariableIsNoSetting() {
        MailSettings settings = MailSettings.of(Map.of("MAIL_USERNAME", "", "MAIL_PASSWORD", "", "MAIL_SERVER", ""));
        assertThat(settings.username()).isNull();
        assertThat(settings.server()).isEqualTo("localhost");
    }

    @Test
    void aWrongSettingShowsWhenTheAppStarts() {
        App app = App.create("shop").install(Mailer.create(Templates.create()));
        app.config().set("MAIL_PORT", "smtp").set("PORT", 0);
        assertThatThrownBy(app::start).hasStackTraceContaining("MAIL_PORT");
    }
}
