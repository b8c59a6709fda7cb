package dev.carafe.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A route in Carafe's syntax. */
record Route(String method, String rule) {
    /** The same in the syntax of the others, which have no types: {@code /person/{id}}. */
    String template() {
        return rule.replaceAll("<(\\w+)[^>]*>", "{$1}");
    }

    /** Resources with a static route, one with one variable and one with three each. */
    static List<Route> resources(int count) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; routes.size() < count; i++) {
            routes.add(new Route("GET", "/api/things" + i + "/summary"));
            routes.add(new Route("GET", "/api/things" + i + "/<id:int>"));
            routes.add(new Route("GET", "/api/things" + i + "/<id:int>/parts/<part>/notes/<note:int>"));
        }
        return routes.subList(0, count);
    }

    /** An API of the size and the form of GitHub's. */
    static List<Route> api() {
        try (InputStream in = Route.class.getResourceAsStream("api.txt")) {
            if (in == null) {
                throw new IllegalStateException("api.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new Route(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
