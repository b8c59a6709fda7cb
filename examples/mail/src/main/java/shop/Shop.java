package shop;

import static dev.carafe.Carafe.abort;
import static dev.carafe.Carafe.app;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.templates.Templates;
import dev.carafe.templates.mail.MailMessage;
import dev.carafe.templates.mail.Mailer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Takes orders and confirms them by mail; {@code --debug} shows the mail at /preview/order. */
public final class Shop {
    private static final Order SAMPLE = new Order(1, "Bob", "bob@example.com", List.of(
            new Order.Item("Cheeseburger", 2, new BigDecimal("4.50")), new Order.Item("Fries & dip", 1, new BigDecimal("2.00"))));

    private Shop() { }

    static App create() {
        Templates templates = Templates.create().filter("euros", (value, args) -> value + " Euros");
        App app = App.create("shop").install(templates).install(Mailer.create(templates))
                .post("/orders", "order", Shop::order)
                .get("/orders/<id:int>", "show", req -> Map.of("number", req.pathInt("id")))
                .get("/preview/order", "preview", Shop::preview);
        app.config().set("SERVER_NAME", "shop.example.com").fromEnvironment("SHOP");
        return app;
    }

    private static Response order(Request req) {
        Order order = req.json(Order.class);
        mailer().send(OrderMail.of(mailer(), order));
        return Response.json(Map.of("number", order.number(), "total", order.total())).status(201);
    }

    /** The mail of a sample order, for whoever writes its templates: the HTML, {@code ?part=text}, or {@code ?part=source} as sent. */
    private static Response preview(Request req) {
        if (!app().config().getBoolean("DEBUG")) {
            abort(404);
        }
        MailMessage mail = OrderMail.of(mailer(), SAMPLE);
        return switch (req.args().get("part", "html")) {
            case "html" -> Response.of(mail.html());
            case "text" -> Response.text(String.valueOf(mail.text()));
            case "source" -> Response.text(new String(mail.toBytes(), StandardCharsets.US_ASCII));
            default -> throw abort(404, "The parts are html, text and source.");
        };
    }

    private static Mailer mailer() {
        return app().extension(Mailer.class);
    }

    public static void main(String[] args) {
        create().run(args);
    }
}
