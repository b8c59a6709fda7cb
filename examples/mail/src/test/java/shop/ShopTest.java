package shop;

import static dev.carafe.templates.mail.Mailer.EMAIL_DISPATCHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.templates.mail.Address;
import dev.carafe.templates.mail.Attachment;
import dev.carafe.templates.mail.MailMessage;
import dev.carafe.templates.mail.Mailer;
import dev.carafe.testing.TestClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopTest {
    private final App app = Shop.create();
    private final TestClient client = client();

    private TestClient client() {
        app.config().set("TESTING", true);
        return TestClient.of(app);
    }

    private static Map<String, Object> order(String email) {
        return Map.of("number", 7, "name", "Ada <b>", "email", email,
                "items", List.of(Map.of("name", "Fish & Chips", "quantity", 3, "price", 6.5)));
    }

    @Test
    void orderIsConfirmedByMail() {
        assertThat(client.post("/orders", order("ada@example.com")))
                .hasStatus(201).json("/total", 19.5).sent(EMAIL_DISPATCHED, ShopTest::isTheConfirmation);
    }

    private static void isTheConfirmation(MailMessage mail) {
        assertThat(mail.from()).containsExactly(Address.of("Burger Place", "shop@example.com"));
        assertThat(mail.to()).containsExactly(Address.of("Ada <b>", "ada@example.com"));
        assertThat(mail.subject()).isEqualTo("Your order 7");
        assertThat(mail.text()).contains("Hello Ada <b>,", "- 3 x Fish & Chips: 6.5 Euros\n", "http://shop.example.com/orders/7");
        assertThat(mail.html()).contains("<title>Your order 7</title>", "Ada &lt;b&gt;", "Fish &amp; Chips");
        Attachment csv = mail.attachments().getFirst();
        assertThat(csv.name()).isEqualTo("order-7.csv");
        assertThat(new String(csv.content(), StandardCharsets.UTF_8)).contains("\"Fish & Chips\",3,6.5,19.5");
    }

    @Test
    void addressWithALineBreakIsABadRequest() {
        assertThat(client.post("/orders", order("ada@example.com\r\nBcc: eve@example.com"))).hasStatus(400);

        assertThat(app.extension(Mailer.class).outbox()).isEmpty();
    }

    @Test
    void previewShowsAllPartsInDebugModeOnly() {
        assertThat(client.get("/preview/order")).hasStatus(404);

        app.config().set("DEBUG", true);
        assertThat(client.get("/preview/order")).hasStatus(200).hasType("text/html").containsText("2 &times; Cheeseburger");
        assertThat(client.get("/preview/order?part=text")).hasType("text/plain").containsText("- 1 x Fries & dip: 2.00 Euros");
        assertThat(client.get("/preview/order?part=source")).containsText("From: Burger Place <shop@example.com>\r\n")
                .containsText("Content-Type: multipart/mixed");
        assertThat(client.get("/preview/order?part=x")).hasStatus(404);
    }
}
