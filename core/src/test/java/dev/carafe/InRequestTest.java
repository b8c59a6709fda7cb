package dev.carafe;

import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.request;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InRequestTest {
    private final List<@Nullable Object> seen = new ArrayList<>();
    private final App app = App.create("in-request")
            .register(Blueprint.create("teams").get("/<id:int>", "one", req -> "a team"), "/teams")
            .before(req -> seen.add("before"))
            .teardown((req, error) -> seen.add(error == null ? "teardown" : error.getMessage()));

    @Test
    void taskIsThatOfARequestWhoseRuleHasMatched() throws Exception {
        String text = app.inRequest(Request.of("GET", "/teams/7?x=1"),
                () -> request().endpoint() + " " + request().pathInt("id") + " " + urlFor(".one", "id", 8));

        assertThat(text).isEqualTo("teams.one 7 /teams/8");
    }

    @Test
    void variableOfAnotherClassNamesTheConverterToWrite() throws Exception {
        app.get("/people/<id>", req -> "");
        assertThatIllegalArgumentException().isThrownBy(() -> app.inRequest(Request.of("GET", "/people/7"), () -> request().pathInt("id")))
                .withMessageEndingWith("is a String, not a Long. Its converter decides: write '<id:int>', or ask for that class.");
    }

    @Test
    void pathThatNoRuleTakesIsARequestAllTheSame() throws Exception {
        assertThat(app.inRequest(Request.of("GET", "/nowhere"), () -> request().path())).isEqualTo("/nowhere");
    }

    @Test
    void onlyTeardownHooksRun() throws Exception {
        app.inRequest(Request.of("GET", "/teams/7"), () -> g().set("user", "ada"));

        assertThat(seen).containsExactly("teardown");
    }

    @Test
    void exceptionOfTheTaskIsThrownAndToldToTheTeardown() {
        assertThatThrownBy(() -> app.inRequest(Request.of("GET", "/"), () -> {
            throw new IOException("no disk");
        })).isInstanceOf(IOException.class);

        assertThat(seen).containsExactly("no disk");
        assertThatThrownBy(Carafe::request).isInstanceOf(IllegalStateException.class);
    }
}
