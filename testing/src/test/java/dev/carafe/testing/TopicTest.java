package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carafe.App;
import dev.carafe.http.Response;
import dev.carafe.http.ServerSentEvent;
import dev.carafe.live.Subscription;
import dev.carafe.live.Topic;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Topics as their clients see them, in memory and through a server. */
@Timeout(60)
class TopicTest {
    record Message(String text) { }

    /** What no provider can write. */
    static final class Broken {
        public int getValue() {
            throw new UnsupportedOperationException("on purpose");
        }
    }

    private final App app = App.create("chat");
    private final Topic<Message> chat = app.topic("chat", Message.class).keeping(3);
    @AutoClose
    private TestClient client;

    TopicTest() {
        app.get("/events", chat::events)
                .websocket("/socket", ws -> chat.join(ws, text -> chat.publish(new Message(text))))
                .post("/", req -> {
                    chat.publish(req.json(Message.class));
                    return Response.noContent();
                });
    }

    static Stream<Function<App, TestClient>> transports() {
        return Stream.of(TestClient::of, TestClient::live);
    }

    private void awaitSubscribers(int count) {
        while (chat.subscribers() != count) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void eventsAndSocketsHearTheSame(Function<App, TestClient> transport) {
        client = transport.apply(app);
        try (TestStream stream = client.stream("/events"); TestWebSocket one = client.websocket("/socket");
                TestWebSocket two = client.websocket("/socket")) {
            awaitSubscribers(3);
            client.post("/", new Message("hello"));
            assertThat(stream.nextEvent().data()).isEqualTo("{\"text\":\"hello\"}");
            assertThat(one.receiveJson(Message.class)).isEqualTo(new Message("hello"));
            two.send("by a socket");
            assertThat(two.receiveJson(Message.class)).isEqualTo(new Message("hello"));
            assertThat(two.receiveJson(Message.class)).isEqualTo(new Message("by a socket"));
            assertThat(one.receiveJson(Message.class)).isEqualTo(new Message("by a socket"));
            assertThat(stream.nextEvent().data()).contains("by a socket");
        }
    }

    @Test
    void clientThatComesBackGetsWhatItMissed() {
        client = TestClient.of(app);
        publish("1", "2");
        String id;
        try (TestStream stream = client.stream("/events")) {
            awaitSubscribers(1);
            publish("3");
            ServerSentEvent event = stream.nextEvent();
            assertThat(event.data()).as("not what was before it came").isEqualTo("{\"text\":\"3\"}");
            id = event.id();
        }
        publish("4", "5");
        assertThat(after(id, 2)).containsExactly("4", "5");
        assertThat(texts(client.stream("/events?lastEventId=" + id), 2)).as("by the query").containsExactly("4", "5");
        publish("6", "7");
        assertThat(after(id, 3)).as("no more than is kept").containsExactly("5", "6", "7");
        assertThat(after("of-another-run-1", 3)).as("of another run").containsExactly("5", "6", "7");
        assertThat(chat.kept()).extracting(Message::text).containsExactly("5", "6", "7");
        assertThat(chat.lastEventId()).isEqualTo(id.replaceFirst("-3$", "-7"));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void idThatIsNoneOfOursHarmsNobody(String id) {
        client = TestClient.of(app);
        publish("1");
        try (TestStream stream = client.request("GET", "/events").header("Last-Event-ID", id).stream()) {
            awaitSubscribers(1);
            publish("2");
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.nextEvent().data()).isIn("{\"text\":\"1\"}", "{\"text\":\"2\"}");
        }
    }

    private static List<String> ids() {
        return List.of("", "x", "-1", "1", "99999999999999999999", "a-99999999999999999999");
    }

    @Test
    void subscriberThatIsTooSlowIsLetGoAndTheOthersAreNot() throws InterruptedException {
        Topic<Integer> numbers = app.topic("numbers", Integer.class).buffering(2);
        try (Subscription<Integer> slow = numbers.subscribe(); Subscription<Integer> quick = numbers.subscribe()) {
            for (int i = 1; i <= 3; i++) {
                numbers.publish(i);
                assertThat(quick.take()).isEqualTo(i);
            }
            assertThat(slow.take()).isNull();
            assertThat(slow.isTooSlow()).isTrue();
            assertThat(numbers.subscribers()).isEqualTo(1);
        }
        assertThat(numbers.subscribers()).isZero();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void allEndsWhenTheAppStops(Function<App, TestClient> transport) throws InterruptedException {
        client = transport.apply(app);
        try (Subscription<Message> own = chat.subscribe(); TestStream stream = client.stream("/events");
                TestWebSocket socket = client.websocket("/socket")) {
            awaitSubscribers(3);
            publish("last");
            app.close();
            assertThat(own.take()).isEqualTo(new Message("last"));
            assertThat(own.take()).isNull();
            assertThat(stream.nextEvent().data()).isEqualTo("{\"text\":\"last\"}");
            assertThat(stream.nextEvent()).isNull();
            assertThat(socket.receiveText()).isEqualTo("{\"text\":\"last\"}");
            assertThat(socket.closeCode()).isEqualTo(1001);
        }
        assertThat(chat.subscribers()).isZero();
    }

    @Test
    void messageWithoutAJsonFormIsRefusedAndReachesNobody() {
        client = TestClient.of(app);
        Topic<Object> anything = app.topic("anything", Object.class).keeping(1);
        assertThatThrownBy(() -> anything.publish(new Broken())).isInstanceOf(IllegalArgumentException.class);
        assertThat(anything.kept()).isEmpty();
    }

    @Test
    void mistakesAreTold() {
        assertThat(app.topic("chat", Message.class)).isSameAs(chat);
        assertThatThrownBy(() -> app.topic("chat", String.class)).hasMessage("The topic 'chat' has messages of "
                + Message.class.getName() + ", not of java.lang.String. Ask for that class, or choose another name.");
        assertThatThrownBy(() -> chat.keeping(0)).hasMessage("The topic 'chat' can't have keeping(0). Give a number from 1 on.");
    }

    private void publish(String... texts) {
        for (String text : texts) {
            chat.publish(new Message(text));
        }
    }

    private List<String> after(String id, int count) {
        return texts(client.request("GET", "/events").header("Last-Event-ID", id).stream(), count);
    }

    private static List<String> texts(TestStream stream, int count) {
        try (stream) {
            return Stream.generate(stream::nextEvent).limit(count).map(event -> event.data().replaceAll("\\D", "")).toList();
        }
    }
}
