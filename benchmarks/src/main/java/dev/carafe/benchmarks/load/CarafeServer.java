package dev.carafe.benchmarks.load;

import static dev.carafe.Carafe.session;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.live.Topic;
import dev.carafe.templates.Page;
import dev.carafe.templates.Templates;
import java.nio.file.Path;
import java.util.Arrays;

/** The rows of the load comparison, by Carafe. */
public final class CarafeServer {
    private CarafeServer() { }

    /** Serves on the port that is given, with as many further routes as are given. */
    public static void main(String[] args) {
        Path file = Sample.file();
        App app = App.create("load");
        Topic<Person> news = app.topic("news", Person.class);
        app.config().set("SECRET_KEY", Sample.SECRET);
        app.get("/plain", req -> Response.text(Sample.TEXT))
                .get("/person/<id:int>", req -> new Person(req.pathInt("id"), "Ada"))
                .post("/echo", req -> Arrays.asList(req.json(Person[].class)))
                .post("/form", req -> Response.text(req.args().get("lang") + " " + req.form().get("name")))
                .get("/file", req -> Response.file(file))
                .get("/session", req -> {
                    int visits = session().getInt("visits", 0) + 1;
                    session().set("visits", visits);
                    return Response.text(String.valueOf(visits));
                })
                .get("/events", news::events)
                .post("/publish", req -> {
                    news.publish(Sample.NEWS);
                    return Response.noContent();
                })
                .websocket("/socket", ws -> {
                    for (String text : ws.texts()) {
                        ws.send(text);
                    }
                });
        for (int i = 0; i < Sample.routes(args); i++) {
            app.get("/resource" + i + "/<id:int>/parts", req -> Response.text("part"));
        }
        if (Sample.isFor("page")) {
            app.install(Templates.create())
                    .get("/page", req -> Page.render("table.html", dev.carafe.benchmarks.Page.TABLE.model()));
        }
        if (Sample.CERTIFICATES != null) {
            app.config().set("CERTFILE", Sample.CERTIFICATES + "/cert.pem").set("KEYFILE", Sample.CERTIFICATES + "/key.pem");
        }
        app.start(Integer.parseInt(args[0]));
        Sample.untilEndOfInput();
    }
}
