package reference;

import dev.carafe.App;
import dev.carafe.Handler;
import dev.carafe.http.Request;
import dev.carafe.routing.Converter;
import dev.carafe.routing.ConverterArguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Rules with variables: the built-in converters, three of its own, priorities and slashes. */
final class Variables {
    private static final Map<String, String> NAMES = Map.of("1", "Alice", "2", "Bob");

    private Variables() { }

    static void add(App app) {
        app.converter("registered", Converter.of(String.class, NAMES::get, Variables::number))
                .converter("list", Converter.of(List.class, text -> List.of(text.split("\\+", -1)), Variables::joined))
                .converterFactory("prefixed", Variables::prefixed);
        converters(app);
        priorities(app);
        slashes(app);
    }

    private static String number(String name) {
        return NAMES.entrySet().stream().filter(entry -> entry.getValue().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + name)).getKey();
    }

    private static String joined(List<?> items) {
        return String.join("+", items.stream().map(String::valueOf).toList());
    }

    private static Converter<String> prefixed(ConverterArguments arguments) {
        String prefix = Objects.requireNonNull(arguments.order("prefix").text("prefix"));
        return Converter.of(String.class, text -> text.matches("\\Q" + prefix + "\\E[a-z]+") ? text.substring(prefix.length()) : null,
                value -> prefix + value);
    }

    private static void converters(App app) {
        app.get("/c/str/<v>", "c_str", Variables::show)
                .get("/c/string/<string:v>", "c_string", Variables::show)
                .get("/c/len2/<string(length=2):v>", "c_len2", Variables::show)
                .get("/c/minmax/<string(minlength=2, maxlength=4):v>", "c_minmax", Variables::show)
                .get("/c/int/<int:v>", "c_int", Variables::show)
                .get("/c/signed/<int(signed=True):v>", "c_signed", Variables::show)
                .get("/c/fixed/<int(fixed_digits=4):v>", "c_fixed", Variables::show)
                .get("/c/range/<int(min=5, max=10):v>", "c_range", Variables::show)
                .get("/c/float/<float:v>", "c_float", Variables::show)
                .get("/c/sfloat/<float(signed=True):v>", "c_sfloat", Variables::show)
                .get("/c/path/<path:v>", "c_path", Variables::show)
                .get("/c/uuid/<uuid:v>", "c_uuid", Variables::show)
                .get("/c/edit/<path:v>/edit", "c_edit", Variables::show)
                .get("/c/edit/<path:v>", "c_edit_raw", Variables::show)
                .get("/c/any/<any(about, help, contact):v>", "c_any", Variables::show)
                .get("/c/anyq/<any(\"foo,bar\", \"x y\", plain):v>", "c_anyq", Variables::show)
                .get("/c/reg/<registered:v>", "c_reg", Variables::show)
                .get("/c/list/<list:v>", "c_list", Variables::show)
                .get("/c/prefixed/<prefixed(\"u-\"):v>", "c_prefixed", Variables::show)
                .get("/c/dash/<int:a>-<int:b>", "c_dash", Variables::show)
                .get("/c/file/<name>.<ext>", "c_file", Variables::show)
                .get("/c/ver/v<int:n>/item", "c_ver", Variables::show)
                .get("/c/two/<a>/<b>", "c_two", Variables::show)
                .get("/c/many/<some_text>/<other_text>/<int:my_number>", "c_many", Variables::show);
    }

    private static void priorities(App app) {
        app.get("/prio/static", "p_static", Variables::show)
                .get("/prio/<v>", "p_str", Variables::show)
                .get("/prio/<int:v>", "p_int", Variables::show)
                .get("/prio/<float:v>", "p_float", Variables::show)
                .get("/prio/<path:v>", "p_path", Variables::show)
                .get("/prio/<a>/<b>", "p_two", Variables::show)
                .get("/prio/x/<b>", "p_x", Variables::show)
                .get("/prio/<a>/y", "p_y", Variables::show)
                .get("/fall/<registered:v>", "f_reg", Variables::show)
                .get("/fall/<v>", "f_str", Variables::show);
    }

    private static void slashes(App app) {
        app.get("/folder/", "folder", Variables::show)
                .get("/folder/<int:v>/", "folder_n", Variables::show)
                .get("/leaf", "leaf", Variables::show)
                .get("/both", "both_leaf", Variables::show)
                .get("/both/", "both_branch", Variables::show)
                .get("/multi//slash", "multi_slash", Variables::show)
                .get("/café/<v>", "cafe", Variables::show);
        app.route("/folder-post/").methods("GET", "POST").endpoint("folder_post").to(Variables::show);
        app.route("/loose/").endpoint("loose").strictSlashes(false).to(Variables::show);
        app.route("/loose-leaf").endpoint("loose_leaf").strictSlashes(false).to(Variables::show);
        Handler book = Variables::show;
        app.route("/book").endpoint("book").defaultValue("page", 1L).to(book);
        app.route("/book/<int:page>").endpoint("book").to(book);
    }

    static Object show(Request req) {
        Map<String, Object> args = new HashMap<>(req.viewArgs());
        Map<String, String> types = new HashMap<>();
        args.forEach((name, value) -> types.put(name, type(value)));
        return Map.of("endpoint", Objects.requireNonNull(req.endpoint()), "args", args, "types", types);
    }

    private static String type(Object value) {
        return switch (value) {
            case Long number -> "int";
            case Integer number -> "int";
            case Double number -> "float";
            case UUID id -> "uuid";
            case List<?> list -> "list";
            default -> "str";
        };
    }
}
