package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Session cookies that Flask and Quart made, or refuse: each is opened, and made again where it was accepted. Another file of
 * the same form is read with {@code -Dcarafe.cases.sessions=FILE}.
 */
class SessionVectorsTest {
    @Test
    void everyRecordedCookieIsOpenedAndMadeAsByTheOriginals() throws IOException {
        List<String> failures = new ArrayList<>();
        int passed = 0;
        for (JsonNode vector : vectors()) {
            String difference = difference(vector);
            if (difference == null) {
                passed++;
            } else {
                String line = vector.path("id").asText() + ": " + difference;
                System.out.println((vector.path("must").asBoolean() ? "FAIL " : "note ") + line);
                if (vector.path("must").asBoolean()) {
                    failures.add(line);
                }
            }
        }
        System.out.println("sessions: " + passed + " passed, " + failures.size() + " failed");
        assertThat(passed).isPositive();
        assertThat(failures).isEmpty();
    }

    private static JsonNode vectors() throws IOException {
        String file = System.getProperty("carafe.cases.sessions");
        try (InputStream json = file == null
                ? SessionVectorsTest.class.getResourceAsStream("session_vectors.json")
                : Files.newInputStream(Path.of(file))) {
            return new JsonMapper().readTree(json);
        }
    }

    /** What is wrong, or null. */
    private static String difference(JsonNode vector) {
        Session opened = sessions(vector, "now").open(cookies(vector.path("cookie").asText()));
        if (!vector.path("accept").asBoolean()) {
            return opened.isEmpty() && opened.isNew() ? null : "was accepted";
        }
        Object value = value(vector.path("value"));
        String expected = TaggedJsonWriter.write(value);
        String actual = TaggedJsonWriter.write(opened.toMap());
        if (!actual.equals(expected)) {
            return "reads as " + actual + " instead of " + expected;
        }
        Session changed = Session.of(opened.toMap()).modified(true);
        Cookie made = sessions(vector, "timestamp").save(changed);
        if (vector.path("encode_exact").asBoolean() && !made.value().equals(vector.path("cookie").asText())) {
            return "is made as " + made.value();
        }
        Session again = sessions(vector, "now").open(cookies(made.value()));
        return TaggedJsonWriter.write(again.toMap()).equals(expected) ? null : "what was made reads as " + again.toMap();
    }

    private static MultiValues cookies(String value) {
        return MultiValues.of(Map.of("session", List.of(value)));
    }

    private static CookieSessions sessions(JsonNode vector, String time) {
        SessionSettings settings = SessionSettings.DEFAULTS
                .lifetime(Duration.ofSeconds(vector.path("max_age").asLong()))
                .salt(vector.path("salt").asText())
                .digest(vector.path("digest").asText().replace("sha", "SHA-"))
                .keyDerivation(derivation(vector.path("key_derivation").asText()));
        byte[] key = vector.has("key_hex")
                ? HexFormat.of().parseHex(vector.path("key_hex").asText())
                : vector.path("key").asText().getBytes(UTF_8);
        Instant now = Instant.ofEpochSecond(vector.path(time).asLong());
        List<byte[]> keys = key.length == 0 ? List.of() : List.of(key);
        return new CookieSessions(settings, CookieSessions.signer(settings, keys), () -> now);
    }

    private static KeyDerivation derivation(String name) {
        return KeyDerivation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Object value(JsonNode node) {
        return switch (node.path("$type").asText()) {
            case "tuple" -> new Tuple(items(node.path("items")));
            case "bytes" -> HexFormat.of().parseHex(node.path("hex").asText());
            case "uuid" -> UUID.fromString(node.path("value").asText());
            case "markup" -> new Markup(node.path("value").asText());
            case "datetime" -> date(node.path("value").asText());
            default -> plain(node);
        };
    }

    private static Object date(String text) {
        return text.contains("+") ? OffsetDateTime.parse(text) : text.endsWith("Z")
                ? Instant.parse(text).atOffset(ZoneOffset.UTC) : LocalDateTime.parse(text);
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            return items(node);
        }
        return new JsonMapper().convertValue(node, Object.class);
    }

    private static List<Object> items(JsonNode node) {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> items.add(value(item)));
        return items;
    }
}
