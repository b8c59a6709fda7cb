package dev.carafe;

import static dev.carafe.Call.get;
import static dev.carafe.Call.text;
import static dev.carafe.Carafe.app;
import static dev.carafe.Carafe.g;
import static dev.carafe.Carafe.hasRequest;
import static dev.carafe.Carafe.urlFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carafe.server.Server;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to an app where there is no request. */
class AppContextTest {
    private final App people = App.create("people").get("/<name>", "one", req -> req.pathParam("name"));
    private final List<String> seen = new ArrayList<>();

    @Test
    void aCommandHasItsAppAndGAndUrls() {
        people.config().set("SERVER_NAME", "example.org");

        assertThat(people.command("show", args -> {
            g().set("who", args.getFirst());
            seen.add(app().config().getString("SERVER_NAME"));
            seen.add(urlFor("one", "name", g().get("who")));
            seen.add(urlFor("one", "name", "ada", "_external", true));
        }).execute("show", "ada")).isZero();

        assertThat(seen).containsExactly("example.org", "/ada", "http://example.org/ada");
    }

    @Test
    void tasksOfStartAndStopHaveTheApp() {
        people.onStart(() -> seen.add("start " + app().name())).onStop(() -> seen.add("stop " + app().name()));

        try (Server server = people.start()) {
            assertThat(server.port()).isPositive();
        }

        assertThat(seen).containsExactly("start people", "stop people");
    }

    @Test
    void aCommandHasNoRequest() {
        people.command("show", args -> {
            assertThat(hasRequest()).isFalse();
            assertThatIllegalStateException().isThrownBy(Carafe::request)
                    .withMessage("request() was called outside of a request. A command, onStart and onStop have only app(), g() and "
                            + "urlFor(...): app.inRequest(request, task) gives them a request.");
            assertThatIllegalStateException().isThrownBy(Carafe::session).withMessageStartingWith("session() was called outside");
            seen.add("checked");
        });

        assertThat(people.execute("show")).isZero();
        assertThat(seen).containsExactly("checked");
    }

    @Test
    void aRequestWithinACommandHasAContextOfItsOwn() {
        people.command("show", args -> {
            g().set("who", "command");
            seen.add(text(get(App.create("other").get("/", req -> app().name() + g().toMap()), "/")));
            seen.add(app().name() + g().toMap());
        });

        assertThat(people.execute("show")).isZero();
        assertThat(seen).containsExactly("other{}", "people{who=command}");
    }

    @Test
    void nothingIsLeftWhenTheCommandEnds() {
        assertThat(people.command("show", args -> seen.add(app().name())).execute("show")).isZero();

        assertThatIllegalStateException().isThrownBy(Carafe::app);
    }
}
