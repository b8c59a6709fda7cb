package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.header.ETag;
import dev.carafe.http.header.Range;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionalTest {
    private static final Instant CHANGED = Instant.parse("2020-12-02T20:29:19.5Z");
    private static final String SAME = "Wed, 02 Dec 2020 20:29:19 GMT";
    private static final String BEFORE = "Wed, 02 Dec 2015 20:29:19 GMT";

    private static Conditional.Outcome evaluate(String method, ETag etag, Instant changed, String... namesAndValues) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Conditional.of(headers::get).evaluate(method, etag, changed, 10);
    }

    private static Conditional.Outcome get(String... namesAndValues) {
        return evaluate("GET", ETag.strong("v1"), CHANGED, namesAndValues);
    }

    @Test
    void withoutConditionsTheResponseIsFull() {
        assertThat(get()).isEqualTo(new Conditional.Full());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"v1\"      | NotModified[]",
        "\"x\",\"v1\"| NotModified[]",
        "W/\"v1\"    | NotModified[]",
        "*           | NotModified[]",
        "v1          | NotModified[]",
        "\"v2\"      | Full[]",
    })
    void ifNoneMatchAsksForAnotherVersion(String header, String outcome) {
        assertThat(get("If-None-Match", header)).hasToString(outcome);
    }

    @Test
    void ifNoneMatchCountsMoreThanIfModifiedSince() {
        assertThat(get("If-None-Match", "\"v2\"", "If-Modified-Since", SAME)).isEqualTo(new Conditional.Full());
        assertThat(get("If-None-Match", "\"v1\"", "If-Modified-Since", BEFORE)).isEqualTo(new Conditional.NotModified());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Wed, 02 Dec 2020 20:29:19 GMT | NotModified[]",
        "Wed, 02 Dec 2020 20:29:20 GMT | NotModified[]",
        "Wed, 02 Dec 2020 20:29:18 GMT | Full[]",
        "garbage                       | Full[]",
    })
    void ifModifiedSinceAsksForALaterChange(String header, String outcome) {
        assertThat(get("If-Modified-Since", header)).hasToString(outcome);
    }

    @Test
    void whatIsNotKnownOfAResourceFulfilsNoDateCondition() {
        assertThat(evaluate("GET", null, null, "If-Modified-Since", SAME)).isEqualTo(new Conditional.Full());
        assertThat(evaluate("GET", null, null, "If-Unmodified-Since", BEFORE)).isEqualTo(new Conditional.Full());
        assertThat(evaluate("GET", null, null, "If-None-Match", "\"v1\"")).isEqualTo(new Conditional.Full());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"v1\"   | Full[]",
        "*        | Full[]",
        "W/\"v1\" | PreconditionFailed[]",
        "\"v2\"   | PreconditionFailed[]",
    })
    void ifMatchAsksForThisVersionByTheStrongComparison(String header, String outcome) {
        assertThat(get("If-Match", header)).hasToString(outcome);
        assertThat(evaluate("PUT", ETag.strong("v1"), CHANGED, "If-Match", header)).hasToString(outcome);
    }

    @Test
    void aWeakMarkNeverMatchesStrongly() {
        assertThat(evaluate("GET", ETag.weak("v1"), null, "If-Match", "\"v1\"")).isEqualTo(new Conditional.PreconditionFailed());
    }

    @Test
    void ifUnmodifiedSinceAsksForNoLaterChangeUnlessIfMatchIsThere() {
        assertThat(get("If-Unmodified-Since", SAME)).isEqualTo(new Conditional.Full());
        assertThat(get("If-Unmodified-Since", BEFORE)).isEqualTo(new Conditional.PreconditionFailed());
        assertThat(get("If-Match", "\"v1\"", "If-Unmodified-Since", BEFORE)).isEqualTo(new Conditional.Full());
    }

    @Test
    void aWriteOfAVersionThatExistsFails() {
        assertThat(evaluate("PUT", ETag.strong("v1"), CHANGED, "If-None-Match", "*"))
                .isEqualTo(new Conditional.PreconditionFailed());
        assertThat(evaluate("PUT", ETag.strong("v1"), CHANGED, "If-Modified-Since", SAME)).isEqualTo(new Conditional.Full());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bytes=0-3       | Partial[start=0, end=4]",
        "bytes=0-0       | Partial[start=0, end=1]",
        "bytes=4-        | Partial[start=4, end=10]",
        "bytes=-3        | Partial[start=7, end=10]",
        "bytes=0-99      | Partial[start=0, end=10]",
        "bytes=99-       | Unsatisfiable[]",
        "bytes=-0        | Unsatisfiable[]",
        "bytes=10-,20-30 | Unsatisfiable[]",
        "bytes=0-1,20-   | Full[]",
        "bytes=0-1,4-5   | Full[]",
        "bytes=5-2       | Full[]",
        "bytes=a-b       | Full[]",
        "lines=0-3       | Full[]",
    })
    void aRangeGivesAPart(String header, String outcome) {
        assertThat(get("Range", header)).hasToString(outcome);
        assertThat(evaluate("HEAD", null, null, "Range", header)).isEqualTo(new Conditional.Full());
    }

    @Test
    void anEmptyResourceHasNoParts() {
        Conditional range = Conditional.of(Map.of("Range", "bytes=0-")::get);
        assertThat(range.evaluate("GET", null, null, 0)).isEqualTo(new Conditional.Full());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"v1\"                        | Partial[start=0, end=4]",
        "Wed, 02 Dec 2020 20:29:19 GMT | Partial[start=0, end=4]",
        "\"v2\"                        | Full[]",
        "W/\"v1\"                      | Full[]",
        "Wed, 02 Dec 2020 20:29:20 GMT | Full[]",
        "a b                           | Full[]",
    })
    void ifRangeGivesEverythingOfAnotherVersion(String header, String outcome) {
        assertThat(get("Range", "bytes=0-3", "If-Range", header)).hasToString(outcome);
    }

    @Test
    void aPartIsNotSentToWhoHasThisVersion() {
        assertThat(get("Range", "bytes=0-3", "If-None-Match", "\"v1\"")).isEqualTo(new Conditional.NotModified());
    }
}
