package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Gives the schemas of all sides their names in the document: that of the type if it is the same everywhere, else one for each side, such
 * as {@code Person-Input} and {@code Person-Output}.
 */
final class NamedSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MADE = "#/made/";

    private final Map<Side, ObjectNode> made;
    /** For each schema the first side that has the same one. */
    private Map<Reference, Side> first = new HashMap<>();

    /** A schema of one side. */
    private record Reference(Side side, String type) {
        static boolean isIn(String text) {
            return text.startsWith(MADE);
        }

        static Reference of(String text) {
            int slash = text.indexOf('/', MADE.length());
            return new Reference(Side.valueOf(text.substring(MADE.length(), slash)), text.substring(slash + 1));
        }
    }

    private NamedSchemas(Map<Side, ObjectNode> made) {
        this.made = made;
    }

    /** Returns where the schemas of a side are until they have their names. */
    static String path(Side side) {
        return (MADE + side).substring(2);
    }

    /** Returns the schemas that a document refers to, by their names, and has the document refer to these. */
    static ObjectNode of(Map<Side, ObjectNode> made, ObjectNode document) {
        NamedSchemas schemas = new NamedSchemas(new EnumMap<>(made));
        schemas.compare();
        return schemas.named(document);
    }

    /** All schemas of a type count as one until they are seen to differ: in themselves, or in what they refer to. */
    private void compare() {
        Map<Reference, Side> before;
        do {
            before = first;
            Map<String, Map<JsonNode, Side>> seen = new HashMap<>();
            Map<Reference, Side> now = new HashMap<>();
            made.forEach((side, schemas) -> schemas.properties().forEach(each -> {
                JsonNode comparable = rewritten(each.getValue(), to -> MADE + first.get(to) + "/" + to.type());
                now.put(new Reference(side, each.getKey()), seen.computeIfAbsent(each.getKey(), type -> new HashMap<>())
                        .computeIfAbsent(comparable, schema -> side));
            }));
            first = now;
        } while (!first.equals(before));
    }

    private ObjectNode named(ObjectNode document) {
        Map<String, JsonNode> named = new TreeMap<>();
        Deque<Reference> found = new ArrayDeque<>();
        Function<Reference, String> naming = to -> {
            found.add(to);
            return "#/components/schemas/" + name(to);
        };
        document.setAll((ObjectNode) rewritten(document, naming));
        for (Reference next = found.poll(); next != null; next = found.poll()) {
            String name = name(next);
            if (!named.containsKey(name)) {
                ObjectNode schema = NODES.objectNode();
                if (!name.equals(next.type())) {
                    schema.put("title", next.type());
                }
                named.put(name, schema.setAll((ObjectNode) rewritten(made(next), naming)));
            }
        }
        return NODES.objectNode().setAll(named);
    }

    private JsonNode made(Reference reference) {
        return Objects.requireNonNull(made.get(reference.side())).path(reference.type());
    }

    private String name(Reference reference) {
        EnumSet<Side> different = EnumSet.noneOf(Side.class);
        first.forEach((each, side) -> {
            if (each.type().equals(reference.type())) {
                different.add(side);
            }
        });
        return different.size() == 1 ? reference.type() : reference.type() + "-" + Objects.requireNonNull(first.get(reference)).suffix();
    }

    /** Returns a copy whose references are others. */
    private static JsonNode rewritten(JsonNode node, Function<Reference, String> to) {
        return switch (node) {
            case TextNode text when Reference.isIn(text.textValue()) -> NODES.textNode(to.apply(Reference.of(text.textValue())));
            case ObjectNode object -> {
                ObjectNode copy = NODES.objectNode();
                object.properties().forEach(each -> copy.set(each.getKey(), rewritten(each.getValue(), to)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = NODES.arrayNode();
                array.forEach(each -> copy.add(rewritten(each, to)));
                yield copy;
            }
            case POJONode value when value.getPojo() instanceof JsonNode json -> json; // so the generator keeps what is JSON already
            default -> node;
        };
    }
}
