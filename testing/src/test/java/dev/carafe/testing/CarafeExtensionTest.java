package dev.carafe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CarafeExtensionTest {
    private static App counter() {
        AtomicInteger count = new AtomicInteger();
        return App.create("counter").get("/", req -> "" + count.incrementAndGet());
    }

    @Nested
    class InMemory {
        @RegisterExtension
        static final CarafeExtension CARAFE = CarafeExtension.of(CarafeExtensionTest::counter);

        @BeforeEach
        void countsOnce(TestClient client) {
            assertThat(client.get("/")).hasText("1");
        }

        @RepeatedTest(2)
        void eachTestHasAnAppOfItsOwn(TestClient client) {
            assertThat(client.get("/")).hasText("2");
            assertThat(client.uri()).hasPort(5000);
        }

        @Test
        void appIsThatOfTheClient(App app, TestClient client) {
            assertThat(TestClient.of(app).get("/")).hasText("2");
            assertThat(client.get("/")).hasText("3");
        }
    }

    @Nested
    class OverTheNetwork {
        private static final AtomicInteger STOPPED = new AtomicInteger();
        @RegisterExtension
        static final CarafeExtension CARAFE = CarafeExtension.live(() -> counter().onStop(STOPPED::incrementAndGet));

        @RepeatedTest(2)
        void serverRuns(TestClient client) {
            assertThat(client.get("/")).hasText("1");
            assertThat(client.uri().getPort()).isNotEqualTo(5000);
        }

        @AfterAll
        static void serverOfEachTestIsStopped() {
            assertThat(STOPPED).hasValue(2);
        }
    }
}
