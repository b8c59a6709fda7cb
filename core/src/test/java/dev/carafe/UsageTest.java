package dev.carafe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.cli.CommandLine;
import dev.carafe.cli.RouteTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of wrong use, and where. */
class UsageTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final App app = App.create("commands").withoutStaticFiles().get("/api", "api", req -> "api").command("seed", arguments -> { });
    private final CommandLine commands = commands();

    private CommandLine commands() {
        return app.commandLine(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    @Test
    void routesAreListed() {
        assertThat(commands.run("routes")).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo(RouteTable.of(app.urlMap().rules()));
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "run --help", "run --port 8000 --help", "routes --help"})
    void helpTellsTheCommandsAndExitsWith0(String line) {
        assertThat(commands.run(line.split(" "))).isZero();
        assertThat(out.toString(UTF_8).replace(System.lineSeparator(), "\n")).isEqualTo("""
                Usage: [COMMAND] [OPTIONS]

                Commands:
                  run      serve the app, as without a command; --host HOST, --port PORT, --debug, --reload, --certfile FILE, \
                --keyfile FILE, --http2
                  routes   list the rules
                  config   list the settings, secrets hidden
                  shell    open a JShell that has the app
                  aot      write a cache with which 'java -jar' starts faster; paths to ask for may follow
                  help     show this, as --help does
                  seed
                """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void anOptionOfTheAppsOwnCommandIsItsOwn() {
        List<String> given = new ArrayList<>();
        app.command("import", given::addAll);
        assertThat(commands().run("import", "--help")).isZero();
        assertThat(given).containsExactly("--help");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "serve|There is no command 'serve'. The commands are: run, routes, config, shell, aot, help, seed.",
        "routes --all|The command 'routes' takes no options, but '--all' was given.",
        "--watch|'run' has no option '--watch'. Its options are: --host HOST, --port PORT, --debug, "
                + "--reload, --certfile FILE, --keyfile FILE, --http2.",
        "run extra|'run' has no option 'extra'. Its options are: --host HOST, --port PORT, --debug, "
                + "--reload, --certfile FILE, --keyfile FILE, --http2.",
        "run --port|The option '--port' needs a value after it.",
        "run -h|The option '-h' needs a value after it.",
        "run --port http|'http' is no port. A port is a number from 0 to 65535; 0 is any free one.",
        "run -p 65536|'65536' is no port. A port is a number from 0 to 65535; 0 is any free one.",
        "-p -1|'-1' is no port. A port is a number from 0 to 65535; 0 is any free one."})
    void wrongUseIsToldAndExitsWith2(String line, String message) {
        assertThat(commands.run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8).strip()).isEqualTo(message);
        assertThat(out.toString(UTF_8)).isEmpty();
    }
}
