package dev.carafe.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.carafe.App;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told to a client whose JSON, form or query does not fit. */
class InvalidInputTest {
    enum Color { RED, GREEN }

    record Address(String street, @JsonProperty("zip_code") int zip) { }

    record Person(String name, int age, Optional<LocalDate> born, Color color, Address address, List<Integer> marks,
            Map<String, Address> others) { }

    record Money(BigDecimal amount, String currency) {
        Money {
            Objects.requireNonNull(currency, "currency");
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("The amount must not be below zero.");
            }
            if (currency.isEmpty() && amount.equals(BigDecimal.ONE)) {
                throw new IllegalArgumentException("Amount and currency don't belong together.");
            }
        }
    }

    record Coded(String code) {
        Coded {
            Color.valueOf(code);
        }
    }

    record Word(@JsonValue String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Word { }
    }

    record Scalars(Word word, byte[] data, Map<Color, Integer> counts, Map<Integer, Integer> ids) { }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Shape { }

    record Circle(double radius) implements Shape { }

    record Square(double side, UUID id) implements Shape { }

    record Drawing(List<Shape> shapes) { }

    record Search(String q, int page, boolean exact, List<String> tag, Optional<Instant> since, @Nullable Color color) { }

    private final App app = App.create("people")
            .post("/people", req -> req.json(Person.class))
            .post("/many", req -> req.json(Person[].class))
            .post("/money", req -> req.json(Money.class))
            .post("/coded", req -> req.json(Coded.class))
            .post("/drawing", req -> req.json(Drawing.class))
            .get("/search", req -> req.args().bind(Search.class))
            .post("/search", req -> req.form().bind(Search.class));

    private Response post(String path, String json, String... languages) {
        Request request = Request.of("POST", path).withHeader("Content-Type", "application/json").withBody(json.getBytes(UTF_8));
        return app.handle(languages.length == 0 ? request : request.withHeader("Accept-Language", languages[0]));
    }

    private static String text(Response response) {
        return new String(response.data(), UTF_8);
    }

    @Test
    void everythingThatDoesNotFitIsToldAtOnce() {
        Response response = post("/people", """
                {"name": [], "age": "old", "born": "1815-13-10", "color": "BLUE", "address": {"street": "Main"}, "marks": [1, "x", 2.5],
                 "others": {"a/b": {"zip_code": 99999999999}, "c": 7}}""");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(text(response)).isEqualTo("""
                {"detail":"Some values are missing or not valid: /name must be a text; /age must be a whole number; \
                /born must be a date such as 2026-11-28; /color must be one of: RED, GREEN; /address/zip_code is required; \
                /marks/1 must be a whole number; /marks/2 must be a whole number; \
                /others/a~1b/zip_code must be between -2147483648 and 2147483647; /others/c must be an object.",\
                "errors":[{"message":"must be a text","pointer":"/name"},{"message":"must be a whole number","pointer":"/age"},\
                {"message":"must be a date such as 2026-11-28","pointer":"/born"},\
                {"message":"must be one of: RED, GREEN","pointer":"/color"},{"message":"is required","pointer":"/address/zip_code"},\
                {"message":"must be a whole number","pointer":"/marks/1"},{"message":"must be a whole number","pointer":"/marks/2"},\
                {"message":"must be between -2147483648 and 2147483647","pointer":"/others/a~1b/zip_code"},\
                {"message":"must be an object","pointer":"/others/c"}],"status":400}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/people|{}|[/age is required]",
        "/people|{\"age\":null}|[/age is required]",
        "/people|[]|[ must be an object]",
        "/people|7|[ must be an object]",
        "/many|[{\"age\":1},{},3]|[/1/age is required, /2 must be an object]",
        "/many|{}|[ must be a list]",
        "/many|\"x\"|[ must be a list]",
        "/money|{\"amount\":-1,\"currency\":\"EUR\"}|[/amount The amount must not be below zero.]",
        "/money|{\"amount\":1,\"currency\":\"\"}|[ Amount and currency don't belong together.]",
        "/money|{\"amount\":1}|[/currency is required]",
        "/money|{\"currency\":\"EUR\"}|[/amount is required]",
        "/coded|{\"code\":\"BLUE\"}|[ is not valid]",
        "/drawing|{\"shapes\":[{\"kind\":\"Circle\"},{\"kind\":\"Square\",\"side\":1,\"id\":\"x\"}]}|"
                + "[/shapes/0/radius is required, /shapes/1/id must be a UUID such as 123e4567-e89b-12d3-a456-426614174000]",
        "/drawing|{\"shapes\":[{\"radius\":1},{\"kind\":\"Star\"}]}|"
                + "[/shapes/0/kind is required, /shapes/1/kind must be one of: Circle, Square]"})
    void theValueIsNamed(String path, String json, String errors) {
        HttpException refused = refusal(path, json);

        assertThat(refused.problem().errors().stream().map(error -> error.pointer() + " " + error.message()).toList())
                .hasToString(errors);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/ints|true|[ must be a list]",
        "/ints|{}|[ must be a list]",
        "/ints|[1,[]]|[/1 must be a whole number]",
        "/scalars|{'word':{'a':1},'data':'#','counts':{'BLUE':1,'RED':'x'},'ids':{'x':1}}|"
                + "[/word is not valid, /data must be a text in Base64, /counts/BLUE must be one of: RED, GREEN, "
                + "/counts/RED must be a whole number, /ids/x must be a whole number]"})
    void arraysKeysAndTextsOfTheirOwnKindNeverFailTheServer(String path, String json, String told) {
        App own = App.create("own").post("/ints", req -> req.json(int[].class)).post("/scalars", req -> req.json(Scalars.class))
                .error(400, (req, e) -> e.problem().errors().stream().map(error -> error.pointer() + " " + error.message())
                        .toList().toString());

        Response response = own.handle(Request.of("POST", path).withHeader("Content-Type", "application/json")
                .withBody(json.replace('\'', '"').getBytes(UTF_8)));

        assertThat(text(response)).isEqualTo(told);
    }

    private HttpException refusal(String path, String json) {
        HttpException[] caught = new HttpException[1];
        App other = App.create("other").error(400, (req, e) -> {
            caught[0] = e;
            return "";
        });
        other.post("/people", req -> req.json(Person.class)).post("/many", req -> req.json(Person[].class))
                .post("/money", req -> req.json(Money.class)).post("/coded", req -> req.json(Coded.class))
                .post("/drawing", req -> req.json(Drawing.class));
        other.handle(Request.of("POST", path).withHeader("Content-Type", "application/json").withBody(json.getBytes(UTF_8)));
        return Objects.requireNonNull(caught[0]);
    }

    @Test
    void kindsOfASealedTypeAreReadAndWrittenByTheirNames() {
        assertThat(text(post("/drawing", "{\"shapes\":[{\"kind\":\"Circle\",\"radius\":1}]}")))
                .isEqualTo("{\"shapes\":[{\"kind\":\"Circle\",\"radius\":1.0}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de|muss eine ganze Zahl sein", "de-CH, en;q=0.5|muss eine ganze Zahl sein", "xx, fr;q=0.8, de;q=0.1|doit être un nombre entier",
        "es|debe ser un número entero", "ja|must be a whole number", "de;q=0|must be a whole number", "*|must be a whole number"})
    void theMessageIsInTheLanguageOfTheClient(String languages, String message) {
        app.config().set("JSON_AS_ASCII", false);

        assertThat(text(post("/people", "{\"age\":\"old\"}", languages))).contains("\"message\":\"" + message + "\"");
    }

    @Test
    void theStatusMayBe422ForJsonThatIsNotValidAndStays400ForWhatIsNone() {
        app.config().set("VALIDATION_STATUS", 422);

        assertThat(post("/people", "{}").status()).isEqualTo(422);
        assertThat(text(post("/people", "{}"))).contains("\"status\":422");
        assertThat(post("/people", "{").status()).isEqualTo(400);
        assertThat(text(post("/people", "{"))).isEqualTo("{\"detail\":\"The text is no valid JSON (line 1, column 2).\",\"status\":400}");
    }

    @Test
    void unknownFieldsAreRefusedWhereTheSettingSaysSo() {
        String json = "{\"amount\":2,\"currency\":\"EUR\",\"tip\":1}";
        assertThat(post("/money", json).status()).isEqualTo(200);

        App strict = App.create("strict").post("/money", req -> req.json(Money.class));
        strict.config().set("JSON_STRICT_FIELDS", true);
        Response response = strict.handle(Request.of("POST", "/money").withHeader("Content-Type", "application/json")
                .withBody(json.getBytes(UTF_8)));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response)).contains("\"errors\":[{\"message\":\"is not a known field\",\"pointer\":\"/tip\"}]");
    }

    @Test
    void aQueryIsBoundToARecord() {
        assertThat(text(app.handle(Request.of("GET", "/search?q=a&page=2&tag=x&tag=y&exact=on&since=2026-01-01T00:00:00Z&utm=z"))))
                .isEqualTo("{\"color\":null,\"exact\":true,\"page\":2,\"q\":\"a\",\"since\":\"2026-01-01T00:00:00Z\","
                        + "\"tag\":[\"x\",\"y\"]}");
        assertThat(text(app.handle(Request.of("GET", "/search?page=1&color=&since="))))
                .isEqualTo("{\"color\":null,\"exact\":false,\"page\":1,\"q\":null,\"since\":null,\"tag\":[]}");
    }

    @Test
    void theWordNullIsNoNumber() {
        assertThat(app.handle(Request.of("GET", "/search?page=1&since=null")).status()).isEqualTo(400);
        assertThat(text(app.handle(Request.of("GET", "/search?page=1&q=null")))).contains("\"q\":\"null\"");
    }

    @Test
    void everythingInAFormThatDoesNotFitIsToldAtOnce() {
        Request form = Request.of("POST", "/search").withHeader("Content-Type", "application/x-www-form-urlencoded");

        Response response = app.handle(form.withBody("page=&exact=maybe&color=BLUE&since=today".getBytes(UTF_8)));

        assertThat(response.status()).isEqualTo(400);
        assertThat(text(response)).contains("""
                "errors":[{"message":"is required","pointer":"/page"},{"message":"must be true or false","pointer":"/exact"},\
                {"message":"must be a date and time with a time zone, such as 2026-11-28T14:30:00Z","pointer":"/since"},\
                {"message":"must be one of: RED, GREEN","pointer":"/color"}]""");
    }

    @Test
    void anErrorHandlerRespondsInItsOwnWay() {
        App own = App.create("own").post("/people", req -> req.json(Person.class))
                .error(400, (req, e) -> Map.of("wrong", e.problem().errors().stream().map(InvalidValue::pointer).toList()));

        Response response = own.handle(Request.of("POST", "/people").withHeader("Content-Type", "application/json")
                .withBody("{}".getBytes(UTF_8)));

        assertThat(text(response)).isEqualTo("{\"wrong\":[\"/age\"]}");
    }

    @Test
    void anAppMaySpeakProblemsForAllErrors() {
        App own = App.create("own").problemDetails().get("/fails", req -> {
            throw new IllegalStateException("secret");
        });

        Response missing = own.handle(Request.of("GET", "/nowhere"));
        Response wrongMethod = own.handle(Request.of("POST", "/fails"));

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.contentType()).isEqualTo("application/problem+json");
        assertThat(text(missing)).startsWith("{\"detail\":\"The requested URL was not found").endsWith("\"status\":404}");
        assertThat(wrongMethod.headers().get("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(text(own.handle(Request.of("GET", "/fails")))).doesNotContain("secret").contains("\"status\":500");
    }

    @Test
    void aHandlerReturnsOrThrowsAProblem() {
        App own = App.create("own")
                .get("/returned", req -> Problem.of(409, "Taken.").with("name", "Ada"))
                .get("/thrown", req -> {
                    throw new HttpException(Problem.of(403, "Too little.").title("No credit")).header("Retry-After", "60");
                });

        Response returned = own.handle(Request.of("GET", "/returned"));
        Response thrown = own.handle(Request.of("GET", "/thrown"));

        assertThat(returned.status()).isEqualTo(409);
        assertThat(returned.contentType()).isEqualTo("application/problem+json");
        assertThat(text(returned)).isEqualTo("{\"detail\":\"Taken.\",\"name\":\"Ada\",\"status\":409}");
        assertThat(thrown.status()).isEqualTo(403);
        assertThat(thrown.headers().get("Retry-After")).isEqualTo("60");
        assertThat(text(thrown)).isEqualTo("{\"detail\":\"Too little.\",\"status\":403,\"title\":\"No credit\"}");
    }

    @Test
    void aLongTextIsToldOfOnce() {
        String json = "{\"name\":\"" + "x".repeat(300_000) + "\",\"age\":\"old\",\"color\":\"BLUE\"}";

        assertThat(text(post("/people", json))).contains("\"errors\":[{\"message\":\"must be a whole number\",\"pointer\":\"/age\"}]");
    }
}
