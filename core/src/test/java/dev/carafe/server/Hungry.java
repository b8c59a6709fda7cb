package dev.carafe.server;

import dev.carafe.App;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An app that takes all files that its process may open, or ends its own server, when it is asked to. */
final class Hungry {
    private static final List<InputStream> OPEN = new ArrayList<>();

    private Hungry() { }

    public static void main(String[] args) {
        App.create("hungry")
                .get("/", req -> "home")
                .get("/open", req -> {
                    try {
                        while (true) {
                            OPEN.add(Files.newInputStream(Path.of("/dev/null")));
                        }
                    } catch (IOException e) {
                        return "full";
                    }
                })
                .get("/close", req -> {
                    for (InputStream open : OPEN) {
                        open.close();
                    }
                    return "closed";
                })
                .get("/die", req -> {
                    Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("carafe-listener"))
                            .forEach(Thread::interrupt);
                    return "dying";
                })
                .run(args);
    }
}
