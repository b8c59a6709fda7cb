package dev.carafe.openapi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.openapi.OpenApi;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** OpenAPI Generator makes a client of the document, with which the program in {@code src/test/client} calls the service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientTest {
    private final App app = Service.app();
    private Object consumer;

    @BeforeAll
    void generate(@TempDir Path folder) throws Exception {
        Path document = Files.writeString(folder.resolve("openapi.json"), app.extension(OpenApi.class).document().toString());
        Path sources = folder.resolve("generated");
        Path log = folder.resolve("log.txt");
        Process generator = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                "target/generator/openapi-generator-cli.jar", "generate", "-i", document.toString(), "-o", sources.toString(),
                "-g", "java", "--library", "native", "--invoker-package", "client", "--api-package", "client", "--model-package",
                "client.model", "--additional-properties=openApiNullable=false,useJakartaEe=true",
                "--global-property=models,apis,supportingFiles,modelTests=false,apiTests=false,modelDocs=false,apiDocs=false")
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        assertThat(generator.waitFor()).as(() -> read(log)).isZero();
        Class<?> program = compiled(sources, folder.resolve("classes"));
        consumer = program.getConstructor(String.class).newInstance(app.start().uri().toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Class<?> compiled(Path sources, Path classes) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Stream.concat(Files.walk(sources), Stream.of(Path.of("src/test/client/Consumer.java")))) {
            List<Path> all = found.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
            compiler.getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(all)).call();
        }
        assertThat(errors.toString()).doesNotContain(" error: ");
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedClientTest.class.getClassLoader()).loadClass("Consumer");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    private void consumer(String task, Object... arguments) throws Exception {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {Path.class};
        consumer.getClass().getMethod(task, types).invoke(consumer, arguments);
    }

    @Test
    void theClientAddsAndFindsPeople() throws Exception {
        consumer("addsAndFindsPeople");
    }

    @Test
    void theClientReadsProblems() throws Exception {
        consumer("readsProblems");
    }

    @Test
    void theClientSendsKindsOfASealedType() throws Exception {
        consumer("sendsKindsOfASealedType");
    }

    @Test
    void theClientSendsDataClassesOfKotlin() throws Exception {
        consumer("sendsDataClassesOfKotlin");
    }

    @Test
    void theClientKnowsWhatIsComputed() throws Exception {
        consumer("knowsWhatIsComputed");
    }

    @Test
    void theClientSendsAndReceivesFiles(@TempDir Path folder) throws Exception {
        consumer("sendsAndReceivesFiles", folder);
    }
}
