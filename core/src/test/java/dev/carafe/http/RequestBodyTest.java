package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private static final String MULTIPART = "multipart/form-data; boundary=B";

    record Person(String name, int age) { }

    /** A request whose body arrives only while it is read, as from a server. */
    private record Arriving(String type, String content) implements RawRequest {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String rawPath() {
            return "/";
        }

        @Override
        public String rawQuery() {
            return "a=0";
        }

        @Override
        public Headers headers() {
            return Headers.of("Content-Type", type);
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(content.getBytes(UTF_8));
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String httpVersion() {
            return "1.1";
        }

        @Override
        public String remoteAddr() {
            return "127.0.0.1";
        }

        @Override
        public int remotePort() {
            return -1;
        }
    }

    private static Request post(String type, String content) {
        return Requests.received(new Arriving(type, content), new JacksonJson(JsonStyle.DEFAULT));
    }

    private static String file(String content) {
        return "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n" + content + "\r\n--B--\r\n";
    }

    @Test
    void aFormIsReadByItsType() {
        assertThat(post("application/x-www-form-urlencoded", "a=1&b=%2B+").form().toMap())
                .isEqualTo(Map.of("a", List.of("1"), "b", List.of("+ ")));
        assertThat(post(MULTIPART, "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nx\r\n--B--").form().get("t")).isEqualTo("x");
        assertThat(post("text/plain", "a=1").form().isEmpty()).isTrue();
        assertThat(post("text/plain", "a=1").files().isEmpty()).isTrue();
    }

    @Test
    void valuesAreTheQueryAndThenTheForm() {
        assertThat(post("application/x-www-form-urlencoded", "a=1").values().all("a")).containsExactly("0", "1");
        assertThat(Request.of("GET", "/?a=0").withBody("a=1".getBytes(UTF_8))
                .withHeader("Content-Type", "application/x-www-form-urlencoded").values().all("a")).containsExactly("0");
    }

    @Test
    void aLargeFileIsThereUntilItIsDeleted() {
        Request request = post(MULTIPART, file("x".repeat(100_000)));
        FilePart part = request.files().require("f");
        assertThat(part.size()).isEqualTo(100_000);
        assertThat(part.bytes()).hasSize(100_000);
        Requests.deleteFiles(request);
        assertThatThrownBy(part::bytes).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void whatIsInMemoryAlreadyGoesIntoNoFile() {
        Request request = post(MULTIPART, file("x".repeat(100_000)));
        assertThat(request.bytes()).hasSizeGreaterThan(100_000);
        FilePart part = request.files().require("f");
        Requests.deleteFiles(request);
        assertThat(part.bytes()).hasSize(100_000);
    }

    @Test
    void theFormIsSharedByChangedCopies() {
        Request request = post(MULTIPART, file("x"));
        assertThat(request.withHeader("X-A", "1").files().get("f")).isSameAs(request.files().get("f"));
    }

    @Test
    void aStreamedBodyCantBeReadAgain() {
        Request request = post("text/plain", "abc");
        assertThat(request.stream()).hasContent("abc");
        assertThatThrownBy(request::bytes).isInstanceOf(IllegalStateException.class)
                .hasMessage("The body of this request was read as a stream, or as a form with files, which can be done once only. "
                        + "Call bytes() first to keep it.");
    }

    @Test
    void jsonIsReadIntoPlainValuesAndRecords() {
        Request request = post("application/json", "{\"name\":\"Ada\",\"age\":36}");
        assertThat(request.json()).isEqualTo(Map.of("name", "Ada", "age", 36));
        assertThat(request.json(Person.class)).isEqualTo(new Person("Ada", 36));
        assertThat(post("application/vnd.api+json", "[1.5]").json()).isEqualTo(List.of(1.5));
        assertThat(post("application/json", "null").json()).isNull();
    }

    @Test
    void anotherTypeIsNullOr415AndNeverParsed() {
        Request request = post("text/plain", "{\"name\":\"Ada\",\"age\":36}");
        assertThat(request.json()).isNull();
        assertThat(request.jsonOrNull()).isNull();
        assertThatThrownBy(() -> request.json(Person.class))
                .hasToString("415 Unsupported Media Type: The body must be JSON, and the Content-Type say so: application/json.");
        assertThat(request.forceJson()).isEqualTo(Map.of("name", "Ada", "age", 36));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"a\":}", "{'a':1}", "{\"a\":1} x", "[1e400]", "NaN", "\"\u0001\""})
    void badJsonIsA400OrNullWhenThatIsAskedFor(String text) {
        Request request = post("application/json", text);
        assertThatThrownBy(request::json).isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(400));
        assertThat(request.jsonOrNull()).isNull();
    }

    @Test
    void anEmptyBodyIsToldSo() {
        assertThatThrownBy(() -> post("application/json", "").json())
                .hasToString("400 Bad Request: The body is empty where JSON was expected.");
    }

    @Test
    void jsonThatDoesNotFitNamesTheFieldAndNothingOfTheProgram() {
        assertThatThrownBy(() -> post("application/json", "{\"name\":\"Ada\",\"age\":\"old\"}").json(Person.class))
                .hasToString("400 Bad Request: Some values are missing or not valid: /age must be a whole number.");
        assertThatThrownBy(() -> post("application/json", "null").json(Person.class))
                .hasToString("400 Bad Request: The JSON is null where a value was expected.");
    }

    @Test
    void aCompressedBodyIsNeitherFormNorJson() {
        Request json = post("application/json", "{}").withHeader("Content-Encoding", "gzip");
        String refusal = "415 Unsupported Media Type: The body is compressed, as its Content-Encoding says. Send it as it is.";
        assertThatThrownBy(json::json).hasToString(refusal);
        assertThatThrownBy(() -> json.json(Person.class)).hasToString(refusal);
        assertThatThrownBy(() -> post(MULTIPART, file("x")).withHeader("Content-Encoding", "br").files()).hasToString(refusal);
        assertThat(json.bytes()).hasSize(2);
        assertThat(post("application/json", "{}").withHeader("Content-Encoding", "identity").json()).isEqualTo(Map.of());
    }
}
