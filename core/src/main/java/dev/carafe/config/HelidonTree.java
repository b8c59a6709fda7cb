package dev.carafe.config;

import io.helidon.config.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Maps a Helidon configuration to settings: {@code json.sort-keys} is {@code JSON_SORT_KEYS}. */
final class HelidonTree {
    private final Map<String, Object> values = new LinkedHashMap<>();

    private HelidonTree() {}

    /** Returns the values below a node as texts, as Helidon has them. Names begin at the node. */
    static Map<String, Object> flatten(Config node) {
        HelidonTree tree = new HelidonTree();
        tree.add("", node);
        return tree.values;
    }

    static String origin(Config node) {
        String key = node.key().toString();
        return key.isEmpty() ? "the configuration of Helidon" : "'%s' of the configuration of Helidon".formatted(key);
    }

    private void add(String prefix, Config node) {
        if (node.type() == Config.Type.LIST) {
            values.put(prefix, list(node));
            return;
        }
        if (node.hasValue() && !prefix.isEmpty()) {
            values.put(prefix, node.asString().get());
        }
        for (Config child : children(node)) {
            add((prefix.isEmpty() ? "" : prefix + "_") + Keys.of(child.name()), child);
        }
    }

    private static List<Object> list(Config node) {
        return children(node).stream().map(element -> switch (element.type()) {
            case LIST -> list(element);
            case OBJECT -> element.detach().asMap().get();
            default -> (Object) element.asString().get();
        }).toList();
    }

    private static List<Config> children(Config node) {
        return node.type() == Config.Type.VALUE || !node.exists() ? List.of() : node.asNodeList().orElse(List.of());
    }
}
