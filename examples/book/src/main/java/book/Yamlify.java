package book;

import dev.carafe.App;
import dev.carafe.http.Response;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;

/** Answers in another format than JSON: a function that makes the response. */
final class Yamlify {
    private Yamlify() { }

    static App app() {
        return App.create("yamlify")
                .get("/api", "my_microservice", req -> yamlify(List.of("Hello", "YAML", "World!")));
    }

    private static Response yamlify(Object data) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        return Response.of(new Yaml(options).dump(data)).contentType("application/x-yaml");
    }
}
