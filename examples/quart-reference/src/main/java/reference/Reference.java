package reference;

import dev.carafe.App;
import dev.carafe.server.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs the four applications on four ports in a row: {@code java -jar quart-reference.jar --port 8080 --root FOLDER}. */
public final class Reference {
    private Reference() { }

    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(option(args, "--port", "5000"));
        Path root = Path.of(option(args, "--root", ""));
        List<Server> servers = new ArrayList<>();
        for (App app : List.of(MainApp.create(root), JsonApp.create(root), DebugApp.create(root), BareApp.create(root))) {
            servers.add(app.start(port + servers.size()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> servers.forEach(server -> server.stop(Duration.ZERO))));
        System.out.println("Running on " + servers.getFirst().uri());
        new CountDownLatch(1).await();
    }

    private static String option(String[] args, String name, String fallback) {
        int at = List.of(args).indexOf(name);
        return at >= 0 && at + 1 < args.length ? args[at + 1] : fallback;
    }
}
