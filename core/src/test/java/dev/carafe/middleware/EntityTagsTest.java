package dev.carafe.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.http.header.CachePolicy;
import dev.carafe.http.header.ETag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagsTest {
    private final App app = App.create("app").get("/", req -> "hello " + req.args().get("name", "you")).wrap(EntityTags.create());

    @Test
    void clientThatHasTheBytesGets304() {
        String tag = String.valueOf(get("/", "").header("ETag"));
        assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(get("/", tag).status()).isEqualTo(304);
        assertThat(get("/", tag).data()).isEmpty();
        assertThat(get("/?name=me", tag).status()).isEqualTo(200);
        assertThat(app.handle(Request.of("HEAD", "/").withHeader("If-None-Match", tag)).status()).isEqualTo(304);
    }

    @Test
    void withCompressionTheTagIsWeakAndStillCounts() {
        app.get("/long", req -> "text ".repeat(1000)).wrap(Compression.create());
        Request request = Request.of("GET", "/long").withHeader("Accept-Encoding", "gzip");
        String tag = String.valueOf(app.handle(request).header("ETag"));
        assertThat(tag).startsWith("W/");
        assertThat(app.handle(request.withHeader("If-None-Match", tag)).status()).isEqualTo(304);
    }

    @Test
    void ownTagsErrorsStreamsAndWhatIsNotStoredStay() {
        app.get("/own", req -> Response.text("x").etag(ETag.strong("1"))).get("/stream", req -> List.of("a").iterator())
                .get("/secret", req -> Response.text("x").cacheControl(CachePolicy.noStore())).post("/", req -> "x");
        assertThat(get("/own", "").header("ETag")).isEqualTo("\"1\"");
        for (String path : List.of("/stream", "/secret", "/missing")) {
            assertThat(get(path, "").header("ETag")).as(path).isNull();
        }
        assertThat(app.handle(Request.of("POST", "/")).header("ETag")).isNull();
    }

    @Test
    void responseSaysForHowLongItMayBeKept() {
        assertThat(Response.text("x").cacheFor(Duration.ofMinutes(2)).header("Cache-Control")).isEqualTo("private, max-age=120");
        assertThat(Response.text("x").cacheControl(CachePolicy.maxAge(Duration.ofDays(1)).publicly().sharedMaxAge(Duration.ofHours(1))
                .mustRevalidate().immutable().noTransform().staleWhileRevalidate(Duration.ofSeconds(5)).staleIfError(Duration.ofSeconds(6)))
                .header("Cache-Control")).isEqualTo("max-age=86400, public, s-maxage=3600, must-revalidate, immutable, no-transform, "
                + "stale-while-revalidate=5, stale-if-error=6");
        assertThat(CachePolicy.noCache().privately()).hasToString("no-cache, private");
        assertThatThrownBy(() -> CachePolicy.maxAge(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing can be kept for PT-1S: the time is negative. Use noStore() or noCache().");
    }

    private Response get(String target, String tag) {
        Request request = Request.of("GET", target);
        return app.handle(tag.isEmpty() ? request : request.withHeader("If-None-Match", tag));
    }
}
