package reference;

import static dev.carafe.templates.Page.render;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.templates.Page;
import dev.carafe.templates.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pages, text and mail from templates. */
final class TemplateRoutes {
    private record Item(String name, double price) { }

    private static final List<Item> ITEMS = List.of(new Item("Cheeseburger", 4.5), new Item("Fries", 2.0), new Item("Root Beer", 3.0));

    private TemplateRoutes() { }

    static void add(App app) {
        Templates templates = Templates.create()
                .filter("shout", (value, args) -> String.valueOf(value).toUpperCase(Locale.ROOT) + "!")
                .contextProcessor(() -> Map.of("site", "Reference"));
        app.install(templates)
                .get("/tpl/page", "tpl_page", req -> page("page.html", req))
                .get("/tpl/filters", "tpl_filters", req -> page("filters.html", req))
                .get("/tpl/note", "tpl_note", req -> page("note.txt", req))
                .get("/tpl/child", "tpl_child", req -> render("child.html", Map.of("name", "child")))
                .get("/tpl/string", "tpl_string", req -> templates.renderString("Hi {{ name }}", model(req)))
                .get("/tpl/missing", "tpl_missing", req -> render("no-such.html"))
                .get("/email", "email", TemplateRoutes::email);
    }

    private static Page page(String template, Request req) {
        Map<String, Object> model = model(req);
        model.put("items", ITEMS);
        return render(template, model);
    }

    private static Map<String, Object> model(Request req) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", req.args().get("name"));
        return model;
    }

    private static Response email(Request req) {
        return Response.of(render("email_template.j2", Map.of("date", "Thu, 03 Dec 2020 18:34:50 -0000",
                "from", "shopping@example-shop.com", "to", "bob@example.com", "subject", "Your Burger order", "name", "Bob",
                "items", ITEMS))).contentType("text/plain");
    }
}
