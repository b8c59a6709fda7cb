package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Follows the references of a document. */
final class References {
    private static final int MOST = 20;

    private References() { }

    /** Returns what a node refers to in a document, or the node itself; missing if a reference leads nowhere or in a circle. */
    static JsonNode resolved(JsonNode node, JsonNode document) {
        JsonNode at = node;
        for (int hops = 0; hops < MOST; hops++) {
            String reference = at.path("$ref").asText();
            if (!reference.startsWith("#/")) {
                return at;
            }
            at = document.at(reference.substring(1));
        }
        return MissingNode.getInstance();
    }

    /** Returns the last part of the reference that a node is, or an empty text. */
    static String name(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
