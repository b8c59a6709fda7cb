package book;

import static dev.carafe.Carafe.jsonify;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A look under the hood: the URL map, what a request offers, and the response before it is sent. */
final class QuartDetails {
    private QuartDetails() { }

    static App app() {
        App app = App.create("quart_details")
                .route("/api").endpoint("my_microservice").automaticOptions(false).to(QuartDetails::myMicroservice)
                .after((req, response) -> {
                    System.out.println(response);
                    System.out.println(new String(response.data(), StandardCharsets.UTF_8));
                    return response;
                });
        System.out.println(app.urlMap());
        return app;
    }

    private static Response myMicroservice(Request request) {
        System.out.println(accessors(request));
        return jsonify(Map.of("Hello", "World!"));
    }

    private static List<String> accessors(Request request) {
        return Arrays.stream(request.getClass().getMethods()).map(Method::getName).distinct().sorted().toList();
    }
}
