package reference;

import static dev.carafe.Carafe.sendFromDirectory;

import dev.carafe.App;
import java.nio.file.Path;

/** Files, sent by hand. */
final class FileRoutes {
    private FileRoutes() { }

    static void add(App app) {
        Path folder = app.root().resolve("static");
        app.get("/send/attachment", "send_attachment", req -> sendFromDirectory(folder, "hello.txt").attachment("greeting.txt"))
                .get("/send/<path:name>", "send_any", req -> sendFromDirectory(folder, req.pathParam("name")));
    }
}
