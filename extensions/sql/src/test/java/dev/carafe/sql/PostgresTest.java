package dev.carafe.sql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresTest extends DatabaseContract {
    private static PostgresServer server;

    @BeforeAll
    static void startServer() throws Exception {
        Optional<PostgresServer> started = PostgresServer.start();
        assumeTrue(started.isPresent(), "Skipped: there is no PostgreSQL that can be started (Debian: apt install postgresql).");
        server = started.get();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    String url() {
        Jdbi.create(server.url()).useHandle(db -> db.execute("drop schema public cascade; create schema public"));
        return server.url();
    }
}
