package dev.carafe.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is rendered: the mail of the book, as text, and a table of 100 rows, whose values are escaped. */
public enum Page {
    MAIL("mail.j2", "mail.peb", "mail.ftl", "mail.jte",
            Map.of("date", "Thu, 03 Dec 2020 18:34:50 -0000", "from", "shopping@example-shop.com",
            "to", "bob@example.com", "subject", "Your Burger order", "name", "Bob", "items", List.of(
                    Map.of("name", "Cheeseburger", "price", 4.5), Map.of("name", "Fries", "price", 2.5),
                    Map.of("name", "Root Beer", "price", 3.5)))),
    TABLE("table.html", "table.peb", "table.ftlh", "table.jte", Map.of("rows", rows()));

    static final String FOLDER = "templates/";

    final String jinja;
    final String pebble;
    final String freemarker;
    final String jte;
    final Map<String, Object> model;

    Page(String jinja, String pebble, String freemarker, String jte, Map<String, Object> model) {
        this.jinja = jinja;
        this.pebble = pebble;
        this.freemarker = freemarker;
        this.jte = jte;
        this.model = model;
    }

    /** Returns what the template is given. */
    public Map<String, Object> model() {
        return model;
    }

    private static List<Map<String, Object>> rows() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(Map.of("name", "Person <" + i + ">", "email", "Person" + i + "@Example.com", "city", "Prague", "age", 20 + i % 60,
                    "active", i % 3 == 0, "note", "likes fish & chips"));
        }
        return rows;
    }

    String jinjaSource() {
        return source(jinja);
    }

    static String source(String name) {
        try (InputStream in = Page.class.getResourceAsStream("/" + FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
