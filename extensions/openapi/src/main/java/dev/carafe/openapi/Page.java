package dev.carafe.openapi;

import dev.carafe.App;
import dev.carafe.http.Html;
import dev.carafe.http.HttpException;
import dev.carafe.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Swagger UI from its jar: nothing is loaded from elsewhere, and no script or style stands in the page. */
final class Page {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of("swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png");
    private static final String START = """
            window.addEventListener("load", () => {
              const root = document.getElementById("swagger-ui");
              window.ui = SwaggerUIBundle({ url: root.dataset.url, domNode: root, deepLinking: true, validatorUrl: null });
            });
            """;

    private final String path;
    private final String document;
    private final String title;

    Page(String path, String document, String title) {
        this.path = path;
        this.document = document;
        this.title = title;
    }

    void addTo(App app) {
        String folder = path.substring(path.lastIndexOf('/') + 1);
        app.route(path).endpoint("openapi.page").hidden().to(req -> Response.html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%1$s</title>
                <link rel="stylesheet" href="%2$s/swagger-ui.css">
                <link rel="icon" href="%2$s/favicon-32x32.png">
                </head>
                <body>
                <div id="swagger-ui" data-url="%3$s"></div>
                <script src="%2$s/swagger-ui-bundle.js"></script>
                <script src="%2$s/start.js"></script>
                </body>
                </html>
                """.formatted(Html.escape(title), Html.escape(folder), Html.escape(req.rootPath() + document)))
                .header("Content-Security-Policy", POLICY));
        app.route(path + "/<file>").endpoint("openapi.file").hidden().to(req -> file(req.pathParam("file"))
                .header("Cache-Control", "public, max-age=3600"));
    }

    private static Response file(String name) {
        if (name.equals("start.js")) {
            return Response.text(START).contentType("text/javascript");
        }
        String type = FILES.get(name);
        if (type == null) {
            throw new HttpException(404);
        }
        return Response.bytes(resource("META-INF/resources/webjars/swagger-ui/" + version() + "/" + name)).contentType(type);
    }

    /** The jar tells its version, which its files have in their names. */
    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }

    private static byte[] resource(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Page.class.getClassLoader().getResourceAsStream(name),
                () -> "The jar org.webjars:swagger-ui has no " + name + ". Take the version that Carafe has.");
    }
}
