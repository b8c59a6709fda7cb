package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import io.helidon.service.registry.GlobalServiceRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server loads of Helidon, in processes of their own, since Helidon loads it once. */
@Timeout(60)
class WithoutServicesTest {
    /** Starts a server, asks it once, and prints whether Helidon's registry of services was made. */
    public static final class Program {
        private Program() { }

        /** Runs the program, whose server has a route of Helidon's if the argument says so. */
        public static void main(String[] args) throws IOException {
            try (App app = App.create("small").get("/person/<id:int>", req -> "person " + req.pathInt("id"))) {
                if (args[0].equals("helidon")) {
                    app.helidon(helidon -> helidon.routing(routing -> routing.get("/helidon",
                            (req, res) -> res.send("next " + (req.query().first("page").asInt().get() + 1)))));
                }
                try (RawClient client = new RawClient(app.start())) {
                    System.out.println(client.send(RawClient.get("/person/7")).response().body());
                    System.out.println(client.send(RawClient.get("/helidon?page=2")).response().body().lines().findFirst().orElseThrow());
                }
                System.out.println(GlobalServiceRegistry.configured() ? "registry" : "no registry");
            }
        }
    }

    @Test
    void anAppAloneStartsWithoutHelidonsRegistry() throws Exception {
        assertThat(output("alone")).containsExactly("person 7", "<!doctype html>", "no registry");
    }

    @Test
    void featuresOfHelidonHaveItsServices() throws Exception {
        assertThat(output("helidon")).containsExactly("person 7", "next 3", "registry");
    }

    private static List<String> output(String argument) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Program.class.getName(), argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader out = process.inputReader()) {
            return out.lines().toList();
        }
    }
}
