package dev.carafe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carafe.http.header.CacheControl;
import dev.carafe.http.header.ContentRange;
import dev.carafe.http.header.ETag;
import dev.carafe.http.header.ETags;
import dev.carafe.http.header.IfRange;
import dev.carafe.http.header.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers that say which version, and which part of it, a client has or wants. */
class ConditionHeadersTest {
    @Test
    void marksAreReadByStrength() {
        ETags tags = ETags.parse("\"a\", W/\"b\", w/\"c\", d, \"e,f\"");
        assertThat(tags).isEqualTo(new ETags(false, Set.of("a", "d", "e,f"), Set.of("b", "c")));
        assertThat(tags.contains("a")).isTrue();
        assertThat(tags.contains("b")).isFalse();
        assertThat(tags.containsWeak("b")).isTrue();
        assertThat(tags.containsWeak("x")).isFalse();
    }

    @Test
    void aStarStandsForAnyMark() {
        assertThat(ETags.parse("*")).isEqualTo(new ETags(true, Set.of(), Set.of()));
        assertThat(ETags.parse("*").contains("a")).isTrue();
        assertThat(ETags.parse("\"*\"").star()).isFalse();
    }

    @Test
    void noHeaderIsNoMark() {
        assertThat(ETags.parse(null).isEmpty()).isTrue();
        assertThat(ETags.parse(" ,, ").isEmpty()).isTrue();
    }

    @Test
    void aMarkIsWrittenInQuotes() {
        assertThat(ETag.strong("v1")).hasToString("\"v1\"");
        assertThat(ETag.weak("v1")).hasToString("W/\"v1\"");
        assertThatIllegalArgumentException().isThrownBy(() -> ETag.strong("a\"b"))
                .withMessageStartingWith("An ETag can't hold quotes");
        assertThatIllegalArgumentException().isThrownBy(() -> ETag.weak("a\r\nb"));
    }

    @Test
    void ifRangeIsAMarkOrADate() {
        assertThat(IfRange.parse("\"xyz\"")).isEqualTo(new IfRange(ETag.strong("xyz"), null));
        assertThat(IfRange.parse("W/\"xyz\"")).isEqualTo(new IfRange(ETag.weak("xyz"), null));
        assertThat(IfRange.parse("Wed, 02 Dec 2020 20:29:19 GMT"))
                .isEqualTo(new IfRange(null, Instant.parse("2020-12-02T20:29:19Z")));
        assertThat(IfRange.parse("\"a\", \"b\"")).isEqualTo(new IfRange(null, null));
        assertThat(IfRange.parse(null)).isEqualTo(new IfRange(null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bytes=0-3        | [Span[start=0, end=4]]                          | [Span[start=0, end=4]]",
        "Bytes = 4-       | [Span[start=4, end=null]]                       | [Span[start=4, end=10]]",
        "bytes=-3         | [Span[start=-3, end=null]]                      | [Span[start=7, end=10]]",
        "bytes=-99        | [Span[start=-99, end=null]]                     | [Span[start=0, end=10]]",
        "bytes=0-99       | [Span[start=0, end=100]]                        | [Span[start=0, end=10]]",
        "bytes=99-        | [Span[start=99, end=null]]                      | []",
        "bytes=0-0, 5-6   | [Span[start=0, end=1], Span[start=5, end=7]]    | [Span[start=0, end=1], Span[start=5, end=7]]",
        "bytes=8-99999999999999999999 | [Span[start=8, end=288230376151711745]] | [Span[start=8, end=10]]",
    })
    void aRangeIsReadAndResolved(String header, String spans, String resolved) {
        Range range = Range.parse(header);
        assertThat(range).isNotNull().extracting(Range::unit).isEqualTo("bytes");
        assertThat(range.spans().toString()).isEqualTo(spans);
        assertThat(range.resolve(10).toString()).isEqualTo(resolved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=a-b", "bytes=5-2", "bytes=-", "bytes=--5", "bytes=1-2-3",
        "=0-1", "bytes=1", "bytes=0-1,x", "bytes=+1-2"})
    void aMalformedRangeReadsAsAbsent(String header) {
        assertThat(Range.parse(header)).isNull();
    }

    @Test
    void aContentRangeCountsTheLastPositionIn() {
        assertThat(ContentRange.of(0, 4, 10)).hasToString("bytes 0-3/10");
        assertThat(ContentRange.unsatisfied(10)).hasToString("bytes */10");
    }

    @Test
    void cacheControlIsReadByDirective() {
        CacheControl cache = CacheControl.parse("No-Cache, max-age=60, max-stale, private=\"a, b\"");
        assertThat(cache.noCache()).isTrue();
        assertThat(cache.noStore()).isFalse();
        assertThat(cache.maxAge()).isEqualTo(Duration.ofMinutes(1));
        assertThat(cache.maxStale()).isNull();
        assertThat(cache.contains("max-stale")).isTrue();
        assertThat(cache.get("Private")).isEqualTo("a, b");
        assertThat(cache.get("no-transform")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age", "max-age=", "max-age=x", "max-age=-1", "max-age=1.5", "", "garbage"})
    void whatIsNoNumberOfSecondsReadsAsAbsent(String header) {
        assertThat(CacheControl.parse(header).maxAge()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age=2147483648", "max-age=2147483649", "max-age=99999999999", "max-age=99999999999999999999"})
    void whatIsTooManySecondsReadsAsTheMost(String header) {
        assertThat(CacheControl.parse(header).maxAge()).isEqualTo(Duration.ofSeconds(2_147_483_648L));
    }

    @Test
    void anyInputIsReadInLinearTime() {
        Fuzz.strings("aW/\"*, -=0159é\\", 20_000).forEach(header -> {
            ETags.parse(header);
            IfRange.parse(header);
            CacheControl.parse(header);
            Range range = Range.parse("bytes=" + header);
            if (range != null) {
                assertThat(range.resolve(5)).allMatch(span -> span.start() >= 0 && span.start() < 5);
            }
        });
        Fuzz.within(Duration.ofSeconds(5), () -> ETags.parse("W/\"".repeat(1_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> ETags.parse("a ".repeat(1_000_000)));
        Fuzz.within(Duration.ofSeconds(5), () -> Range.parse("bytes=" + "0-0,".repeat(1_000_000)));
    }
}
