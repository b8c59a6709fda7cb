package dev.carafe.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2Test extends DatabaseContract {
    @Override
    String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void migrationsRunOnce() {
        Config database = App.create("people").install(Database.create()).config().set("DATABASE_URL", url());

        assertThat(Migrations.run(database)).isEqualTo("Migrated to version 1 by 1 script(s).");
        assertThat(Migrations.run(database)).isEqualTo("There is nothing to migrate.");
    }

    @Test
    void logTellsWhatWasMigratedAndNothingOfTheLibraries(@TempDir Path folder) {
        List<String> log = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.add(record.getLoggerName() + ": " + record.getMessage());
            }

            @Override
            public void flush() { }

            @Override
            public void close() { }
        };
        List<Logger> loggers = Stream.of("log-of-a-start", "com.zaxxer.hikari", "org.flywaydb").map(Logger::getLogger).toList();
        loggers.forEach(logger -> logger.addHandler(handler));
        try {
            App app = App.create("log-of-a-start").install(Database.create());
            app.config().from(Map.of("DATABASE_URL", "jdbc:h2:" + folder.resolve("people"), "DATABASE_MIGRATE", true));
            app.extension(Database.class).jdbi();
            App anew = App.create("log-of-a-start").install(Database.create());
            anew.config().from(Map.of("DATABASE_URL", url(), "DATABASE_MIGRATE", true));
            anew.extension(Database.class).jdbi();
            App tested = App.create("log-of-a-start").install(Database.create());
            tested.config().from(Map.of("DATABASE_URL", "jdbc:h2:" + folder.resolve("tested"), "DATABASE_MIGRATE", true, "TESTING", true));
            tested.extension(Database.class).jdbi();
            Stream.of(app, anew, tested).forEach(App::close);
        } finally {
            loggers.forEach(logger -> logger.removeHandler(handler));
        }
        assertThat(log).containsExactly("log-of-a-start: Migrated to version 1 by 1 script(s).");
    }

    @Test
    void migrateIsACommand() {
        App app = App.create("people").install(Database.create());
        app.config().set("DATABASE_URL", url());

        assertThat(app.execute("migrate")).isZero();
        assertThat(app.extension(Database.class).jdbi().<Integer, RuntimeException>withHandle(db ->
                db.select("select count(*) from person").mapTo(Integer.class).one())).isZero();
    }

    @Test
    void mistakesAreToldInASentence() {
        App app = App.create("people").install(Database.create());
        Database database = app.extension(Database.class);

        assertThatThrownBy(database::jdbi).hasMessage("DATABASE_URL is not set. Set it to a URL of JDBC, such as jdbc:h2:./people or "
                + "jdbc:postgresql://localhost/people.");
        assertThatThrownBy(Database::db).hasMessage("There is no request here whose transaction db() could be. "
                + "Use app.extension(Database.class).jdbi().useTransaction(db -> ...).");
        assertThatThrownBy(() -> database.configure(jdbi -> { }))
                .hasMessage("The database is installed, so configure(...) comes too late. Call it before install(...).");
        assertThatThrownBy(() -> App.create("other").install(database))
                .hasMessage("This database is installed in an app. Create one for each app.");
        app.config().set("DATABASE_URL", "jdbc:h2:tcp://localhost:1/nowhere");
        app.config().set("DATABASE_TIMEOUT", "PT0.25S");
        assertThatThrownBy(database::jdbi).hasMessageStartingWith("The database of DATABASE_URL can't be reached: ");
    }
}
