package dev.carafe.sql;

import dev.carafe.config.Config;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** Migrates the database with Flyway's scripts: {@code db/migration/V1__people.sql} and so on. */
final class Migrations {
    static final String NOTHING = "There is nothing to migrate.";

    private Migrations() { }

    /** Runs the scripts that have not been run, on separate connections. Returns a sentence about the outcome. */
    static String run(Config config) {
        MigrateResult result = Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(Pool.url(config), config.getString("DATABASE_USER"), config.getString("DATABASE_PASSWORD")).load().migrate();
        return result.migrationsExecuted == 0 ? NOTHING
                : "Migrated to version %s by %d script(s).".formatted(Objects.requireNonNull(result.targetSchemaVersion),
                        result.migrationsExecuted);
    }
}
