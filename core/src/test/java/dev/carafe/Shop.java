package dev.carafe;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** An app whose orders can't be priced, for the debug page to show. */
final class Shop {
    private static final Map<Integer, String> PRICES = Map.of(1, "9.90", 7, "9,90");

    private Shop() { }

    static App app() {
        return App.create("shop")
                .before(req -> req.header("X-Trace"))
                .get("/orders/<int:id>", "order", req -> Map.of("total", total(req.pathInt("id"))));
    }

    public static void main(String[] args) {
        App app = app();
        app.config().set("SECRET_KEY", "never shown");
        System.exit(app.execute(args));
    }

    private static BigDecimal total(int order) {
        try {
            return Optional.ofNullable(PRICES.get(order)).map(BigDecimal::new).orElseThrow();
        } catch (NumberFormatException e) {
            throw new IllegalStateException("Order %d can't be priced".formatted(order), e);
        }
    }
}
