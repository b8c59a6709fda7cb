package shop;

import dev.carafe.templates.mail.Address;
import java.math.BigDecimal;
import java.util.List;

/** What somebody bought; without a proper address there is no order. */
record Order(int number, String name, String email, List<Item> items) {
    Order {
        Address.of(name, email);
        items = List.copyOf(items);
    }

    record Item(String name, int quantity, BigDecimal price) {
        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    Address customer() {
        return Address.of(name, email);
    }

    BigDecimal total() {
        return items.stream().map(Item::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One line for each item, as spreadsheets read it. */
    String csv() {
        StringBuilder csv = new StringBuilder("name,quantity,price,total\r\n");
        for (Item item : items) {
            csv.append("\"%s\",%d,%s,%s\r\n".formatted(item.name().replace("\"", "\"\""), item.quantity(), item.price(), item.total()));
        }
        return csv.toString();
    }
}
