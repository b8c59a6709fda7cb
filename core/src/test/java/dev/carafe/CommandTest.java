package dev.carafe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The commands of an app. */
class CommandTest {
    @Test
    void aFailureIsToldInItsOwnWordsWithoutAStackTrace() {
        App app = App.create("shop").command("seed", arguments -> {
            throw new Command.Failure("Say how many people to add: seed 10.");
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int status = app.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run("seed");

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).isEqualTo("Say how many people to add: seed 10.\n");
    }
}
