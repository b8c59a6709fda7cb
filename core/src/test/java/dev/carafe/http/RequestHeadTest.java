package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.http.header.Accept;
import dev.carafe.http.header.Authorization;
import dev.carafe.http.header.ETag;
import dev.carafe.http.header.MediaType;
import dev.carafe.http.header.Range;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestHeadTest {
    private static Request get(String target, String... namesAndValues) {
        Request request = Request.of("GET", target);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.withHeader(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request;
    }

    @Test
    void theUrlIsMadeOfSchemeHostPathAndQuery() {
        Request request = get("/caf%C3%A9?x=1", "Host", "example.test:8080");
        assertThat(request.url()).isEqualTo("http://example.test:8080/caf%C3%A9?x=1");
        assertThat(request.baseUrl()).isEqualTo("http://example.test:8080/caf%C3%A9");
        assertThat(request.fullPath()).isEqualTo("/café?x=1");
        assertThat(request.host()).isEqualTo("example.test:8080");
        assertThat(request.hostUrl()).isEqualTo(request.urlRoot()).isEqualTo("http://example.test:8080/");
        assertThat(request.uri().getPort()).isEqualTo(8080);
        assertThat(request.isSecure()).isFalse();
        assertThat(request.rootPath()).isEmpty();
    }

    @Test
    void withoutAQueryTheUrlHasNoQuestionMarkButTheFullPathHas() {
        assertThat(get("/req").url()).isEqualTo("http://localhost/req");
        assertThat(get("/req").fullPath()).isEqualTo("/req?");
    }

    @Test
    void thePathBeginsWithOneSlashSoThatARedirectToItStaysOnTheHost() {
        for (String target : List.of("//evil.example/x", "///evil.example/x", "/%2Fevil.example/x", "/%2F/%2fevil.example/x")) {
            assertThat(get(target).path()).isEqualTo("/evil.example/x");
            assertThat(get(target + "?a=//").fullPath()).isEqualTo("/evil.example/x?a=//");
        }
        assertThat(get("//").path()).isEqualTo("/");
        assertThat(get("/a//b//").path()).isEqualTo("/a//b//");
        assertThat(get("//a").rawPath()).isEqualTo("//a");
    }

    @Test
    void theSchemesOwnPortIsNoPartOfTheHost() {
        assertThat(get("/", "Host", "example.test:80").host()).isEqualTo("example.test");
        assertThat(get("/", "Host", "example.test:443").host()).isEqualTo("example.test:443");
    }

    @Test
    void aUrlThatIsNoneByTheRfcIsA400WhenTakenApart() {
        assertThatThrownBy(() -> get("/args?a|b=1").uri())
                .hasToString("400 Bad Request: The URL has characters that must be percent-encoded.");
        assertThat(get("/args?a|b=1").args().all("a|b")).containsExactly("1");
    }

    @Test
    void argsAreParsedOnce() {
        Request request = get("/args?a=1&a=2&b=%26");
        assertThat(request.args().toMap()).isEqualTo(Map.of("a", List.of("1", "2"), "b", List.of("&")));
        assertThat(request.args()).isSameAs(request.args());
    }

    @Test
    void cookiesOfSeveralHeadersBelongTogether() {
        String[] headers = {"Cookie", "a=1", "Cookie", "b=2; a=3"};
        GivenRequest given = GivenRequest.of("GET", "/").with(Headers.received(headers));
        Request request = Requests.received(given, new JacksonJson(JsonStyle.DEFAULT));
        assertThat(request.cookies().toMap()).isEqualTo(Map.of("a", List.of("1", "3"), "b", List.of("2")));
        assertThat(get("/").cookies().isEmpty()).isTrue();
    }

    @Test
    void thePeerIsNeverTakenFromAHeaderButTheRouteIs() {
        Request request = get("/", "X-Forwarded-For", "10.1.1.1, 10.3.4.5");
        assertThat(request.remoteAddr()).isEqualTo("127.0.0.1");
        assertThat(request.accessRoute()).containsExactly("10.1.1.1", "10.3.4.5");
        assertThat(get("/").accessRoute()).containsExactly("127.0.0.1");
    }

    @Test
    void theContentIsDescribedByItsHeaders() {
        Request request = get("/", "Content-Type", "application/json; charset=utf-8; foo=\"B a\"", "Content-Length", "12",
                "Content-Encoding", "gzip", "Content-MD5", "abc=");
        assertThat(request.contentType()).isEqualTo("application/json; charset=utf-8; foo=\"B a\"");
        assertThat(request.mimetype()).isEqualTo(new MediaType("application", "json", Map.of("charset", "utf-8", "foo", "B a")));
        assertThat(request.isJson()).isTrue();
        assertThat(request.contentLength()).isEqualTo(12);
        assertThat(request.contentEncoding()).isEqualTo("gzip");
        assertThat(request.contentMd5()).isEqualTo("abc=");
        assertThat(request.charset()).isEqualTo("utf-8");
    }

    @Test
    void headersAreParsedIntoTheirValues() {
        Request request = get("/", "Accept", "text/html;q=0.5, application/json", "Accept-Language", "de", "Accept-Encoding", "gzip",
                "Accept-Charset", "utf-8", "Cache-Control", "no-cache, max-age=60", "Pragma", "no-cache, x",
                "Date", "Wed, 02 Dec 2020 20:29:19 GMT", "Max-Forwards", "10", "Referer", "http://r.test/", "Origin", "http://o.test",
                "If-Match", "\"a\"", "If-None-Match", "W/\"b\"", "If-Modified-Since", "Wed, 02 Dec 2020 20:29:19 GMT",
                "If-Unmodified-Since", "Wed, 02 Dec 2020 20:29:19 GMT", "If-Range", "\"c\"", "Range", "bytes=0-4",
                "Access-Control-Request-Method", "PUT", "Access-Control-Request-Headers", "X-A, X-B",
                "Authorization", "Basic YWxpY2U6cGFzc3dvcmQ=");
        Instant date = Instant.parse("2020-12-02T20:29:19Z");
        assertThat(request.acceptMimetypes().best("text/html", "application/json")).isEqualTo("application/json");
        assertThat(request.acceptLanguages().accepts("de")).isTrue();
        assertThat(request.acceptEncodings().accepts("gzip")).isTrue();
        assertThat(request.acceptCharsets().accepts("utf-8")).isTrue();
        assertThat(request.cacheControl().noCache()).isTrue();
        assertThat(request.pragma()).containsExactly("no-cache", "x");
        assertThat(request.date()).isEqualTo(date);
        assertThat(request.maxForwards()).isEqualTo(10);
        assertThat(request.referrer()).isEqualTo("http://r.test/");
        assertThat(request.origin()).isEqualTo("http://o.test");
        assertThat(request.ifMatch().contains("a")).isTrue();
        assertThat(request.ifNoneMatch().weak()).containsExactly("b");
        assertThat(request.ifModifiedSince()).isEqualTo(request.ifUnmodifiedSince()).isEqualTo(date);
        assertThat(request.ifRange().etag()).isEqualTo(ETag.strong("c"));
        assertThat(request.range()).isEqualTo(new Range("bytes", List.of(new Range.Span(0, 5L))));
        assertThat(request.accessControlRequestMethod()).isEqualTo("PUT");
        assertThat(request.accessControlRequestHeaders()).containsExactly("X-A", "X-B");
        assertThat(request.authorization()).extracting(Authorization::username).isEqualTo("alice");
    }

    @Test
    void whatIsNotSentIsNullEmptyOrBelowZero() {
        Request request = get("/");
        assertThat(request.contentType()).isNull();
        assertThat(request.mimetype()).isNull();
        assertThat(request.isJson()).isFalse();
        assertThat(request.contentLength()).isEqualTo(-1);
        assertThat(request.maxForwards()).isEqualTo(-1);
        assertThat(request.acceptMimetypes().isEmpty()).isTrue();
        assertThat(request.ifMatch().isEmpty()).isTrue();
        assertThat(request.pragma()).isEmpty();
        assertThat(request.range()).isNull();
        assertThat(request.date()).isNull();
        assertThat(request.authorization()).isNull();
        assertThat(request.accessControlRequestHeaders()).isEmpty();
    }

    @Test
    void garbageReadsAsAbsent() {
        Request request = get("/", "Max-Forwards", "many", "Date", "today", "Range", "bytes=a-b", "Content-Type", "json",
                "Authorization", "Basic YWxpY2U=");
        assertThat(request.maxForwards()).isEqualTo(-1);
        assertThat(request.date()).isNull();
        assertThat(request.range()).isNull();
        assertThat(request.mimetype()).isNull();
        assertThat(request.authorization()).isNull();
    }
}
