package dev.carafe.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final List<Consumer<Session>> READS = List.of(
            session -> session.get("a"), session -> session.get("a", String.class), session -> session.getInt("a", 0),
            session -> session.getString("a"), session -> session.getString("a", ""), session -> session.getLong("a", 0),
            session -> session.getDouble("a", 0), session -> session.getBoolean("a", false), session -> session.getList("a", String.class),
            session -> session.contains("a"), Session::size, Session::isEmpty, Session::names, Session::toMap,
            session -> session.iterator().hasNext(), Session::permanent);
    private static final List<Consumer<Session>> WRITES = List.of(
            session -> session.set("a", 1), session -> session.setDefault("b", 1), session -> session.pop("a"),
            session -> session.remove("a"), Session::clear, session -> session.permanent(true));

    @Test
    void anUntouchedSessionIsNeitherAccessedNorModified() {
        Session session = Session.empty();
        assertThat(session.isNew()).isTrue();
        assertThat(session.accessed()).isFalse();
        assertThat(session.modified()).isFalse();
    }

    @Test
    void everyReadIsAnAccess() {
        assertThat(READS).allSatisfy(read -> {
            Session session = Session.of(Map.of("a", "1"));
            read.accept(session);
            assertThat(session.accessed()).isTrue();
            assertThat(session.modified()).isFalse();
        });
    }

    @Test
    void everyWriteIsAChange() {
        assertThat(WRITES).allSatisfy(write -> {
            Session session = Session.of(Map.of("a", "1"));
            write.accept(session);
            assertThat(session.accessed()).isTrue();
            assertThat(session.modified()).isTrue();
        });
    }

    @Test
    void whatLeavesTheSessionAsItWasIsAnAccessAndNoChange() {
        List<Consumer<Session>> idle = List.of(session -> session.setDefault("a", 2), session -> session.pop("b"),
                session -> session.remove("b"));
        assertThat(idle).allSatisfy(write -> {
            Session session = Session.of(Map.of("a", "1"));
            write.accept(session);
            assertThat(session.accessed()).isTrue();
            assertThat(session.modified()).isFalse();
        });
        assertThat(Session.empty().clear().modified()).as("as in Flask").isTrue();
    }

    @Test
    void aChangeStaysOneWhenNothingElseChanges() {
        assertThat(Session.of(Map.of("a", "1")).set("a", "2").remove("b").modified()).isTrue();
    }

    @Test
    void valuesAreKeptInOrder() {
        Session session = Session.empty().set("b", 1).set("a", null);
        assertThat(session.names()).containsExactly("b", "a");
        assertThat(session.contains("a")).isTrue();
        assertThat(session.get("a")).isNull();
        assertThat(session.size()).isEqualTo(2);
    }

    @Test
    void aTypedReadTakesOtherTypesForAbsent() {
        Session session = Session.of(Map.of("n", 7, "s", "x"));
        assertThat(session.get("s", String.class)).isEqualTo("x");
        assertThat(session.get("n", String.class)).isNull();
        assertThat(session.getInt("n", -1)).isEqualTo(7);
        assertThat(session.getInt("s", -1)).isEqualTo(-1);
    }

    @Test
    void popGivesWhatItForgets() {
        Session session = Session.of(Map.of("a", "1"));
        assertThat(session.pop("a")).isEqualTo("1");
        assertThat(session.pop("a")).isNull();
        assertThat(session.setDefault("a", "2")).isEqualTo("2");
        assertThat(session.setDefault("a", "3")).isEqualTo("2");
    }

    @Test
    void theViewCanNotBeChanged() {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> Session.empty().toMap().put("a", 1));
    }

    @Test
    void permanentIsKeptInTheSession() {
        Session session = Session.empty().permanent(true);
        assertThat(session.permanent()).isTrue();
        assertThat(session.toMap()).isEqualTo(Map.of("_permanent", true));
    }

    @Test
    void anUnavailableSessionReadsAsEmptyAndRefusesEveryWrite() {
        Session session = Session.unavailable("no place");
        assertThat(session.get("a")).isNull();
        assertThat(session.isEmpty()).isTrue();
        assertThat(WRITES).allSatisfy(write ->
                assertThatIllegalStateException().isThrownBy(() -> write.accept(session)).withMessage("no place"));
    }

    @Test
    void toStringShowsNoValues() {
        assertThat(Session.of(Map.of("a", "secret"))).hasToString("Session[a]");
    }

    @Test
    void flashedMessagesWaitUntilTheyAreTaken() {
        Session session = Session.empty();
        Flashes.add(session, "info", "one");
        Flashes.add(session, "message", "two");
        assertThat(TaggedJsonWriter.write(session.toMap()))
                .isEqualTo("{\"_flashes\":[{\" t\":[\"info\",\"one\"]},{\" t\":[\"message\",\"two\"]}]}");
        assertThat(Flashes.take(session))
                .containsExactly(new Flashes.Message("info", "one"), new Flashes.Message("message", "two"));
        assertThat(Flashes.take(session)).isEmpty();
        assertThat(session.isEmpty()).isTrue();
    }

    @Test
    void takingNoMessagesChangesNothing() {
        Session session = Session.empty();
        assertThat(Flashes.take(session)).isEmpty();
        assertThat(session.modified()).isFalse();
    }

    @Test
    void onlyAStoresSessionHasAnId() {
        Session stored = Session.of("7", Map.of("a", 1));
        assertThat(stored.id()).isEqualTo("7");
        assertThat(stored.isNew()).isFalse();
        assertThat(stored.accessed()).isFalse();
        assertThat(Session.of(Map.of("a", 1)).id()).isNull();
        assertThat(Session.empty().id()).isNull();
    }
}
