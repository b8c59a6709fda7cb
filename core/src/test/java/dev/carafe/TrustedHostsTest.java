package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedHostsTest {
    @ParameterizedTest
    @CsvSource({"example.org, 200", "EXAMPLE.org:8080, 200", "a.example.net, 200", "example.net, 200", "[::1]:5000, 200", "evil.test, 400",
            "example.org.evil.test, 400", "notexample.net, 400"})
    void onlyHostsOfTheListAreAnswered(String host, int status) {
        App app = App.create("app").get("/", req -> "ok");
        app.config().set("TRUSTED_HOSTS", List.of("Example.org", ".example.net", "[::1]"));

        assertThat(app.handle(Request.of("GET", "/").withHeader("Host", host)).status()).isEqualTo(status);
    }

    @Test
    void anyHostIsAnsweredWithoutAList() {
        assertThat(App.create("app").get("/", req -> "ok").handle(Request.of("GET", "/").withHeader("Host", "evil.test")).status())
                .isEqualTo(200);
    }
}
