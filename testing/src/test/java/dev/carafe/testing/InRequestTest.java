package dev.carafe.testing;

import static dev.carafe.Carafe.request;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Cookie;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InRequestTest {
    private final TestClient client = TestClient.of(App.create("in-request").get("/person/<id:int>", "person", req -> "Ada"));

    @Test
    void taskHasARequestOfTheClient() {
        client.cookies().set(Cookie.of("theme", "dark"));

        assertThat(client.inRequest("/person/7?x=1", () -> urlFor("person", "id", 8) + request().pathInt("id"))).isEqualTo("/person/87");
        assertThat(client.header("X-Key", "1").inRequest("/", () -> request().header("X-Key") + request().cookies().get("theme")))
                .isEqualTo("1dark");
    }

    @Test
    void exceptionIsThrownAsItIs() {
        assertThatThrownBy(() -> client.inRequest("/", () -> {
            throw new IOException("no disk");
        })).isInstanceOf(IOException.class).hasMessage("no disk");
    }
}
