package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a server does that runs out of files, in a process of its own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OpenFilesTest {
    @Test
    void connectionsLeaveFilesToTheApp() {
        assertThat(OpenFiles.connections(10_000, 1_048_576, 50)).isEqualTo(10_000);
        assertThat(OpenFiles.connections(10_000, 10_000, 50)).isEqualTo(8950);
        assertThat(OpenFiles.connections(10_000, 1024, 50)).isEqualTo(718);
        assertThat(OpenFiles.connections(100, 1024, 50)).isEqualTo(100);
        assertThat(OpenFiles.connections(10_000, 64, 60)).isEqualTo(1);
        assertThat(OpenFiles.connections(10_000, -1, -1)).isEqualTo(10_000);
    }

    @Test
    void moreClientsThanFilesWaitUntilThereIsRoom() throws Exception {
        try (Child child = new Child(); RawClient early = new RawClient(child.port)) {
            List<RawClient> idle = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                idle.add(new RawClient(child.port));
            }
            assertThat(early.send(RawClient.get("/")).response().body()).isEqualTo("home");
            for (RawClient client : idle) {
                client.close();
            }
            try (RawClient late = new RawClient(child.port)) {
                assertThat(late.send(RawClient.get("/")).response().body()).isEqualTo("home");
            }
            assertThat(child.errors()).contains("MAX_CONNECTIONS is 10000, but this process may have only 256 files open.");
        }
    }

    @Test
    void aServerWhoseAppTakesAllFilesGoesOnWhenTheyAreClosed() throws Exception {
        try (Child child = new Child(); RawClient early = new RawClient(child.port); RawClient late = late(child, early)) {
            while (!child.errors().contains("No connection can be accepted at the moment (Too many open files")) {
                Thread.onSpinWait();
            }
            assertThat(early.send(RawClient.get("/close")).response().body()).isEqualTo("closed");
            assertThat(late.response().body()).isEqualTo("home");
        }
    }

    private static RawClient late(Child child, RawClient early) throws IOException {
        for (int i = 0; i < 3; i++) { // opens the jars and loads the classes, which takes files too
            early.send(RawClient.get("/")).response();
            early.send(RawClient.get("/close")).response();
        }
        assertThat(early.send(RawClient.get("/open")).response().body()).isEqualTo("full");
        return new RawClient(child.port).send(RawClient.get("/"));
    }

    @Test
    void aServerThatCannotAcceptAnyMoreEndsTheProgram() throws Exception {
        try (Child child = new Child(); RawClient client = new RawClient(child.port)) {
            client.send(RawClient.get("/die"));
            assertThat(child.process.waitFor()).isEqualTo(1);
            assertThat(child.errors()).contains("The server on http://127.0.0.1:" + child.port + " accepts no connections any more (")
                    .contains("). Start the program again.");
        }
    }

    /** {@link Hungry} in a process that may have 256 files open. */
    private static final class Child implements AutoCloseable {
        final Process process;
        final int port;
        private final Path errors;
        private final Path jar;

        Child() throws IOException {
            jar = jar();
            errors = Files.createTempFile("carafe", ".log");
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            process = new ProcessBuilder("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh", java, "-Xmx128m", "-cp",
                    jar + File.pathSeparator + System.getProperty("java.class.path"), Hungry.class.getName(), "run", "--port", "0")
                    .redirectError(errors.toFile()).start();
            BufferedReader out = process.inputReader();
            String line = "";
            while (!line.contains("Running on ")) {
                line = out.readLine();
                if (line == null) {
                    throw new IOException(errors());
                }
            }
            port = Integer.parseInt(line.replaceFirst(".*:(\\d+) .*", "$1"));
        }

        /** As a program is deployed: to load a class from a folder takes a file, from a jar none. */
        private static Path jar() throws IOException {
            Path jar = Files.createTempFile("carafe", ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (String folder : new String[] {"target/classes", "target/test-classes"}) {
                    add(Path.of(folder), out);
                }
            }
            return jar;
        }

        private static void add(Path folder, JarOutputStream out) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".class") && !each.endsWith("module-info.class")).toList()) {
                    out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                }
            }
        }

        String errors() throws IOException {
            return Files.readAllLines(errors).stream().collect(Collectors.joining("\n"));
        }

        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            Files.delete(errors);
            Files.delete(jar);
        }
    }
}
