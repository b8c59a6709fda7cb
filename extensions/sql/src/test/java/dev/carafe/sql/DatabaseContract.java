package dev.carafe.sql;

import static dev.carafe.Carafe.abort;
import static dev.carafe.sql.Database.db;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.testing.TestClient;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every database. */
abstract class DatabaseContract {
    private record Person(int id, String fullName) { }

    private static final Logger LOG = Logger.getLogger("people");

    private final App app = App.create("people").install(Database.create());
    private TestClient client;

    /** Returns the URL of an empty database. */
    abstract String url();

    @BeforeEach
    void makeApp() {
        LOG.setUseParentHandlers(false); // errors are provoked
        app.config().from(Map.of("DATABASE_URL", url(), "DATABASE_MIGRATE", true, "DATABASE_POOL_SIZE", 1, "DATABASE_TIMEOUT", "PT1S"));
        app.get("/person/<id:int>", req -> db().select("select * from person where id = ?", req.pathInt("id")).mapTo(Person.class)
                .findOne())
                .post("/people", req -> {
                    insert(req);
                    return Response.noContent();
                })
                .post("/refused", req -> {
                    insert(req);
                    throw abort(409);
                })
                .post("/broken", req -> {
                    insert(req);
                    throw new IllegalStateException("broken");
                })
                .post("/returned", req -> {
                    insert(req);
                    return Response.text("no").status(422);
                })
                .post("/kept", req -> {
                    insert(req);
                    db().commit();
                    throw abort(401);
                })
                .post("/cut", req -> {
                    insert(req);
                    db().getConnection().close();
                    return Response.noContent();
                })
                .get("/count", req -> Map.of("count", db().select("select count(*) from person").mapTo(int.class).one()));
        client = TestClient.of(app);
    }

    @AfterEach
    void close() {
        client.close();
        LOG.setUseParentHandlers(true);
    }

    private static void insert(Request req) {
        db().execute("insert into person (full_name) values (?)", req.args().require("name"));
    }

    private int count() {
        return app.extension(Database.class).jdbi().withHandle(db -> db.select("select count(*) from person").mapTo(int.class).one());
    }

    @Test
    void whatARequestDidIsKeptWhenItsResponseIsThere() {
        assertThat(client.post("/people?name=Ada", null)).hasStatus(204);
        assertThat(count()).isEqualTo(1);
        assertThat(client.get("/person/1")).hasJson(Map.of("id", 1, "fullName", "Ada"));
        assertThat(client.get("/person/2")).hasStatus(404);
    }

    @Test
    void errorsTakeBackWhatTheirRequestDid() {
        assertThat(client.post("/refused?name=Ada", null)).hasStatus(409);
        assertThat(client.post("/broken?name=Ada", null)).hasStatus(500);
        assertThat(client.post("/returned?name=Ada", null)).hasStatus(422);
        assertThat(count()).isZero();
    }

    @Test
    void whatAHandlerCommitsIsKeptWhateverFollows() {
        assertThat(client.post("/kept?name=Ada", null)).hasStatus(401);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void aCommitThatFailsIsAnError() {
        assertThat(client.post("/cut?name=Ada", null)).hasStatus(500);
        assertThat(count()).isZero();
    }

    @Test
    void eachRequestGivesItsConnectionBack() {
        for (int i = 0; i < 3; i++) {
            client.post("/people?name=" + i, null);
            client.post("/broken?name=x", null);
            client.get("/nowhere");
        }
        assertThat(client.get("/count")).json("/count", 3);
    }

    @Test
    void aRollbackTakesAllRequestsInAndLeavesNothing() {
        try (Rollback rollback = app.extension(Database.class).rollback()) {
            rollback.db().execute("insert into person (full_name) values ('Eve')");
            assertThat(client.post("/people?name=Ada", null)).hasStatus(204);
            assertThat(client.post("/broken?name=Bob", null)).hasStatus(500);
            assertThat(client.get("/count")).json("/count", 2);
            assertThat(rollback.db().select("select full_name from person order by id").mapTo(String.class).list())
                    .containsExactly("Eve", "Ada");
            assertThatThrownBy(() -> app.extension(Database.class).rollback()).hasMessage("There is an open Rollback. Close it first.");
        }
        assertThat(count()).isZero();
    }
}
