package shop;

import dev.carafe.templates.mail.MailMessage;
import dev.carafe.templates.mail.Mailer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The mail that confirms an order: {@code order.eml.j2}, its HTML in {@code order.html.j2}, and the items as an attachment. */
final class OrderMail {
    private OrderMail() { }

    static MailMessage of(Mailer mailer, Order order) {
        return mailer.render("order.eml.j2", Map.of("order", order, "customer", order.customer(), "total", order.total()))
                .attach("order-" + order.number() + ".csv", order.csv().getBytes(StandardCharsets.UTF_8), "text/csv");
    }
}
