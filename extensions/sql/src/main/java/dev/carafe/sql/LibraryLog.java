package dev.carafe.sql;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Limits what HikariCP and Flyway tell {@code java.util.logging} to warnings: they tell each step of a start. A level that the program has
 * set stays.
 */
final class LibraryLog {
    // Referenced here, since java.util.logging forgets the level of a logger that is not referenced.
    private static final List<Logger> LIBRARIES = List.of(Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.flywaydb"));

    private LibraryLog() { }

    static void quiet() {
        LIBRARIES.stream().filter(library -> library.getLevel() == null).forEach(library -> library.setLevel(Level.WARNING));
    }
}
