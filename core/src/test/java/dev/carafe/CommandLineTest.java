package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.server.TestCertificate;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@link Shop}, run as a program of its own. */
class CommandLineTest {
    private record Ended(int exit, String output) { }

    @Test
    void routesListsTheRules() throws Exception {
        Ended routes = run("", "routes");

        assertThat(routes.exit()).isZero();
        assertThat(routes.output()).contains("order", "/orders/<int:id>");
    }

    @Test
    void configListsTheSettingsWithoutTheirSecrets() throws Exception {
        Ended config = run("", "config");

        assertThat(config.exit()).isZero();
        assertThat(config.output().lines()).contains("DEBUG = false", "SECRET_KEY = ***");
    }

    @Test
    void shellHasTheAppInScope() throws Exception {
        Ended shell = run("""
                app.name()
                app.handle(Request.of("GET", "/orders/1")).status()
                /exit 3
                """, "shell");

        assertThat(shell.exit()).isEqualTo(3);
        assertThat(shell.output()).contains("==> \"shop\"", "==> 200");
    }

    @Test
    void wrongArgumentsAreToldInASentence() throws Exception {
        assertThat(run("", "seed"))
                .isEqualTo(new Ended(2, "There is no command 'seed'. The commands are: run, routes, config, shell, aot, help.\n"));
        assertThat(run("", "config", "--all")).isEqualTo(new Ended(2, "The command 'config' takes no options, but '--all' was given.\n"));
        assertThat(run("", "--prot", "8000"))
                .isEqualTo(new Ended(2, "'run' has no option '--prot'. Its options are: --host HOST, --port PORT, --debug, --reload, "
                        + "--certfile FILE, --keyfile FILE, --http2.\n"));
    }

    @Test
    void aotSaysWhatItNeeds() throws Exception {
        assertThat(run("", "aot", "people").output()).startsWith(Runtime.version().feature() < 25 ? "'aot' needs Java 25"
                : "'aot' takes paths to ask for, which begin with a slash, and 'people' is none.\n");
        assertThat(run("", "aot").output()).startsWith(Runtime.version().feature() < 25 ? "'aot' needs Java 25"
                : "'aot' needs a program that 'java -jar' runs, and this one runs from '");
    }

    @Test
    void certfileAndKeyfileMakeItHttps() throws Exception {
        TestCertificate certificate = TestCertificate.get();
        Process running = program("run", "--certfile", certificate.certfile(), "--keyfile", certificate.keyfile(), "--port", "0").start();
        try {
            assertThat(running.inputReader().lines().filter(line -> line.startsWith(" * Running on ")).findFirst().orElseThrow())
                    .startsWith(" * Running on https://127.0.0.1:");
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void certfileAloneIsToldInASentence() throws Exception {
        Ended ended = run("", "run", "--certfile", "cert.pem");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.output()).doesNotContain("\tat ")
                .endsWith("CERTFILE is set, and KEYFILE is not. HTTPS needs both: run --certfile cert.pem --keyfile key.pem\n");
    }

    @Test
    void debugModeComesFromTheEnvironmentAndWarnsOfAnOpenAddress() throws Exception {
        ProcessBuilder program = program("run", "--host", "0.0.0.0", "--port", "0");
        program.environment().put("CARAFE_DEBUG", "true");
        Process running = program.start();
        try {
            List<String> lines = running.inputReader().lines().takeWhile(line -> !line.contains("Leave out --host, or debug mode."))
                    .toList();

            assertThat(lines).contains(" * Debug mode: True");
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void settingsComeFromTheNamedFileThenTheEnvironmentThenSystemProperties(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("settings.yml"), "FIRST: file\nSECOND: file\nTHIRD: file\n");
        ProcessBuilder program = program("config");
        program.environment().putAll(Map.of("CARAFE_SETTINGS", file.toString(), "CARAFE_SECOND", "environment", "CARAFE_THIRD",
                "environment"));
        program.command().add(1, "-Dcarafe.third=property");

        Ended ended = ended(program.start());

        assertThat(ended.exit()).isZero();
        assertThat(ended.output()).contains("FIRST = file", "SECOND = environment", "THIRD = property");
    }

    @Test
    void settingsFileThatIsMissingIsToldInASentence() throws Exception {
        ProcessBuilder program = program("config");
        program.environment().put("CARAFE_SETTINGS", "/nowhere/settings.yml");

        Ended ended = ended(program.start());

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.output()).doesNotContain("\tat ").startsWith("The environment variable CARAFE_SETTINGS names the settings file "
                + "'/nowhere/settings.yml', and there is none.");
    }

    @Test
    void portThatIsTakenIsToldInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run("", "run", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(ended.exit()).isEqualTo(1);
            assertThat(ended.output()).contains("Cannot listen on 127.0.0.1:" + taken.getLocalPort()).doesNotContain("\tat ");
        }
    }

    @Test
    void hostAndPortComeFromTheEnvironmentUnlessOptionsSayThem() throws Exception {
        ProcessBuilder program = program("run");
        program.environment().putAll(Map.of("HOST", "localhost", "PORT", "65536"));
        assertThat(ended(program.start()))
                .isEqualTo(new Ended(2, "'65536' is no port. A port is a number from 0 to 65535; 0 is any free one.\n"));

        program.environment().put("PORT", "0");
        assertThat(address(program)).startsWith("http://localhost:");

        program.command().addAll(List.of("--host", "127.0.0.1", "--port", "0"));
        program.environment().put("PORT", "1");
        assertThat(address(program)).startsWith("http://127.0.0.1:");
    }

    private static String address(ProcessBuilder program) throws IOException {
        Process running = program.start();
        try {
            return running.inputReader().lines().filter(line -> line.startsWith(" * Running on ")).findFirst().orElseThrow()
                    .substring(" * Running on ".length());
        } finally {
            running.destroyForcibly();
        }
    }

    private static ProcessBuilder program(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), Shop.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static Ended run(String input, String... arguments) throws IOException, InterruptedException {
        Process program = program(arguments).start();
        try (Writer writer = program.outputWriter()) {
            writer.write(input);
        }
        return ended(program);
    }

    private static Ended ended(Process program) throws IOException, InterruptedException {
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(program.waitFor(), output.replace(System.lineSeparator(), "\n"));
    }
}
