package dev.carafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    @Test
    void theRulesAreListedAsTheyAreTried() {
        App app = App.create("table").withoutStaticFiles()
                .get("/person/<id:int>", "person", req -> "person")
                .route("/").methods("GET", "POST").endpoint("index").to(req -> "index");
        assertThat(RouteTable.of(app.urlMap().rules())).isEqualTo("""
                Endpoint  Methods                   Rule
                --------  ------------------------  ----------------
                person    GET, HEAD, OPTIONS        /person/<id:int>
                index     GET, HEAD, OPTIONS, POST  /
                """);
    }

    @Test
    void withoutRulesThereIsTheHeadOnly() {
        assertThat(RouteTable.of(App.create("table").withoutStaticFiles().urlMap().rules())).isEqualTo("""
                Endpoint  Methods  Rule
                --------  -------  ----
                """);
    }
}
