package dev.carafe.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.MultiValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is set reads the same in the request that sets it and in the next one. */
class SessionValuesTest {
    private static final CookieSessions SESSIONS = new CookieSessions(SessionSettings.DEFAULTS.keys(List.of("a-key-for-tests")));
    private static final Instant TIME = Instant.parse("2020-12-03T18:34:50.987654321Z");
    private static final Instant SECOND = Instant.parse("2020-12-03T18:34:50Z");

    private static Session next(Session session) {
        String cookie = Objects.requireNonNull(SESSIONS.save(session)).value();
        return SESSIONS.open(MultiValues.of(Map.of("session", List.of(cookie))));
    }

    /** This request's session and the next one's. */
    private static List<Session> both(@Nullable Object value) {
        Session session = Session.empty().set("v", value);
        return List.of(session, next(Session.empty().set("v", value)));
    }

    static List<Object> values() {
        return List.of(true, "text", 5, 5L, 3_000_000_000L, (short) 5, (byte) -5, BigInteger.TEN, BigInteger.TWO.pow(70), 2.5, 2.5f,
                0.1f, 3.0, new BigDecimal("1.10"), 'c', TIME, TIME.atOffset(ZoneOffset.ofHours(2)), TIME.atZone(ZoneOffset.UTC),
                LocalDateTime.parse("2020-12-03T18:34:50.5"), new UUID(1, 2), new Markup("<b>"), Tuple.of(1L, List.of(2L), 'x', null),
                List.of(1L, 2L), Set.of(7L), new ArrayDeque<>(List.of(1, 2)), new String[] {"a", "b"}, new long[] {1, 1L << 40},
                new double[] {0.5}, new Object[] {1L, new int[] {2}}, Map.of("n", 5L, "m", Map.of("at", TIME)), Map.of(1, "a"),
                Map.of(" t", 5L), Collections.singletonMap(null, 1), Arrays.<@Nullable Object>asList("a", null, List.of(TIME)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyValueReadsTheSameInBothRequests(Object value) {
        Session session = Session.empty().set("v", value);
        Object now = session.get("v");

        assertThat(next(session).get("v")).isEqualTo(now).hasSameClassAs(now);
        assertThat(Session.empty().set("v", value).toMap()).isEqualTo(next(session).toMap());
        assertThat(Session.empty().set("v", value).pop("v")).isEqualTo(now);
        assertThat(Session.empty().setDefault("v", value)).isEqualTo(now);
        assertThat(Session.empty().set("v", value).iterator().next().getValue()).isEqualTo(now);
    }

    @Test
    void bytesReadTheSameInBothRequests() {
        assertThat(both(new byte[] {0, -1})).allSatisfy(session -> assertThat(session.get("v", byte[].class)).containsExactly(0, -1));
    }

    @Test
    void numbersAreGivenAsAnyKindThatHoldsThemExactly() {
        for (Object five : List.of(5, 5L, (short) 5, (byte) 5, BigInteger.valueOf(5), 5.0, 5.0f, new BigDecimal("5"))) {
            assertThat(both(five)).as(five.getClass().getSimpleName()).allSatisfy(session -> {
                assertThat(session.get("v", BigDecimal.class)).isEqualByComparingTo("5");
                if (!(five instanceof BigDecimal)) {
                    assertThat(session.get("v", Long.class)).isEqualTo(5L);
                    assertThat(session.get("v", long.class)).isEqualTo(5L);
                    assertThat(session.get("v", Integer.class)).isEqualTo(5);
                    assertThat(session.get("v", Short.class)).isEqualTo((short) 5);
                    assertThat(session.get("v", Byte.class)).isEqualTo((byte) 5);
                    assertThat(session.get("v", BigInteger.class)).isEqualTo(5);
                    assertThat(session.get("v", Double.class)).isEqualTo(5.0);
                    assertThat(session.get("v", Float.class)).isEqualTo(5.0f);
                    assertThat(session.get("v", Number.class)).isNotNull();
                }
            });
        }
        assertThat(both(0.1f)).allSatisfy(session -> assertThat(session.get("v", Float.class)).isEqualTo(0.1f));
        assertThat(both(new BigDecimal("12345678901234567890.10"))).allSatisfy(session ->
                assertThat(session.get("v", BigDecimal.class)).isEqualTo(new BigDecimal("12345678901234567890.10")));
    }

    @Test
    void aNumberThatWouldChangeIsOfAnotherType() {
        assertThat(both(3_000_000_000L)).allSatisfy(session -> {
            assertThat(session.get("v", Integer.class)).isNull();
            assertThat(session.getInt("v", -1)).isEqualTo(-1);
            assertThat(session.getLong("v", -1)).isEqualTo(3_000_000_000L);
        });
        assertThat(both(2.5)).allSatisfy(session -> assertThat(session.get("v", Long.class)).isNull());
        assertThat(both((1L << 53) + 1)).allSatisfy(session -> assertThat(session.get("v", Double.class)).isNull());
        assertThat(both(1e300)).allSatisfy(session -> assertThat(session.get("v", Float.class)).isNull());
        assertThat(both("5")).allSatisfy(session -> assertThat(session.get("v", Long.class)).isNull());
    }

    @Test
    void datesAreGivenAsAnyKindInWholeSeconds() {
        OffsetDateTime utc = SECOND.atOffset(ZoneOffset.UTC);
        for (Object time : List.of(
                TIME, TIME.atOffset(ZoneOffset.ofHours(-5)), TIME.atZone(ZoneOffset.ofHours(1)), utc.toLocalDateTime())) {
            assertThat(both(time)).allSatisfy(session -> {
                assertThat(session.get("v", Instant.class)).isEqualTo(SECOND);
                assertThat(session.get("v", OffsetDateTime.class)).isEqualTo(utc);
                assertThat(session.get("v", ZonedDateTime.class)).isEqualTo(utc.toZonedDateTime());
                assertThat(session.get("v", LocalDateTime.class)).isEqualTo(utc.toLocalDateTime());
                assertThat(session.get("v", String.class)).isNull();
            });
        }
    }

    @Test
    void fallbacksStandInForWhatIsMissingOrOfAnotherType() {
        assertThat(both(List.of())).allSatisfy(session -> {
            for (String name : List.of("v", "none")) {
                assertThat(session.getString(name)).isNull();
                assertThat(session.getString(name, "f")).isEqualTo("f");
                assertThat(session.getInt(name, 1)).isEqualTo(1);
                assertThat(session.getLong(name, 2)).isEqualTo(2);
                assertThat(session.getDouble(name, 0.5)).isEqualTo(0.5);
                assertThat(session.getBoolean(name, true)).isTrue();
                assertThat(session.getList(name, String.class)).isEmpty();
            }
        });
        assertThat(both(false)).allSatisfy(session -> assertThat(session.getBoolean("v", true)).isFalse());
        assertThat(both("s")).allSatisfy(session -> assertThat(session.getString("v", "f")).isEqualTo("s"));
        assertThat(both(2)).allSatisfy(session -> assertThat(session.getDouble("v", 0)).isEqualTo(2.0));
    }

    @Test
    void listsAreGivenWithElementsOfAType() {
        for (Object ids : List.of(List.of(1L, 1L << 40), new long[] {1, 1L << 40}, Tuple.of(1, 1L << 40))) {
            assertThat(both(ids)).allSatisfy(session -> {
                assertThat(session.getList("v", Long.class)).containsExactly(1L, 1L << 40);
                assertThat(session.getList("v", Integer.class)).isEmpty();
            });
        }
        assertThat(both(Set.of(TIME))).allSatisfy(session -> assertThat(session.getList("v", Instant.class)).containsExactly(SECOND));
    }

    @Test
    void whatIsAddedToAListAfterwardsIsKept() {
        List<Object> items = new ArrayList<>(List.of("a"));
        Map<String, Object> map = new HashMap<>();
        Session session = Session.empty().set("items", items).set("map", map);
        items.add(5L);
        map.put("at", TIME);

        assertThat(session.get("items")).isEqualTo(List.of("a", 5));
        assertThat(next(session).get("items")).isEqualTo(List.of("a", 5));
        assertThat(next(session).get("map")).isEqualTo(Map.of("at", SECOND.atOffset(ZoneOffset.UTC)));
    }

    @Test
    void aListThatIsReadCanBeAddedTo() {
        Session session = next(Session.empty().set("ids", List.of(1L)));
        @SuppressWarnings("unchecked")
        List<Object> ids = (List<Object>) Objects.requireNonNull(session.get("ids"));
        ids.add(2L);

        assertThat(next(session.modified(true)).getList("ids", Long.class)).containsExactly(1L, 2L);
    }
}
