package dev.carafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ConsoleFormatTest {
    private static String format(String logger, Level level, String message, Throwable thrown, Object... parameters) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName(logger);
        record.setInstant(LocalDateTime.parse("2020-12-03T18:34:50.387").atZone(ZoneId.systemDefault()).toInstant());
        record.setThrown(thrown);
        record.setParameters(parameters);
        return new ConsoleFormat(false).format(record);
    }

    @Test
    void aLineHasTimeLevelAndLogger() {
        assertThat(format("people", Level.WARNING, "Nobody is here", null))
                .isEqualTo("[2020-12-03 18:34:50,387] WARNING in people: Nobody is here" + System.lineSeparator());
    }

    @Test
    void severeIsCalledError() {
        assertThat(format("people", Level.SEVERE, "Exception on request GET /api", null))
                .isEqualTo("[2020-12-03 18:34:50,387] ERROR in people: Exception on request GET /api" + System.lineSeparator());
    }

    @Test
    void theLinesOfTheServerHaveTheTimeOnly() {
        assertThat(format("dev.carafe.access", Level.INFO, "127.0.0.1:40000 GET /api 1.1 200 18 1234", null))
                .isEqualTo("[2020-12-03 18:34:50,387] 127.0.0.1:40000 GET /api 1.1 200 18 1234" + System.lineSeparator());
        assertThat(format("dev.carafe.server", Level.INFO, "Running", null))
                .isEqualTo("[2020-12-03 18:34:50,387] Running" + System.lineSeparator());
        assertThat(format("dev.carafe.server", Level.WARNING, "Slow", null)).contains("] WARNING in dev.carafe.server: Slow");
    }

    @Test
    void anExceptionFollowsWithItsStackTrace() {
        assertThat(format("people", Level.SEVERE, "Exception on request GET /api", new IllegalStateException("on purpose")))
                .containsSubsequence("GET /api", System.lineSeparator() + "java.lang.IllegalStateException: on purpose",
                        "\tat dev.carafe.cli.ConsoleFormatTest");
    }

    @Test
    void parametersAreFilledIn() {
        assertThat(format("people", Level.INFO, "{0} of {1}", null, 1, 2)).contains("INFO in people: 1 of 2");
    }
}
