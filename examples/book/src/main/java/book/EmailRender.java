package book;

import dev.carafe.templates.Templates;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Prints a mail that a template makes, without a service: {@code java -jar book.jar email_render}. */
final class EmailRender {
    private record Item(String name, double price) { }

    private EmailRender() { }

    static String render(ZonedDateTime date) {
        return Templates.create().render("email_template.j2", Map.of(
                "date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date),
                "to", "bob@example.com",
                "from", "shopping@example-shop.com",
                "subject", "Your Burger order",
                "name", "Bob",
                "items", List.of(new Item("Cheeseburger", 4.5), new Item("Fries", 2.0), new Item("Root Beer", 3.0))));
    }
}
