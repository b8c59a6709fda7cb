package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.App;
import dev.carafe.testing.TestClient;

/** The documents that tests look into. */
final class Documents {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Documents() { }

    static JsonNode document(App app) {
        return TestClient.of(app).get("/openapi.json").json();
    }

    /** Reads JSON whose quotes are single. */
    static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
