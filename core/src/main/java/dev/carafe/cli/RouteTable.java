package dev.carafe.cli;

import dev.carafe.routing.Rule;
import java.util.ArrayList;
import java.util.List;

/** Formats the rules of an app as a table, in the order in which they are tried. */
public final class RouteTable {
    private RouteTable() { }

    /** Returns the table of some rules. */
    public static String of(List<Rule> rules) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"Endpoint", "Methods", "Rule"});
        for (Rule rule : rules) {
            rows.add(new String[] {rule.endpoint(), rule.websocket() ? "WS" : String.join(", ", rule.methods()), rule.text()});
        }
        int endpoint = width(rows, 0);
        int methods = width(rows, 1);
        rows.add(1, new String[] {"-".repeat(endpoint), "-".repeat(methods), "-".repeat(width(rows, 2))});
        StringBuilder table = new StringBuilder();
        for (String[] row : rows) {
            table.append(padded(row[0], endpoint)).append("  ").append(padded(row[1], methods)).append("  ").append(row[2]).append('\n');
        }
        return table.toString();
    }

    private static int width(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
