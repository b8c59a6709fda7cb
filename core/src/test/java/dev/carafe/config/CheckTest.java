package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the settings before an app starts. */
class CheckTest {
    private final Config config = new Config();

    private void assertFault(String message) {
        assertThatExceptionOfType(ConfigException.class).isThrownBy(config::check).withMessage(message);
    }

    @Test
    void theDefaultsAreInOrder() {
        config.check();
        assertThat(config.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "BODY_TIMEOUT          | NaN   | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "BODY_TIMEOUT          | 0     | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "IDLE_TIMEOUT          | -1    | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "RESPONSE_TIMEOUT      | PT-5S | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "HEADER_TIMEOUT        | 1e300 | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "HEADER_TIMEOUT        | 1e-999999999 | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "HEADER_TIMEOUT        | Infinity | a duration from PT0.001S to PT8760H, in seconds or like PT30S",
        "SHUTDOWN_GRACE        | -0.5  | a duration from PT0S to PT8760H, in seconds or like PT30S",
        "MAX_CONTENT_LENGTH    | -1    | a whole number of at least 0",
        "MAX_CONTENT_LENGTH    | 1e999999999 | a whole number of at least 0",
        "MAX_CONCURRENT_REQUESTS | 0   | a whole number from 1 to 2147483647",
        "MAX_CONNECTIONS       | 3000000000 | a whole number from 1 to 2147483647",
        "VALIDATION_STATUS     | 401   | 400 or 422",
        "VALIDATION_STATUS     | many  | 400 or 422",
        "WEBSOCKET_MAX_MESSAGE | 1.5   | a whole number from 1 to 2147483647",
        "DEBUG                 | maybe | true or false",
        "JSONIFY_MIMETYPE      | json  | a media type such as application/json",
        "JSONIFY_MIMETYPE      | ~~    | a media type such as application/json",
        "SESSION_COOKIE_NAME   | my id | a name of letters, digits, '-', '_' and '.'",
        "SESSION_COOKIE_DOMAIN | localhost:5000 | a host name; browsers drop a cookie with a port, a scheme or a path in it",
        "SESSION_COOKIE_DOMAIN | https://a.org | a host name; browsers drop a cookie with a port, a scheme or a path in it",
        "SESSION_COOKIE_DOMAIN | false | a host name; browsers drop a cookie with a port, a scheme or a path in it",
        "SESSION_COOKIE_PATH   | app   | a path that begins with '/', or browsers take another one",
        "SESSION_COOKIE_SAMESITE | Loose | Strict, Lax or None",
        "APPLICATION_ROOT      | app   | a path that begins with '/', without blanks, ';', '?' and '#'",
        "APPLICATION_ROOT      | /a b  | a path that begins with '/', without blanks, ';', '?' and '#'",
        "SERVER_NAME           | https://a.org | a host, and a port if need be, such as example.org:8443, without 'https://' and path",
        "TRUSTED_HOSTS         | a.org, b.org:80 | host names without ports, '.example.org' for all below it",
        "WEBSOCKET_ORIGINS     | https://a.org/ | '*', or origins such as https://app.example.org, without a path"})
    void whatCanNotBeUsedIsToldWithWhatWouldFit(String key, String value, String expected) {
        config.set(key, value);
        assertThatExceptionOfType(ConfigException.class).isThrownBy(config::check)
                .withMessageStartingWith("The setting %s is '".formatted(key)).withMessageEndingWith("'. Set it to %s.", expected);
        assertThatExceptionOfType(ConfigException.class).as("reading it").isThrownBy(() -> config.require(key));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SESSION_COOKIE_DOMAIN | .example.org", "SESSION_COOKIE_SAMESITE | lax", "SERVER_NAME | [::1]:5000", "SERVER_NAME | localhost",
        "TRUSTED_HOSTS | .example.org, [::1]", "WEBSOCKET_ORIGINS | *", "APPLICATION_ROOT | /", "APPLICATION_ROOT | /a/b%20c",
        "SHUTDOWN_DRAIN | 0", "SEND_FILE_MAX_AGE_DEFAULT | 0", "MAX_CONTENT_LENGTH | 1.6e7",
        "JSONIFY_MIMETYPE | application/json; charset=utf-8"})
    void whatFitsPasses(String key, String value) {
        config.set(key, value).check();
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirSources() {
        Config faulty = new Config(Map.of("CARAFE_BODY_TIMEOUT", "-1"), new Properties()).fromEnvironment("CARAFE")
                .set("MAX_CONTENT_LENGTH", null).set("SESSION_COOKIE_NAME", "__Host-id").set("SESSION_COOKIE_PATH", "/app");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(faulty::check).withMessage("""
                3 settings can't be used:
                - The setting BODY_TIMEOUT, from the environment variable CARAFE_BODY_TIMEOUT, is '-1'. Set it to a duration from PT0.001S \
                to PT8760H, in seconds or like PT30S.
                - The setting MAX_CONTENT_LENGTH is not set. Set it to a whole number of at least 0.
                - SESSION_COOKIE_NAME is '__Host-id', and browsers keep such a cookie only without a domain and for the path '/'. \
                Set SESSION_COOKIE_DOMAIN to null and SESSION_COOKIE_PATH to '/', or begin the name with __Secure-.""");
    }

    static final class Code {
        static final String BODY_TIMEOUT = "90";
        static final int DEBUG = 1;
        static final String[] TRUSTED_HOSTS = {"a.org"};
    }

    @Test
    void aDeclaredSettingHasItsTypeFromEverySource() {
        Properties properties = new Properties();
        properties.putAll(Map.of("carafe.body-timeout", "90", "carafe.debug", "yes", "carafe.trusted.hosts", "a.org"));
        Map<String, String> environment = Map.of("C_BODY_TIMEOUT", "PT90S", "C_DEBUG", "True", "C_TRUSTED_HOSTS", "[\"a.org\"]");
        Map<String, @Nullable Object> map = Map.of("BODY_TIMEOUT", 90.0, "DEBUG", "on", "TRUSTED_HOSTS", List.of("a.org"));
        for (Config each : List.of(new Config(environment, properties).fromEnvironment("C"), new Config().fromMap(map),
                new Config().from(Code.class),
                new Config(environment, properties).fromSystemProperties("carafe"))) {
            assertThat(each.toMap()).containsEntry("BODY_TIMEOUT", Duration.ofSeconds(90)).containsEntry("DEBUG", true)
                    .containsEntry("TRUSTED_HOSTS", List.of("a.org"));
            each.check();
        }
    }

    @Test
    void anEmptyTextIsNotSetWhereThatMayBe() {
        config.set("SERVER_NAME", "").set("CERTFILE", "").set("SECRET_KEY", "").check();
        assertThat(config.getString("SERVER_NAME")).isNull();
        assertThat(config.getString("SERVER_NAME", "localhost")).isEqualTo("localhost");
    }

    @Test
    void aTextThatLooksLikeJsonStaysAsItIs() {
        Map<String, String> variables = Map.of("C_SECRET_KEY", "{\"b\": 1,  \"a\":2}", "C_ENV", "1.0", "C_OWN", "[1,2]");
        Config texts = new Config(variables, new Properties()).fromEnvironment("C");
        assertThat(texts.get("SECRET_KEY")).isEqualTo("{\"b\": 1,  \"a\":2}");
        assertThat(texts.get("ENV")).isEqualTo("1.0");
        assertThat(texts.getString("OWN")).isEqualTo("[1,2]");
    }

    @Test
    void anExtensionDeclaresItsOwn() {
        config.set("MAIL_PORT", "70000").set("MAIL_USE_TLS", "yes").declare(Declaration.integer("MAIL_PORT", 1, 65_535).orElse(25),
                Declaration.bool("MAIL_USE_TLS").orElse(false), Declaration.text("MAIL_SERVER").orElse("localhost"));
        assertThat(config.get("MAIL_USE_TLS")).isEqualTo(true);
        assertThat(config.get("MAIL_SERVER")).isEqualTo("localhost");
        assertFault("The setting MAIL_PORT is '70000'. Set it to a whole number from 1 to 65535.");
        config.set("MAIL_PORT", null);
        assertFault("The setting MAIL_PORT is not set. Set it to a whole number from 1 to 65535.");
        config.set("MAIL_PORT", " 2525 ").set("MAIL_SERVE", "x").check();
        assertThat(config.getInt("MAIL_PORT")).isEqualTo(2525);
        assertThat(config.warnings()).singleElement().asString().endsWith("Did you mean MAIL_SERVER?");
    }

    @Test
    void aDeclarationThatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Declaration.integer("PORT", 1, 2).orElse(3))
                .withMessage("The default of PORT is '3'. Set it to a whole number from 1 to 2.");
        assertThatIllegalArgumentException().isThrownBy(() -> Declaration.text("port"))
                .withMessage("'port' is no key of a setting. Keys are in capitals.");
    }

    @Test
    void whatFlaskHasAndCarafeNotIsWarnedOf() {
        config.set("TRAP_HTTP_EXCEPTIONS", true).set("PROPAGATE_EXCEPTIONS", null).set("USE_X_SENDFILE", false);
        assertThat(config.warnings()).containsExactly(
                "The setting TRAP_HTTP_EXCEPTIONS is one of Flask's or Quart's that has no effect here: "
                + "an HttpException is always a response; app.error(HttpException.class, ...) makes another one.");
    }

    @ParameterizedTest
    @CsvSource({"SESSION_COOKIE_SAMESITE, none, SESSION_COOKIE_SAMESITE is None",
        "SESSION_COOKIE_PARTITIONED, true, SESSION_COOKIE_PARTITIONED is true",
        "SESSION_COOKIE_NAME, __Secure-id, SESSION_COOKIE_NAME is '__Secure-id'"})
    void aCookieThatHasToBeSecureIsWarnedOf(String key, String value, String rule) {
        config.set(key, value).check();
        assertThat(config.warnings()).containsExactly(
                rule + ", and browsers keep such a cookie only if it is secure, so it is sent as one. "
                + "Set SESSION_COOKIE_SECURE to true.");
        assertThat(config.set("SESSION_COOKIE_SECURE", true).warnings()).isEmpty();
    }
}
