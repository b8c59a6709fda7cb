package dev.carafe.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.carafe.App;
import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints are told in the same problem as all else. */
class ValidationTest {
    record Address(@NotBlank String street,
            @JsonProperty("zip_code") @Pattern(regexp = "\\d{5}", message = "must have five digits") String zip) { }

    record Person(@NotBlank @Size(max = 10) String name, @Min(0) @Max(150) int age, Optional<@Email String> mail, @Valid Address home,
            @Size(min = 1) List<@Valid Address> others, Map<String, @Valid Address> named, List<@NotBlank String> tags) { }

    record Bounds(@DecimalMin("0.5") BigDecimal least, @DecimalMax(value = "9.5", inclusive = false) BigDecimal most) { }

    record Search(@NotNull String q, @Min(1) int page) { }

    private final App app = App.create("people").install(Validation.create())
            .post("/people", req -> req.json(Person.class))
            .post("/many", req -> req.json(Address[].class))
            .get("/search", req -> req.args().bind(Search.class));
    private final TestClient client = TestClient.of(app);

    private static List<String> errors(TestResponse response) {
        List<String> errors = new ArrayList<>();
        response.json().get("errors").forEach(error -> errors.add(error.get("pointer").asText() + " " + error.get("message").asText()));
        return errors;
    }

    private TestResponse post(String json) {
        return client.request("POST", "/people").body(json, "application/json").send();
    }

    @Test
    void logDoesNotTellHibernatesVersion() {
        assertThat(post("{}")).hasStatus(400);
        assertThat(Logger.getLogger("org.hibernate.validator.internal.util.Version").isLoggable(Level.INFO)).isFalse();
    }

    @Test
    void theValueOfEachViolationIsNamed() {
        TestResponse response = post("""
                {"name": "", "age": 200, "mail": "x", "home": {"street": "Main", "zip_code": "1"},
                 "others": [{"street": "Main"}, {"street": " "}], "named": {"a/b": {"street": ""}}, "tags": ["a", ""]}""");

        assertThat(response).hasStatus(400).hasType("application/problem+json");
        assertThat(errors(response)).containsExactly("/age must be less than or equal to 150", "/home/zip_code must have five digits",
                "/mail must be a well-formed email address", "/name must not be blank", "/named/a~1b/street must not be blank",
                "/others/1/street must not be blank", "/tags/1 must not be blank");
    }

    @Test
    void whatIsMissingMisfitsOrIsNotValidIsToldTogether() {
        TestResponse response = post("""
                {"age": "old", "home": {"street": ""}, "others": [{"street": ""}, 7], "tags": [""]}""");

        assertThat(errors(response)).containsExactlyInAnyOrder("/age must be a whole number", "/others/1 must be an object",
                "/name must not be blank", "/home/street must not be blank", "/tags/0 must not be blank");
    }

    @Test
    void theElementsOfAnArrayAreChecked() {
        TestResponse response = client.request("POST", "/many").body("[{\"street\":\"a\"},{}]", "application/json").send();

        assertThat(errors(response)).containsExactly("/1/street must not be blank");
    }

    @Test
    void aQueryIsChecked() {
        assertThat(errors(client.get("/search?page=0"))).containsExactly("/page must be greater than or equal to 1", "/q must not be null");
        assertThat(client.get("/search?page=1&q=x")).hasStatus(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en|/least must be greater than or equal to 0.5|/most must be less than 9.5",
        "de|/least muss größer oder gleich 0.5 sein|/most muss kleiner 9.5 sein",
        "ja|/least 0.5 以上の値にしてください|/most 9.5 より小さな値にしてください"})
    void theBoundsOfDecimalsAreToldInWords(String language, String least, String most) {
        App bounded = App.create("bounded").install(Validation.create()).post("/", req -> req.json(Bounds.class));

        assertThat(errors(TestClient.of(bounded).header("Accept-Language", language).request("POST", "/")
                .body("{\"least\":0,\"most\":9.5}", "application/json").send())).containsExactly(least, most);
    }

    @ParameterizedTest
    @CsvSource({"de, /name darf nicht leer sein",
        "fr-CA, /name ne doit pas être vide", "xx, /name must not be blank", "it, /name non deve essere spazio"})
    void theMessageIsInTheLanguageOfTheClient(String language, String message) {
        TestResponse response = client.header("Accept-Language", language).request("POST", "/people")
                .body("{\"name\":\" \",\"age\":1,\"home\":null,\"others\":[{\"street\":\"a\"}]}", "application/json").send();

        assertThat(errors(response)).containsExactly(message);
    }
}
